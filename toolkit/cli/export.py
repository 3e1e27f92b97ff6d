"""`toolkit export`."""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.cli.commands import summary
from toolkit.cli.options import echo_header, with_session
from toolkit.messages import _
from toolkit.workflows.workspace import Session


@click.command(help=summary("export"))
@click.option("--json", "as_json", is_flag=True, help=_("Print JSON for other programs."))
@click.option(
    "--csv",
    "target",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help=_("Write CSV files into DIR."),
)
@click.option(
    "--sdmx",
    "sdmx",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help=_("Write the measures into FILE as SDMX-CSV, for statistical systems."),
)
@with_session
def export(session: Session, as_json: bool, target: Path | None, sdmx: Path | None) -> int:
    from toolkit.workflows.export import export_csv, export_json, export_sdmx
    from toolkit.workflows.surfaces import to_text

    if [as_json, target is not None, sdmx is not None].count(True) != 1:
        raise click.UsageError(_("Say one of --json, --csv DIR and --sdmx FILE."))
    echo_header(session)
    if sdmx is not None:
        click.echo(str(export_sdmx(session, sdmx)))
        return 0
    if target is None:
        click.echo(to_text(export_json(session)))
        return 0
    for path in export_csv(session, target):
        click.echo(str(path))
    return 0
