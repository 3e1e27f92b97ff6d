"""What `consolidate` and `demo` say at the end: counts, what was made, who is missing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from toolkit.cli.words import echo_finding
from toolkit.messages import _, ngettext
from toolkit.messages.words import OUTCOME_WORDS
from toolkit.model.findings import Outcome, Severity
from toolkit.model.register import AgencyKind
from toolkit.workflows.workspace import Session

if TYPE_CHECKING:
    from toolkit.workflows.consolidate import Consolidated

_SHOWN_MISSING = 30


def echo_summary(session: Session, done: Consolidated) -> None:
    """The result of a run in a screenful: files, returns, what is open, who is missing, where things lie."""
    _echo_files(done)
    _echo_open(done)
    _echo_missing(done)
    for question in done.questions:
        click.echo(question)
    for name, path in done.outputs:
        click.echo(f"{_(name)}: {session.workspace.relative(path)}")


def _echo_files(done: Consolidated) -> None:
    judged = done.state.judged
    if not judged:
        click.echo(_("Nothing has been received for this period. Put returns into inbox/ and run again."))
    new = sum(file.new for file in judged)
    outcomes = Counter(file.checked.outcome for file in judged)
    parts = [
        f"{outcomes[outcome]} {_(words)}" for outcome, words in OUTCOME_WORDS.items() if outcomes[outcome]
    ]
    text = ngettext("{n} file of the period ({new} new)", "{n} files of the period ({new} new)", len(judged))
    click.echo(text.format(n=len(judged), new=new) + (": " + ", ".join(parts) if parts else ""))
    if done.attachments:
        count = len(done.attachments)
        click.echo(
            ngettext(
                "{n} attachment is kept in the archive", "{n} attachments are kept in the archive", count
            ).format(n=count)
        )
    for one in done.unusable:
        click.echo(one.file)
        for finding in one.findings:
            echo_finding(finding)


def _echo_open(done: Consolidated) -> None:
    for file in done.state.judged:
        if file.checked.outcome in (Outcome.HELD, Outcome.REJECTED) and not file.counts:
            who = file.checked.agency or _("unknown agency")
            click.echo(f"{file.received.file}: {_(OUTCOME_WORDS[file.checked.outcome])} ({who})")
            for finding in file.checked.findings:
                if finding.severity is Severity.ERROR:
                    echo_finding(finding)
        if file.note:
            click.echo(f"{file.received.file}: {file.note}")
        if file.resubmission and file.new:
            click.echo(f"{file.received.file}: {file.resubmission}")


def _echo_missing(done: Consolidated) -> None:
    expected = [one for one in done.state.consolidation.agencies if one.expected]
    missing = [one for one in expected if one.received_on is None]
    click.echo(
        _(
            "{received} of {expected} agencies have reported, {on_time} of them in time; {missing} are missing"
        ).format(
            received=len(expected) - len(missing),
            expected=len(expected),
            on_time=sum(one.on_time is True for one in expected),
            missing=len(missing),
        )
    )
    names = {agency.code: agency for agency in done.state.register.directory.agencies}
    shown = sorted(missing, key=lambda one: (names[one.code].kind is AgencyKind.COMMUNE, one.code))
    for one in shown[:_SHOWN_MISSING]:
        agency = names[one.code]
        phone = f", {agency.phone}" if agency.phone else ""
        click.echo(f"  {one.code} {agency.name}{phone}")
    unsigned = [one.code for one in expected if one.lacks_paper]
    if unsigned:
        text = ngettext(
            "{n} agency has figures in, but no signed paper yet: {codes}",
            "{n} agencies have figures in, but no signed paper yet: {codes}",
            len(unsigned),
        )
        listed = ", ".join(unsigned[:_SHOWN_MISSING]) + (", …" if len(unsigned) > _SHOWN_MISSING else "")
        click.echo(text.format(n=len(unsigned), codes=listed))
    if len(shown) > _SHOWN_MISSING:
        click.echo(_("  … and {n} more (toolkit status)").format(n=len(shown) - _SHOWN_MISSING))
