"""Reading the deadline of one text: what recurs or goes on, what has a date, what stays a condition."""

from __future__ import annotations

from toolkit.model.plan import Deadline, DeadlineKind
from toolkit.vietnamese import deadline_words as words
from toolkit.vietnamese.deadline_parts import Parts, is_filler, take_apart, trimmed
from toolkit.vietnamese.deadline_periods import Dated, read_periods, stages
from toolkit.vietnamese.periods import complete, find_spans, parts_of_year

_STOPS = " .,;/"


def conditional(text: str) -> Deadline:
    """A deadline that is its words alone."""
    return Deadline(text, DeadlineKind.CONDITIONAL, condition=text or None)


def joined(*conditions: str) -> str | None:
    """Several conditions as one; None for none."""
    return "; ".join(filter(None, conditions)) or None


def is_doubtful(part: Deadline) -> bool:
    """Whether a part names a time that could not be read; a mere condition is no doubt."""
    if part.kind is not DeadlineKind.CONDITIONAL:
        return False
    main = take_apart(part.raw).main
    return bool(find_spans(main) or parts_of_year(main))


def read_text(text: str, year: int | None) -> tuple[Deadline, ...]:
    """The deadlines of a text that is no list; more than one where words part its periods."""
    parts = take_apart(text.rstrip(_STOPS))
    if is_filler(parts.outer) and len(parts.remarks) == 1:
        parts = take_apart(parts.remarks[0])
    timeless = _timeless(text, parts)
    if timeless is not None:
        return (timeless,)
    main = _completed(_without_course(parts.main), year)
    cut = stages(main)
    if len(cut) > 1:
        besides = (*parts.clauses, *parts.remarks)
        return (*(part for piece in cut for part in read_text(piece, year)), *map(conditional, besides))
    return (_dated(text, parts, main) or _from_remarks(text, parts, year) or conditional(text),)


def _dated(text: str, parts: Parts, main: str) -> Deadline | None:
    """The deadline the text states outside its brackets, made more exact by a period inside them."""
    dated = read_periods(main)
    if dated is None:
        return None
    conditions = [*dated.said, *parts.clauses]
    for remark in parts.remarks:
        finer = _only_period(remark, dated)
        if finer is not None and dated.holds(finer):
            dated = finer
        elif finer is None or finer.due is None or dated.due is None or finer.meets(dated.due):
            conditions.append(remark)
        else:
            return None  # 'Quý I/2026 (tháng 5/2026)'
    return Deadline(text, dated.kind, dated.start, dated.due, joined(*conditions))


def _only_period(remark: str, outer: Dated) -> Dated | None:
    """The period a remark consists of; the year of the period outside the brackets holds inside them too."""
    one_year = outer.due is not None and outer.first.year == outer.due.year
    text = complete(remark, outer.first.year) if one_year else remark
    spans = find_spans(text)
    if not spans or not is_filler(words.BEFORE.sub("", text[: spans[0].begin]) + text[spans[-1].end :]):
        return None
    return read_periods(text, strict=True)


def _from_remarks(text: str, parts: Parts, year: int | None) -> Deadline | None:
    """The deadline that stands in brackets behind words without a time ('Theo tiến độ (2026 - 2030)')."""
    if find_spans(parts.main) or parts_of_year(parts.main):
        return None
    for remark in parts.remarks:
        others = tuple(other for other in parts.remarks if other is not remark)
        for kind, pattern in (
            (DeadlineKind.RECURRING, words.RECURRING),
            (DeadlineKind.ONGOING, words.ONGOING),
        ):
            if pattern.search(remark) and is_filler(pattern.sub("", remark)):
                return Deadline(text, kind, condition=joined(parts.outer, *others))
        dated = read_periods(_completed(remark, year), strict=True)
        if dated is not None and dated.due is not None:
            condition = joined(trimmed(parts.outer), *dated.said, *others)
            return Deadline(text, dated.kind, dated.start, dated.due, condition)
    return None


def _completed(text: str, year: int | None) -> str:
    """The text with years put to what has none: ``year``, else the year of the one period the text names.

    That year holds for what stands before 'đến hết năm 2026', and for what lies within a period named first
    ('Năm 2026, quý II').
    """
    spans = find_spans(text)
    if not spans:
        return text if year is None else complete(text, year)
    first = spans[0]
    if len(spans) > 1 or first.first.year != first.last.year:
        return text
    ahead, behind = text[: first.begin], text[first.end :]
    if words.TO_THE_END.search(ahead):
        return complete(ahead, first.first.year) + text[first.begin :]
    if words.FROM.search(ahead):
        return text
    longer = complete(behind, first.first.year)
    inside = all(first.first <= span.first and span.last <= first.last for span in find_spans(longer))
    return text[: first.end] + longer if inside else text


def _without_course(main: str) -> str:
    """'Trong giai đoạn thực hiện 2026 - 2030' is the stage itself."""
    found = words.ONGOING.search(main)
    return main if found is None else main[: found.start()] + main[found.end() :]


def _timeless(text: str, parts: Parts) -> Deadline | None:
    """A duty that recurs or goes on; a date for which something is to be finished beside it still holds."""
    main = parts.main
    besides = (*parts.clauses, *parts.remarks)
    if words.RECURRING.search(main):
        beside = _dated_beside(text, parts)
        condition = joined(_beside_recurring(main), *besides)
        return beside or Deadline(text, DeadlineKind.RECURRING, condition=condition)
    course = words.ONGOING.search(main)
    if course is not None:
        spans = [span for span in find_spans(main) if span.begin >= course.end()]
        if spans and is_filler(main[course.end() : spans[0].begin]):
            return None
        return _dated_beside(text, parts) or Deadline(text, DeadlineKind.ONGOING, condition=joined(*besides))
    if words.WHOLE_STAGE.fullmatch(main):
        return Deadline(text, DeadlineKind.ONGOING, condition=joined(*besides))
    return None if find_spans(main) or parts_of_year(main) else _recurring_by_clause(text, parts)


def _recurring_by_clause(text: str, parts: Parts) -> Deadline | None:
    """'Theo kế hoạch hằng năm' recurs; what is to follow an event ('khi có báo cáo hằng năm') need not."""
    kept, recurs = list[str](), False
    for clause in parts.clauses:
        found = words.RECURRING.search(clause)
        recurs = recurs or (found is not None and clause[:4].lower() == "theo")
        if not is_filler(words.RECURRING.sub("", clause)):
            kept.append(clause)
    condition = joined(*kept, *parts.remarks)
    return Deadline(text, DeadlineKind.RECURRING, condition=condition) if recurs else None


def _beside_recurring(main: str) -> str:
    """The day or part of each year that a recurring duty is bound to ('trước ngày 30/11', 'Quý I')."""
    rest = words.RECURRING.sub("", main)
    if find_spans(rest):
        return ""
    day = words.DAY_OF_EACH.search(rest)
    return trimmed(day[0]) if day else parts_of_year(rest) or ""


def _dated_beside(text: str, parts: Parts) -> Deadline | None:
    """The date in 'Hoàn thành trong năm 2026, duy trì các năm sau'; None where it only bounds what recurs."""
    pieces = [piece for piece in words.CUT.split(parts.main) if piece.strip()]
    free = [not (words.RECURRING.search(piece) or words.ONGOING.search(piece)) for piece in pieces]
    dated = ", ".join(piece for piece, is_free in zip(pieces, free, strict=True) if is_free)
    others = [piece for piece, is_free in zip(pieces, free, strict=True) if not is_free]
    reading = read_periods(dated)
    if reading is None or reading.due is None or reading.kind is DeadlineKind.RANGE:
        return None
    follows = free[0] and any(not is_filler(words.RECURRING.sub("", other)) for other in others)
    if not (follows or words.COMPLETION.search(dated)):
        return None
    condition = joined(*reading.said, *map(trimmed, others), *parts.clauses, *parts.remarks)
    return Deadline(text, reading.kind, None, reading.due, condition)
