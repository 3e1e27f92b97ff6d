"""`toolkit issue`."""

from __future__ import annotations

from collections import Counter

import click

from toolkit.cli.commands import summary
from toolkit.cli.options import echo_header, now, with_session
from toolkit.cli.progress import progress
from toolkit.messages import _, ngettext
from toolkit.workflows.workspace import Session

_SHOWN = 12


@click.command(help=summary("issue"))
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
    for path in issued.edited:
        click.echo(
            _("{old} was edited by a person and stays as it is; the new letter is {new}.").format(
                old=session.workspace.relative(path), new=session.workspace.relative(issued.letter)
            )
        )
    if not issued.telephone:
        click.echo(
            _(
                "The letter leaves a blank for the telephone: set it as 'phone' under [issuer] in toolkit.toml."
            )
        )
    if issued.open_links:
        click.echo(
            ngettext(
                "{n} duty or figure of two plans is not confirmed as one and the same, so it is asked twice "
                "(sheet 'Trùng giữa các kế hoạch' of master/tasks.xlsx).",
                "{n} duties or figures of two plans are not confirmed as one and the same, so they are asked twice "
                "(sheet 'Trùng giữa các kế hoạch' of master/tasks.xlsx).",
                issued.open_links,
            ).format(n=issued.open_links)
        )
    if issued.problems:
        n = len(issued.problems)
        click.echo(
            ngettext(
                "{n} thing needs a person (second sheet of the list):",
                "{n} things need a person (second sheet of the list):",
                n,
            ).format(n=n)
        )
        # One cause can stop many lines; the list names each, the screen each cause once.
        causes = Counter(problem.text for problem in issued.problems)
        for text, count in list(causes.items())[:_SHOWN]:
            click.echo(f"  {text}" + (f" ({count})" if count > 1 else ""))
        if len(causes) > _SHOWN:
            click.echo(_("  … and {n} more").format(n=len(causes) - _SHOWN))
    return 0
