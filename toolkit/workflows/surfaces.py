"""The JSON that other programs read (stable): findings, checked files, consolidated files."""

from __future__ import annotations

import json
from collections.abc import Iterable

from toolkit.messages.catalogue import describe
from toolkit.model.findings import Finding
from toolkit.model.returns import CheckedReturn, JudgedFile


def to_text(value: object) -> str:
    """JSON as it is printed: readable Vietnamese, two blanks of indent."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def finding_json(finding: Finding) -> dict[str, object]:
    """One finding with its place and, in the language in force, message and remedy."""
    words = describe(finding)
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "sheet": finding.place.sheet,
        "cell": finding.place.cell,
        "line": finding.place.line,
        "field": finding.place.field,
        "value": finding.value,
        "message": words.message,
        "remedy": words.remedy,
    }


def checked_json(checked: CheckedReturn) -> dict[str, object]:
    """One file as `validate --json` shows it."""
    return {
        "file": checked.file,
        "outcome": checked.outcome.value,
        "agency": checked.agency,
        "period": checked.period,
        "findings": [finding_json(finding) for finding in checked.findings],
    }


def judged_json(judged: JudgedFile) -> dict[str, object]:
    """One file as `consolidate --json` shows it."""
    return {
        **checked_json(judged.checked),
        "sha256": judged.received.sha256,
        "received_at": judged.received.received_at.isoformat(),
        "received_from": judged.received.received_from,
        "new": judged.new,
        "counts": judged.counts,
        "feedback": judged.feedback,
        "note": judged.note,
        "resubmission": judged.resubmission,
        "time_source": judged.received.time_source,
    }


def judged_list(files: Iterable[JudgedFile]) -> list[dict[str, object]]:
    """All files in order of receipt."""
    return [judged_json(file) for file in files]
