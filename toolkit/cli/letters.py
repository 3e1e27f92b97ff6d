"""`toolkit letters`, and what `toolkit remind` says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from toolkit.cli.commands import summary
from toolkit.cli.options import echo_header, now, with_session
from toolkit.messages import _, ngettext
from toolkit.workflows.workspace import Session

if TYPE_CHECKING:
    from toolkit.workflows.letters_out import LettersWritten

KINDS = ("request", "feedback", "reminder", "thanks")


@click.command(help=summary("letters"))
@click.argument("kind", metavar="KIND", type=click.Choice(KINDS))
@with_session
def letters(session: Session, kind: str) -> int:
    from toolkit.reporting.letters_writer import LetterKind
    from toolkit.workflows.letters_out import write_letters

    echo_header(session)
    written = write_letters(session, LetterKind(kind), now())
    if not written.letters:
        click.echo(_("No agency is due such a letter now."))
        return 0
    echo_letters(session, written)
    return 0


def echo_letters(session: Session, written: LettersWritten) -> None:
    """Say what was written, where, and what a person had changed."""
    relative = session.workspace.relative
    count = len(written.letters)
    click.echo(
        ngettext("{n} letter in {folder}", "{n} letters in {folder}", count).format(
            n=count, folder=relative(written.letters[0].parent)
        )
    )
    if written.printed is not None:
        click.echo(_("All of them for printing: {path}").format(path=relative(written.printed)))
    for path in written.edited:
        click.echo(
            _("{path} was edited by a person and stays as it is; print it from its own file.").format(
                path=relative(path)
            )
        )
