"""How outcomes and findings are shown on a screen."""

from __future__ import annotations

import click

from toolkit.messages import _
from toolkit.messages.catalogue import describe
from toolkit.messages.words import OUTCOME_WORDS, SEVERITY_WORDS
from toolkit.model.findings import Finding
from toolkit.model.returns import CheckedReturn


def echo_checked(checked: CheckedReturn) -> None:
    """One file: its outcome, then its findings, errors first as they come."""
    who = checked.agency or _("unknown agency")
    click.echo(f"{checked.file}: {_(OUTCOME_WORDS[checked.outcome])} ({who})")
    for finding in checked.findings:
        echo_finding(finding)


def echo_finding(finding: Finding) -> None:
    """One finding: code, place, fault, remedy."""
    words = describe(finding)
    place = " ".join(part for part in (finding.place.sheet, finding.place.cell) if part)
    where = f" [{place}]" if place else ""
    click.echo(f"  {finding.code} {_(SEVERITY_WORDS[finding.severity])}{where}: {words.message}")
    if words.remedy:
        click.echo(f"      {words.remedy}")
