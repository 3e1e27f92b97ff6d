"""`toolkit demo DIR`."""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.cli.commands import summary
from toolkit.cli.progress import progress
from toolkit.cli.summary import echo_summary
from toolkit.messages import _


@click.command(help=summary("demo"))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def demo(folder: Path) -> int:
    from toolkit.workflows.demo import run_demo

    with progress(_("Sample cycle")) as step:
        shown = run_demo(folder, step)
    click.echo(_("All returns in this workspace are samples; every file made from them says so."))
    echo_summary(shown.session, shown.consolidated)
    return 0
