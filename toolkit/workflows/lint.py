"""`toolkit lint`: the form of a Word document."""

from __future__ import annotations

from pathlib import Path

from toolkit.lint.declaration_reader import read_declaration
from toolkit.lint.docx_reader import read_document
from toolkit.lint.judge import LintFinding, judge
from toolkit.messages import _
from toolkit.model.errors import WorkspaceError


def lint_file(path: Path) -> tuple[LintFinding, ...]:
    """Every fault in the form of a document.

    Raises WorkspaceError when the file is no Word document, or neither a document with a head nor an appendix.
    """
    findings = judge(read_document(path), read_declaration())
    if findings is None:
        raise WorkspaceError(
            _(
                "{path} is no administrative document: it has neither number, place and date, 'Kính gửi' and "
                "'Nơi nhận', nor a heading 'Phụ lục'. Check a report, its appendices or a letter."
            ).format(path=path)
        )
    return findings


def lint_json(path: Path, findings: tuple[LintFinding, ...]) -> dict[str, object]:
    """The findings of a file for other programs."""
    return {
        "file": str(path),
        "findings": [
            {
                "rule": one.rule,
                "source": one.source or None,
                "severity": one.severity.value,
                "part": one.spot.region.value,
                "section": one.spot.section or None,
                "table": one.spot.table or None,
                "row": one.spot.row or None,
                "text": one.excerpt or None,
                "count": one.count,
                "message": one.message,
                "remedy": one.remedy,
            }
            for one in findings
        ],
    }
