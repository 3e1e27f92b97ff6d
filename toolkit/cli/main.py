"""The `toolkit` command: finds the asked command, runs it, and turns faults of use into one sentence."""

from __future__ import annotations

import importlib

import click

from toolkit import __version__
from toolkit.cli.commands import COMMANDS, HELP, OPTIONS, summary
from toolkit.cli.console import speak_the_language
from toolkit.messages import _
from toolkit.model.errors import ToolkitError


class LazyGroup(click.Group):
    """A group whose commands are imported only when they are needed, so that --help is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - signature of click
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"toolkit.cli.{COMMANDS[cmd_name].module}")
        command = getattr(module, cmd_name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list of commands, from their sentences alone."""
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, summary(name)) for name in COMMANDS])


def _root() -> click.Group:
    told = dict(OPTIONS)

    @click.group(cls=LazyGroup, invoke_without_command=True, help=_(HELP))
    @click.version_option(__version__, prog_name="toolkit", help=_(told["--version"]))
    @click.option("--workspace", metavar="DIR", help=_(told["--workspace DIR"]))
    @click.option("--period", metavar="PERIOD", help=_(told["--period PERIOD"]))
    @click.pass_context
    def toolkit(ctx: click.Context, workspace: str | None, period: str | None) -> int:
        if ctx.invoked_subcommand is not None:
            if workspace or period:
                raise click.UsageError(_("Write --workspace and --period after the command."))
            return 0
        from toolkit.cli.overview import overview

        return overview(workspace, period)

    return toolkit


def run(arguments: list[str] | None = None) -> int:
    """Run one command and give its exit code: 0 good, 1 some returns are not, 2 wrong use."""
    speak_the_language()
    try:
        code = _root().main(arguments, prog_name="toolkit", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return 2
    except click.Abort:
        click.echo(_("Stopped. Nothing is lost: run the same command again to go on."), err=True)
        return 2
    except ToolkitError as error:
        click.echo(str(error), err=True)
        return 2
    except PermissionError as error:
        text = _("{path} cannot be opened. If it is open in another program, close it and run again.")
        click.echo(text.format(path=error.filename), err=True)
        return 2
    return code if isinstance(code, int) else 0
