"""`toolkit form describe`."""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.cli.commands import summary
from toolkit.cli.options import json_option
from toolkit.messages import _


@click.group(help=summary("form"))
def form() -> None:
    pass


@form.command(help=_("List the answer cells of a form or feedback workbook, for other programs."))
@click.argument("file", metavar="FORM", type=click.Path(path_type=Path))
@click.option("--workspace", hidden=True)
@click.option("--period", hidden=True)
@json_option
def describe(file: Path, workspace: str | None, period: str | None, as_json: bool) -> int:  # noqa: ARG001
    from toolkit.workflows.describe_form import describe_form
    from toolkit.workflows.surfaces import to_text

    description = describe_form(file)
    if as_json:
        click.echo(to_text(description.surface))
        return 0
    for row in description.rows:
        click.echo("\t".join(row))
    return 0
