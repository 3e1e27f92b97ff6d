"""Which decision this is: number, date, issuer, title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, takewhile

from toolkit.messages import _
from toolkit.model.errors import PlanError
from toolkit.model.plan import Doubt, PlanHeader
from toolkit.plans.document import Document, Paragraph
from toolkit.plans.letters import UPPER, capitalized
from toolkit.plans.names import province_of
from toolkit.plans.part_words import gives_neither
from toolkit.vietnamese.dates import format_date
from toolkit.vietnamese.text import squeeze

_SIGN = r"/(?:QĐ|KH|NQ|CTr|CTHĐ|CTrHĐ|ĐA|CT)-[A-ZĐ][A-ZĐa-z&-]*"
_NUMBER = rf"(?P<number>\d{{1,5}}(?:/\d{{4}})?{_SIGN})"
_DAY = r"ngày\s+(?P<day>\d{1,2})\s*(?:tháng|/|-)\s*(?P<month>\d{1,2})\s*(?:năm|/|-)\s*(?P<year>\d{4})"
_ATTACHED = re.compile(
    rf"kèm theo (?:Quyết định|Kế hoạch|Nghị quyết|Văn bản) số:?\s*{_NUMBER}\s*,?\s*{_DAY}"
    r"(?:\s+của\s+(?P<issuer>[^)]+))?",
    re.IGNORECASE,
)
_OWN_NUMBER = re.compile(rf"(?:Số(?: hiệu)?|Số, ký hiệu)\s*[:|]?\s*\n?\s*{_NUMBER}", re.IGNORECASE)
_BLANK_NUMBER = re.compile(rf"Số\s*:?[\s.…_]*{_SIGN}", re.IGNORECASE)
_PLACE_AND_DAY = re.compile(rf"[{UPPER}][\w. -]{{1,40}},\s*{_DAY}", re.IGNORECASE)
_PORTAL_DAY = re.compile(r"Ngày ban hành\s*[:|]?\s*(?P<day>\d{1,2})[/-](?P<month>\d{1,2})[/-](?P<year>\d{4})")
_PORTAL_TITLE = re.compile(rf"(?:Quyết định|Kế hoạch)\s+(?:số\s+)?{_NUMBER}\s+(?:năm\s+\d{{4}}|{_DAY})")
_CITING = re.compile(r"^(?:Căn cứ|Theo đề nghị|Thực hiện|Điều \d)")
_ENACTS = re.compile(
    r"ban hành kèm theo (?:Quyết định|Nghị quyết|Văn bản) này\s+(?P<title>.+)", re.IGNORECASE
)
_SUBJECT = re.compile(r"^(?:V/v|Về việc)\s+(?:ban hành\s+)?(?P<title>.+)", re.IGNORECASE)
_WITH_ANNEXES = re.compile(
    r"\s*\((?:có |kèm |gồm |chi tiết )[^()]*\)$|,?\s*(?:gồm|có|kèm theo)\s+(?:các |\d+ )?(?:phụ lục|biểu)\b.*$",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"(?P<kind>(?:KẾ HOẠCH|CHƯƠNG TRÌNH|ĐỀ ÁN)(?: (?:HÀNH ĐỘNG|TỔNG THỂ|CÔNG TÁC|TRIỂN KHAI|THỰC HIỆN))?)"
    r"(?:\s+(?P<rest>.+))?"
)
_HEADING = re.compile(r"[IVX]+\.|[A-ZĐ]\.|\d|PHẦN |CHƯƠNG |MỤC \d")
_COMMITTEE = re.compile(r"(?:CHỦ TỊCH )?(?:(?:ỦY BAN|UỶ BAN) NHÂN DÂN|UBND)")
_ISSUER = re.compile(
    rf"(?P<chair>CHỦ TỊCH )?(?:(?:ỦY BAN|UỶ BAN) NHÂN DÂN|UBND)\s+"
    rf"(?P<unit>TỈNH|THÀNH PHỐ|HUYỆN|THỊ XÃ|XÃ|PHƯỜNG|ĐẶC KHU)\s+(?P<name>[{UPPER} .-]+?)[\s_*-]*"
)


_MOST_LINES = 8


@dataclass(frozen=True, slots=True)
class _Mention:
    """One place where the document names itself."""

    number: str | None
    on: date | None
    issuer: str | None = None


def read_header(document: Document) -> tuple[PlanHeader, tuple[Doubt, ...]]:
    """The header, and doubts where the document names itself in two ways; PlanError when it never does."""
    texts = [squeeze(text) for text in _rows_and_paragraphs(document)]
    mentions = list(_mentions(texts))
    number = next((m.number for m in mentions if m.number), None)
    issued_on = next((m.on for m in mentions if m.on and m.number == number), None)
    issued_on = issued_on or next((m.on for m in mentions if m.on), None)
    if number is None or issued_on is None:
        raise PlanError(_missing(document.name, number, texts))
    title = _title(texts)
    header = PlanHeader(
        key=f"{number.split('/')[0]}-{issued_on.year}",
        number=number,
        issued_on=issued_on,
        issuer=_issuer(mentions, texts),
        title=title or number,
    )
    return header, tuple(_doubts(header, mentions, title))


def _rows_and_paragraphs(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield cell.text
                    # A letterhead may hold issuer, number and date as lines of one cell.
                    yield from cell.text.split("\n") if "\n" in cell.text else ()
                if len(row.cells) == 2:
                    yield " | ".join(cell.text for cell in row.cells)


def _missing(name: str, number: str | None, texts: list[str]) -> str:
    if number is not None:
        return _(
            "{name} gives the number {number} but no date of issue. Add the line "
            "'ngày … tháng … năm …' of its first page."
        ).format(name=name, number=number)
    if any(_BLANK_NUMBER.fullmatch(text) for text in texts):
        return _(
            "{name} is a draft: its number is left blank ('Số:      /…'). Type number and date of the issued "
            "document into its first page, or read the issued copy."
        ).format(name=name)
    return _(
        "{name} does not say which decision it is: no line such as "
        "'(Kèm theo Quyết định số …/QĐ-UBND ngày …)' or 'Số: …/QĐ-UBND' was found. Check that it is "
        "a plan, and that its first page is there."
    ).format(name=name)


def _mentions(texts: Iterable[str]) -> Iterator[_Mention]:
    """Mentions in order of trust: the line under the title, page one, the portal's table."""
    own = [text for text in texts if not _CITING.match(text)]
    attached = [m for text in own for m in _ATTACHED.finditer(text)]
    yield from (_Mention(m["number"], _day(m), m["issuer"]) for m in attached)
    yield from (
        _Mention(m["number"], _day_beside(text[m.end() :])) for text in own if (m := _OWN_NUMBER.match(text))
    )
    yield from (_Mention(None, _day(m)) for text in own if (m := _PLACE_AND_DAY.fullmatch(text)))
    yield from (_Mention(None, _day(m)) for text in own if (m := _PORTAL_DAY.match(text)))
    yield from (_Mention(m["number"], None) for text in own if (m := _PORTAL_TITLE.match(text)))


def _day_beside(rest: str) -> date | None:
    """The date on the line of the number: 'Số: 12/KH-UBND    Huế, ngày 5 tháng 3 năm 2026'."""
    found = _PLACE_AND_DAY.fullmatch(rest.strip(" |\t"))
    return None if found is None else _day(found)


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def _title(texts: list[str]) -> str | None:
    for text in texts:
        found = _ENACTS.search(text) if text.startswith("Điều") else None
        if found is not None:
            title = re.split(r"(?<=[^\dA-ZĐ])\.\s", found["title"])[0].rstrip(" .;,/")
            return capitalized(_WITH_ANNEXES.sub("", title).rstrip(" .;,"))
    for text in texts:
        found = _SUBJECT.match(text)
        if found is not None:
            return capitalized(found["title"].rstrip(" .;,"))
    return _title_under_its_kind(texts)


def _title_under_its_kind(texts: list[str]) -> str | None:
    """The lines under 'KẾ HOẠCH' and the like; capitals stay, for they do not tell which names have them."""
    for place, text in enumerate(texts):
        found = _KIND.fullmatch(text)
        if found is None or (len(found["kind"]) == len(text) and place + 1 == len(texts)):
            continue
        lines = [found["rest"] or texts[place + 1]]
        place += 1 if found["rest"] else 2
        if lines[0].isupper():
            lines += takewhile(_goes_on, texts[place : place + _MOST_LINES])
        title = " ".join(lines).rstrip(" .;,")
        if title.isupper():
            return f"{found['kind']} {title}"
        return f"{found['kind'].capitalize()} {title[:1].lower()}{title[1:]}"
    return None


def _goes_on(text: str) -> bool:
    """Whether a line in capitals is more of the title and not the first heading of the plan."""
    return text.isupper() and not _HEADING.match(text) and not gives_neither(text)


def _issuer(mentions: list[_Mention], texts: list[str]) -> str:
    """Who issued it: as the line under the title says, else (or where that names no place) in capitals."""
    named = next((m.issuer for m in mentions if m.issuer), None)
    full = re.sub(r"\bUBND\b", "Ủy ban nhân dân", squeeze(named or "")).strip(" ).")
    full = full[:1].upper() + full[1:]
    if province_of(full) is not None:
        return full
    joined = [f"{a} {b}" if _COMMITTEE.fullmatch(a) else a for a, b in pairwise((*texts, ""))]
    found = [capitals for text in joined if (capitals := _ISSUER.fullmatch(text)) is not None]
    # The line above the grounds names who decides; the head of the page may name the committee alone.
    capitals = next((own for own in found if own["chair"]), found[0] if found else None)
    return full if capitals is None else _in_small_letters(capitals)


def _in_small_letters(capitals: re.Match[str]) -> str:
    name = capitals["name"].strip().title()
    # A unit called after a person is written with its kind as part of the name.
    unit = capitals["unit"].capitalize() if name == "Hồ Chí Minh" else capitals["unit"].lower()
    return f"{'Chủ tịch ' if capitals['chair'] else ''}Ủy ban nhân dân {unit} {name}"


def _doubts(header: PlanHeader, mentions: list[_Mention], title: str | None) -> Iterator[Doubt]:
    for number in dict.fromkeys(m.number for m in mentions if m.number and m.number != header.number):
        yield Doubt(
            None,
            number,
            _("The document also calls itself {other}; {number} was taken.").format(
                other=number, number=header.number
            ),
            _("Compare with the first page of the original."),
        )
    for on in dict.fromkeys(m.on for m in mentions if m.on and m.on != header.issued_on):
        yield Doubt(
            None,
            format_date(on),
            _("The document also bears this date; {date} was taken as the date of issue.").format(
                date=format_date(header.issued_on)
            ),
            _("Compare with the first page of the original."),
        )
    if title is None:
        yield Doubt(
            None,
            header.number,
            _("No title of the plan was found."),
            _("Type it in the sheet 'Kế hoạch' (column 'Trích yếu')."),
        )
    if not header.issuer:
        yield Doubt(
            None,
            header.number,
            _("The document does not say who issued it."),
            _("Type it in the sheet 'Kế hoạch' (column 'Cơ quan ban hành')."),
        )
