"""Returns written as text: 'status: done; percent: 100', typed as the form declares each field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from toolkit.forms.arrange import places
from toolkit.forms.layout import field_named
from toolkit.model.findings import Finding
from toolkit.model.form import CellType, FormContent, MeasureLine, TargetBrief, TaskLine
from toolkit.model.period import Period
from toolkit.model.plan import Comparator
from toolkit.model.returns import Answer, Identity, ReadReturn, Value
from toolkit.validation.batch import Batch, ToCheck
from toolkit.validation.checks import check
from toolkit.vietnamese.dates import read_date

AS_OF = date(2026, 11, 30)
TASK = TaskLine(
    key="74-2026/I.1",
    plan="74-2026",
    plan_number="74/QĐ-UBND",
    section="I",
    section_title=None,
    no="1",
    title="Đề án phát triển logistics",
    product="Quyết định",
    deadline="Quý III/2026",
    due=date(2026, 9, 30),
    plan_issued_on=date(2026, 1, 7),
)
MEASURE = MeasureLine(
    key="557-2023/CT.I.7",
    plan="557-2023",
    plan_number="557/QĐ-UBND",
    section="I",
    section_title=None,
    no="7",
    name="Tỷ lệ đô thị hóa",
    unit="%",
    targets=(TargetBrief("50% trở lên", Comparator.AT_LEAST, Decimal(50), None, 2030),),
)
SIGNED = """letter_number: 12/BC-STC; letter_date: 20/11/2026; signer: Nguyễn Văn An; signer_title: Giám đốc;
 preparer: Trần Thị Bình; phone: 0912 345 678"""


def parts(text: str) -> dict[str, str]:
    """'a: 1; b: 2' as pairs; a ';' inside a text is written ';;'."""
    pieces = (piece.replace("\0", ";").strip() for piece in text.replace(";;", "\0").split(";"))
    return {
        name.strip(): shown.strip() for name, _, shown in (piece.partition(":") for piece in pieces if piece)
    }


def typed(field: str, shown: str) -> Value | None:
    """What the reader makes of a text; '?…' stands for something it could not read."""
    if shown.startswith("?"):
        return None
    kind = field_named(field).kind
    if kind is CellType.DATE:
        return read_date(shown).value
    if kind in (CellType.NUMBER, CellType.PERCENT):
        return Decimal(shown)
    return shown


def a_return(
    content: FormContent, answers: dict[str, str], front: str = SIGNED, findings: Sequence[Finding] = ()
) -> ReadReturn:
    """A form filled in with these answers per line, every row of the form present."""
    at = {(place.line, place.field): place for place in places(content)}
    given = [(line, name, shown) for line, text in answers.items() for name, shown in parts(text).items()]
    given += [(None, name, shown) for name, shown in parts(front).items()]
    return ReadReturn(
        Identity(content.agency, content.period, content.code),
        tuple(
            Answer(line, name, at[line, name].sheet, at[line, name].cell, shown, typed(name, shown))
            for line, name, shown in given
        ),
        content.line_keys,
        tuple(at.values()),
        tuple(findings),
    )


def content(
    tasks: Sequence[TaskLine] = (),
    measures: Sequence[MeasureLine] = (),
    agency: str = "STC",
    name: str = "Sở Tài chính",
) -> FormContent:
    """What one agency is asked."""
    return FormContent(agency, name, "2026", "BM-1", date(2026, 11, 29), tuple(tasks), tuple(measures))


def batch(*returns: ToCheck, as_of: date = AS_OF) -> Batch:
    """These returns, checked together."""
    return Batch(Period(2026), as_of, returns)


def told(findings: Sequence[Finding]) -> list[str]:
    """Findings as text: code and field."""
    return [f"{finding.code} {finding.place.field}" for finding in findings]


def checked(form: FormContent, answers: dict[str, str], front: str = SIGNED) -> list[str]:
    """What the rules say of one return."""
    return told(check(batch(ToCheck("a.xlsx", form.agency, form, a_return(form, answers, front))))["a.xlsx"])


def task_findings(answers: str, line: TaskLine = TASK) -> list[str]:
    """What the rules say of one task."""
    return checked(content([line]), {line.key: answers})


def measure_findings(answers: str, line: MeasureLine = MEASURE) -> list[str]:
    """What the rules say of one measure."""
    return checked(content((), [line]), {line.key: answers})


def with_due(due: date | None) -> TaskLine:
    """The task with another due date."""
    return replace(TASK, due=due)


def rows(table: str) -> list[tuple[str, ...]]:
    """A text table: columns divided by '|', a line per row, the heading left out."""
    lines = [line for line in table.strip().splitlines() if line.strip()]
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines[1:]]
