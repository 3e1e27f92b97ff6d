"""What is rendered is read back, typing does not matter, and hostile texts cost no time."""

from __future__ import annotations

import calendar
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vietnamese.deadline_table import forms
from tests.vietnamese.timing import LIMIT, seconds
from toolkit.model.plan import Deadline, DeadlineKind
from toolkit.vietnamese.dates import read_date
from toolkit.vietnamese.deadlines import read_deadline, render_deadline
from toolkit.vietnamese.numbers import read_number
from toolkit.vietnamese.periods import find_spans

DAYS = st.dates(min_value=date(2001, 1, 2), max_value=date(2150, 12, 31))
# Clauses of real plans and their cousins, with dates, brackets, lists and horizons in them.
CLAUSES = st.sampled_from(
    [
        "theo hướng dẫn của Trung ương",
        "sau khi được phê duyệt ngày 01/02/2025",
        "nếu được bố trí vốn trong Quý II/2026",
        "khi Luật Đầu tư (sửa đổi) có hiệu lực",
        "theo điểm a) khoản 1 Điều 5",
        "theo Quy hoạch đến năm 2030, tầm nhìn đến năm 2045",
        "đối với cấp xã",
        "Đề án: Quý II/2026",
        "Báo cáo: hằng năm",
        "trước ngày 25 của tháng cuối quý",
        "trình kỳ họp giữa năm 2026 của HĐND tỉnh",
        "duy trì các năm sau",
    ]
)
CONDITIONS = st.none() | st.lists(CLAUSES, min_size=1, max_size=3, unique=True).map("; ".join)
MONTHS_IN = {DeadlineKind.MONTH: 1, DeadlineKind.QUARTER: 3, DeadlineKind.YEAR: 12}


@st.composite
def _deadlines(draw: st.DrawFn) -> Deadline:
    kind = draw(st.sampled_from(list(DeadlineKind)))
    condition, day = draw(CONDITIONS), draw(DAYS)
    start, due = None, None
    if kind is DeadlineKind.CONDITIONAL:
        return Deadline(
            "", kind, condition=draw(st.sampled_from(["Theo tiến độ", "Khi có yêu cầu", "Quý V/2026"]))
        )
    if kind is DeadlineKind.DATE:
        due = day
    elif kind is DeadlineKind.RANGE:
        start, due = day, day + timedelta(days=draw(st.integers(min_value=1, max_value=4000)))
    elif kind in MONTHS_IN:
        month = -(-day.month // MONTHS_IN[kind]) * MONTHS_IN[kind]
        due = date(day.year, month, calendar.monthrange(day.year, month)[1])
    return Deadline("", kind, start, due, condition)


def _meaning(deadline: Deadline) -> tuple[DeadlineKind, date | None, date | None, str | None]:
    return deadline.kind, deadline.start, deadline.due, deadline.condition


@given(_deadlines())
def test_what_is_rendered_is_read_back(deadline: Deadline) -> None:
    assert _meaning(read_deadline(render_deadline(deadline))) == _meaning(deadline)


@given(_deadlines())
def test_what_is_read_is_rendered_the_same_again(deadline: Deadline) -> None:
    words = render_deadline(deadline)
    assert render_deadline(read_deadline(words)) == words


@pytest.mark.parametrize("deadline", [deadline for _, deadline in forms()], ids=lambda deadline: deadline.raw)
def test_every_form_of_the_table_is_rendered_and_read_back(deadline: Deadline) -> None:
    assert _meaning(read_deadline(render_deadline(deadline))) == _meaning(deadline)


@given(st.integers(min_value=2000, max_value=2100), st.integers(min_value=0, max_value=20))
def test_whole_years_are_rendered_as_a_stage(year: int, length: int) -> None:
    stage = Deadline("", DeadlineKind.RANGE, date(year, 1, 1), date(year + length, 12, 31))
    assert _meaning(read_deadline(render_deadline(stage))) == _meaning(stage)


@given(DAYS, st.sampled_from(["/", "-", "."]), st.booleans())
def test_before_a_day_ends_the_day_before(day: date, sign: str, padded: bool) -> None:
    width = 2 if padded else 1
    typed = f"Trước ngày {day.day:0{width}d}{sign}{day.month:0{width}d}{sign}{day.year}"
    assert _meaning(read_deadline(typed)) == (DeadlineKind.DATE, None, day - timedelta(days=1), None)


@given(
    _deadlines(),
    st.sampled_from(["hoàn thành", "phấn đấu hoàn thành", "đảm bảo hoàn thành", "Trình HĐND tỉnh"]),
)
def test_what_is_done_by_then_does_not_change_the_deadline(deadline: Deadline, action: str) -> None:
    if deadline.kind in MONTHS_IN:
        words = render_deadline(deadline)
        typed = f"{action} trong {words[0].lower()}{words[1:]}"
        assert _meaning(read_deadline(typed)) == _meaning(deadline)


@given(_deadlines())
def test_the_year_may_be_left_out_where_it_is_known(deadline: Deadline) -> None:
    if deadline.due is None or deadline.kind in {DeadlineKind.YEAR, DeadlineKind.RANGE}:
        return
    year = f"/{deadline.due.year}"
    words = render_deadline(replace(deadline, condition=None)).replace(year, "")
    typed = words if deadline.condition is None else f"{words} [{deadline.condition}]"
    assert year not in words
    assert _meaning(read_deadline(typed, year=deadline.due.year)) == _meaning(deadline)
    assert read_deadline(words).kind is DeadlineKind.CONDITIONAL


def _each_blank(blank: str) -> Callable[[str], str]:
    return lambda typed: typed.replace(" ", blank)


def _each_dash(dash: str) -> Callable[[str], str]:
    return lambda typed: typed.replace("-", dash)


TYPING: dict[str, Callable[[str], str]] = {
    "two blanks": _each_blank("  "),
    "non-breaking blanks": _each_blank("\u00a0"),
    "thin blanks": _each_blank("\u2009"),
    "tabs": _each_blank("\t"),
    "decomposed letters": lambda typed: unicodedata.normalize("NFD", typed),
    "blanks around": lambda typed: f" \u200b{typed}\ufeff ",
}
DASHES = {
    f"dash {ord(dash):04x}": _each_dash(dash) for dash in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d"
}


@pytest.mark.parametrize("typing", TYPING.values(), ids=TYPING.keys())
def test_typing_does_not_matter(typing: Callable[[str], str]) -> None:
    for typed, deadline in forms():
        assert _meaning(read_deadline(typing(typed))) == _meaning(deadline), typed


@pytest.mark.parametrize("typing", DASHES.values(), ids=DASHES.keys())
def test_any_dash_will_do(typing: Callable[[str], str]) -> None:
    for typed, deadline in forms():
        if "\n" in typed or typed.startswith("- "):
            continue  # other dashes are no bullets
        read = read_deadline(typing(typed))
        assert (read.kind, read.start, read.due) == (deadline.kind, deadline.start, deadline.due), typed
        assert (read.condition is None) == (deadline.condition is None), typed


@pytest.mark.parametrize("change", [str.upper, str.lower, str.capitalize])
def test_case_does_not_matter(change: Callable[[str], str]) -> None:
    for typed, deadline in forms():
        read = read_deadline(change(typed))
        assert (read.kind, read.start, read.due) == (deadline.kind, deadline.start, deadline.due), typed
        assert (read.condition or "").casefold() == (deadline.condition or "").casefold(), typed


@pytest.mark.parametrize("stop", [".", ";", ",", " .", "./."])
def test_a_stop_at_the_end_does_not_matter(stop: str) -> None:
    for typed, deadline in forms():
        read = read_deadline(typed + stop)
        assert (read.kind, read.start, read.due) == (deadline.kind, deadline.start, deadline.due), typed
        if deadline.kind is not DeadlineKind.CONDITIONAL:
            assert read.condition == deadline.condition, typed


@given(st.text(alphabet="Quý IV/2026-, trướcngàytháng3năm0()[]sauđếntừ;:.\n", max_size=50))
def test_any_text_is_read_and_an_end_never_lies_before_its_start(text: str) -> None:
    deadline = read_deadline(text, year=2026)
    if deadline.start is not None:
        assert deadline.due is not None
        assert deadline.start <= deadline.due
    assert (deadline.start is not None) <= (deadline.kind is DeadlineKind.RANGE)
    if deadline.kind in {DeadlineKind.RECURRING, DeadlineKind.ONGOING, DeadlineKind.CONDITIONAL}:
        assert deadline.due is None
    else:
        assert deadline.due is not None


WORDS = st.sampled_from(
    [
        "Quý I/2026", "tháng 6/2026", "năm 2026", "30/6/2026", "31/02/2026", "2026", "- 2030", "6 tháng", "giai đoạn",
        "trước", "đến", "từ", "đầu", "cuối", "hoặc", "và", "hằng năm", "sau khi", "theo", "hoàn thành", "trình",
        "kỳ họp", "tầm nhìn", "Nghị quyết", "trong quá trình thực hiện", "- Đề án:", "-", ";", ",",
        ":", "(", ")", "[", "]",
    ]
)  # fmt: skip


@given(st.lists(WORDS, max_size=14).map(" ".join))
def test_no_word_of_a_text_that_is_not_read_is_lost(text: str) -> None:
    deadline = read_deadline(text)
    if deadline.kind is DeadlineKind.CONDITIONAL:
        assert deadline.condition == (deadline.raw or None)
    assert deadline.raw == " ".join(text.split())


def test_very_long_texts_are_kept_and_not_read() -> None:
    raw = "Quý I/2026 " + "quý II, " * 4000
    assert read_deadline(raw) == Deadline(raw.strip(), DeadlineKind.CONDITIONAL, condition=raw.strip())


HOSTILE = [
    "quý I, ", "quý I/2026, ", "tháng 1 và ", "T1-", "1/1/", "1/1/2026 ", "1 - ", "2026-", "2026 ", "năm ",
    "ngày 1 tháng ", "6 tháng đầu ", "trước ", "sau khi ", "theo, trước ", "hằng năm ", "hằng năm, ", "(", ")", "([",
    "- A: ", "; a: ",
    "a: 2026;", "kỳ họp ", "trình tại ", "hoàn thành ", "trong quá trình ", "1 lần ", "tầm nhìn ", "định hướng đến ",
    "đảm bảo ", "a", "1", " .", "-", "trước 17h ngày ", "Từ ", "II", "I", "quý ", "năm 2026 a, ",
    "báo cáo năm 2026 trước ",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_texts_cost_no_time(piece: str) -> None:
    text = (piece * 1000)[:1000]
    assert seconds(lambda typed: read_deadline(typed, year=2026), text) < LIMIT
    assert seconds(find_spans, text) < LIMIT
    assert seconds(read_date, text[:200]) < LIMIT
    assert seconds(read_number, text[:200]) < LIMIT
