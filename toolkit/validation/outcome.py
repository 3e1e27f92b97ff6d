"""From findings to what becomes of a return; and rules that an office has switched for a while."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from toolkit.model.findings import Finding, Outcome, Severity
from toolkit.validation.batch import RuleSwitch

OFF = "off"


def outcome_of(findings: Iterable[Finding]) -> Outcome:
    """Errors return a file; warnings and infos do not. Held and rejected are decided at the intake."""
    if any(finding.severity is Severity.ERROR for finding in findings):
        return Outcome.RETURNED
    return Outcome.ACCEPTED


def switched(
    findings: Iterable[Finding], switches: Mapping[str, RuleSwitch], as_of: date
) -> tuple[Finding, ...]:
    """The findings with the severities that hold on ``as_of``; those switched off are left out.

    A switch holds from its first day to its last one, both included; without them it holds for good.
    """
    kept = []
    for finding in findings:
        switch = switches.get(finding.code)
        if switch is None or not _holds(switch, as_of):
            kept.append(finding)
        elif switch.severity != OFF:
            kept.append(replace(finding, severity=Severity(switch.severity)))
    return tuple(kept)


def _holds(switch: RuleSwitch, day: date) -> bool:
    begun = switch.from_ is None or switch.from_ <= day
    return begun and (switch.until is None or day <= switch.until)
