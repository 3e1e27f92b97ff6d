"""What the periods in a text say together, and whether the words around them leave a doubt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from toolkit.model.plan import DeadlineKind
from toolkit.vietnamese import deadline_words as words
from toolkit.vietnamese.deadline_parts import is_filler
from toolkit.vietnamese.period_words import plain_signs
from toolkit.vietnamese.periods import Span, SpanKind, around, day_before, find_spans

_KINDS = {
    SpanKind.DAY: DeadlineKind.DATE,
    SpanKind.MONTH: DeadlineKind.MONTH,
    SpanKind.QUARTER: DeadlineKind.QUARTER,
    SpanKind.YEAR: DeadlineKind.YEAR,
    SpanKind.STRETCH: DeadlineKind.RANGE,
}
_AT_ENDS = " ,;:.-+*"


@dataclass(frozen=True, slots=True)
class Dated:
    """The deadline that periods state: from the ``first`` day they name to the ``due`` date.

    ``due`` is None for what only begins. ``said`` are the words beside the periods that neither lead to them
    nor say what is done by then.
    """

    kind: DeadlineKind
    first: date
    due: date | None
    said: tuple[str, ...] = ()

    @property
    def start(self) -> date | None:
        """The first day, for ranges alone."""
        return self.first if self.kind is DeadlineKind.RANGE else None

    def holds(self, other: Dated) -> bool:
        """Whether the whole of the other deadline lies within this one."""
        ends = self.due is not None and other.due is not None and other.due <= self.due
        return ends and self.first <= other.first

    def meets(self, day: date) -> bool:
        """Whether the day lies between the first day and the due date."""
        return self.due is not None and self.first <= day <= self.due


@dataclass(frozen=True, slots=True)
class _Words:
    """The words on one side of a period; ``said`` is None where they leave a doubt."""

    said: str | None
    before: bool = False


_DOUBT = _Words(None)


def read_periods(text: str, strict: bool = False) -> Dated | None:
    """The deadline the periods of a text state; None without any, and where the words leave a doubt.

    ``strict`` allows no words to touch a period ('Nghị quyết năm 2025'), not even a verb.
    """
    spans = _without_objects(text, find_spans(text))
    if not spans:
        return None
    pieces = around(text, spans)
    if len(spans) == 1 and spans[0].kind is not SpanKind.STRETCH:
        begun = _beginning(spans[0], pieces)
        if begun is not None:
            return begun
    ahead = [_ahead(piece, span, strict) for piece, span in zip(pieces, spans, strict=False)]
    said = [*(words_.said for words_ in ahead), _behind(pieces[-1])]
    if None in said:
        return None
    ends = _ends(spans, tuple(words_.before for words_ in ahead), pieces)
    if ends is None:
        return None
    return Dated(*ends, tuple(filter(None, said)))


def stages(text: str) -> tuple[str, ...]:
    """The text cut where words part its periods ('trình … tháng 5/2026, ban hành … tháng 7/2026')."""
    spans = _without_objects(text, find_spans(text))
    pieces = around(text, spans)
    cuts: list[tuple[int, int]] = []
    for i, span in enumerate(spans[:-1]):
        if not _parted(span, spans[i + 1], pieces[i + 1]):
            continue
        stop = words.CUT.search(pieces[i + 1])
        cuts.append(
            (span.end, span.end) if stop is None else (span.end + stop.start(), span.end + stop.end())
        )
    edges = [0, *(edge for cut in cuts for edge in cut), len(text)]
    return tuple(text[edges[i] : edges[i + 1]].strip() for i in range(0, len(edges), 2))


def _without_objects(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The periods without those of what is due ('Báo cáo năm 2025 trước ngày 15/01/2026')."""
    pieces = around(text, spans)
    return tuple(
        span
        for i, span in enumerate(spans)
        if i + 1 == len(spans)
        or words.OF_PERIOD.search(pieces[i]) is None
        or words.URGENT.search(pieces[i + 1]) is None
    )


def _parted(span: Span, following: Span, gap: str) -> bool:
    """Whether words, and not mere joints, stand between two periods of which none lies within the other."""
    bare = words.BEFORE.sub("", gap)
    if is_filler(bare) or words.UNCLEAR.search(bare) is not None:
        return False
    return not (_within(following, span) or _within(span, following))


def _within(inner: Span, outer: Span) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last


def _beginning(span: Span, pieces: tuple[str, ...]) -> Dated | None:
    """A period that only tells when to begin ('Từ năm 2026', 'Năm 2026 trở đi')."""
    ahead, behind = pieces
    onward = words.ONWARD.search(behind) is not None
    opened = words.FROM.search(ahead)
    if words.COUNTED.search(ahead):
        return None
    while (found := words.FROM.search(ahead)) is not None:
        ahead = ahead[: found.start()]
    behind = words.ONWARD.sub("", behind)
    if not (onward or opened) or not is_filler(behind):
        return None
    clear = is_filler(ahead) or words.ACTION.match(ahead) is not None
    return Dated(DeadlineKind.ONGOING, span.first, None) if clear else None


def _ahead(piece: str, span: Span, strict: bool) -> _Words:
    """The words in front of a period."""
    line = plain_signs(piece)
    hour = words.HOUR.search(line)
    if hour is not None:
        # 'Trước 17h00 ngày 15/9': the day itself still counts.
        clear = span.kind is SpanKind.DAY and is_filler(line[: hour.start()])
        return _Words(piece[hour.start() :].strip(" ,")) if clear else _DOUBT
    if words.COUNTED.search(line):
        return _DOUBT
    bare = words.BEFORE.sub("", line)
    before = parted = bare != line
    while (found := words.LAST_FILLER.search(bare)) is not None:
        parted = parted or found["leading"] is not None
        bare = bare[: found.start()]
    if is_filler(bare):
        return _DOUBT if words.UNCLEAR.search(bare) else _Words("", before)
    acts = words.ACTION.match(bare) is not None
    letters = any(letter.isalpha() for letter in bare)
    touching = acts and not strict and words.OF_PERIOD.search(bare) is None
    if words.UNCLEAR.search(bare) or not letters or not (parted or touching):
        return _DOUBT
    return _Words("" if acts else piece[: len(bare)].strip(_AT_ENDS), before)


def _behind(piece: str) -> str | None:
    """The words behind the last period; None where they leave a doubt."""
    line = plain_signs(piece)
    if is_filler(line):
        return ""
    if words.UNCLEAR.search(line) or "?" in line or line.lstrip(" /.-")[:1].isdigit():
        return None
    return "" if words.ACTION.match(line) else piece.strip(_AT_ENDS)


def _ends(
    spans: tuple[Span, ...], before: tuple[bool, ...], pieces: tuple[str, ...]
) -> tuple[DeadlineKind, date, date] | None:
    """Kind, first day and due date of the periods together; None when they do not follow each other."""
    kept: list[tuple[Span, date, bool]] = []
    for span, is_before, piece in zip(spans, before, pieces, strict=False):
        gap = plain_signs(piece)
        due = day_before(span.first) if is_before else span.last
        if kept:
            earlier, earlier_due, _ = kept[-1]
            stretched = words.STRETCHED.search(gap) is not None
            if not stretched and earlier.first <= due <= earlier.last:
                kept.pop()  # 'Năm 2026, trước ngày 30/6/2026': the more exact one holds
            elif not stretched and span.first <= earlier_due <= span.last and not is_before:
                continue
            elif due < earlier_due or words.JOINED.search(gap) is None:
                return None
        kept.append((span, due, is_before))
    (first, _, opens_before), (last, due, ends_before) = kept[0], kept[-1]
    if len(kept) == 1:
        return (DeadlineKind.DATE, due, due) if ends_before else (_KINDS[last.kind], last.first, due)
    return None if opens_before or due < first.first else (DeadlineKind.RANGE, first.first, due)
