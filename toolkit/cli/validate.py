"""`toolkit validate FILE...`."""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.cli.commands import summary
from toolkit.cli.options import echo_header, json_option, with_session
from toolkit.cli.words import echo_checked
from toolkit.model.findings import Outcome
from toolkit.workflows.workspace import Session


@click.command(help=summary("validate"))
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@json_option
@with_session
def validate(session: Session, files: tuple[Path, ...], as_json: bool) -> int:
    from toolkit.workflows.surfaces import checked_json, to_text
    from toolkit.workflows.validate import validate_files

    echo_header(session)
    checked = validate_files(session, files)
    if as_json:
        click.echo(to_text([checked_json(one) for one in checked]))
    else:
        for one in checked:
            echo_checked(one)
    return 0 if all(one.outcome is Outcome.ACCEPTED for one in checked) else 1
