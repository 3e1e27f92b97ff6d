"""`toolkit log`."""

from __future__ import annotations

import click

from toolkit.cli.commands import summary
from toolkit.cli.options import echo_header, json_option, with_session
from toolkit.messages import _
from toolkit.workflows.workspace import Session


@click.command(help=summary("log"))
@json_option
@with_session
def log(session: Session, as_json: bool) -> int:
    from toolkit.workflows.history import event_json, event_line, period_log
    from toolkit.workflows.surfaces import to_text

    echo_header(session)
    events = period_log(session)
    if as_json:
        click.echo(to_text([event_json(event) for event in events]))
        return 0
    for event in events:
        click.echo(event_line(event))
    if not events:
        click.echo(_("Nothing is recorded for this period."))
    return 0
