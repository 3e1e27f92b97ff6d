"""`toolkit issue`."""

from __future__ import annotations

import click

from toolkit.cli.options import echo_header, now, with_session
from toolkit.cli.progress import progress
from toolkit.messages import _, ngettext
from toolkit.workflows.workspace import Session


@click.command(help=_("Write one form per agency, the list of what was issued, and the cover letter."))
@with_session
def issue(session: Session) -> int:
    from toolkit.workflows.issue import issue_forms

    echo_header(session)
    with progress(_("Writing forms")) as step:
        issued = issue_forms(session, now(), step)
    click.echo(
        ngettext("{n} form in {folder}", "{n} forms in {folder}", len(issued.contents)).format(
            n=len(issued.contents), folder=session.workspace.relative(issued.folder)
        )
    )
    click.echo(_("List of what was issued: {path}").format(path=session.workspace.relative(issued.list_file)))
    click.echo(_("Cover letter: {path}").format(path=session.workspace.relative(issued.letter)))
    if issued.problems:
        n = len(issued.problems)
        click.echo(
            ngettext(
                "{n} thing needs a person (second sheet of the list):",
                "{n} things need a person (second sheet of the list):",
                n,
            ).format(n=n)
        )
        for problem in issued.problems[:12]:
            click.echo(f"  {problem.text}")
        if n > 12:
            click.echo(_("  … and {n} more").format(n=n - 12))
    return 0
