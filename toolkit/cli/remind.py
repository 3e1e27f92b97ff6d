"""`toolkit remind`."""

from __future__ import annotations

import click

from toolkit.cli.commands import summary
from toolkit.cli.letters import echo_letters
from toolkit.cli.options import echo_header, now, with_session
from toolkit.messages import _
from toolkit.workflows.workspace import Session


@click.command(help=summary("remind"))
@with_session
def remind(session: Session) -> int:
    from toolkit.workflows.remind import write_reminders

    echo_header(session)
    written = write_reminders(session, now())
    if not written.letters:
        click.echo(_("Nobody needs a reminder: every agency has a return without open faults."))
        return 0
    echo_letters(session, written)
    return 0
