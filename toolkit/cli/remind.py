"""`toolkit remind`."""

from __future__ import annotations

import click

from toolkit.cli.commands import summary
from toolkit.cli.options import echo_header, with_session
from toolkit.messages import _, ngettext
from toolkit.workflows.workspace import Session


@click.command(help=summary("remind"))
@with_session
def remind(session: Session) -> int:
    from toolkit.workflows.remind import write_reminders

    echo_header(session)
    letters = write_reminders(session)
    if not letters:
        click.echo(_("Nobody needs a reminder: every agency has a return without open faults."))
        return 0
    folder = session.workspace.relative(letters[0].parent)
    click.echo(
        ngettext("{n} letter in {folder}", "{n} letters in {folder}", len(letters)).format(
            n=len(letters), folder=folder
        )
    )
    return 0
