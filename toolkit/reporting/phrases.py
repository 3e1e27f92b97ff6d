"""Small parts of administrative Vietnamese that the report and the letters share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal

from toolkit.model.period import Period
from toolkit.model.plan import PlanHeader
from toolkit.reporting.report_wording import Periods
from toolkit.vietnamese.dates import format_date
from toolkit.vietnamese.document_kinds import SYMBOLS
from toolkit.vietnamese.numbers import format_number, round_half_up
from toolkit.vietnamese.text import match_key, nfc, squeeze
from toolkit.vietnamese.words import lower_first

POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"
"""Letters of points in their order (NĐ 30/2020/NĐ-CP, Phụ lục I, II.6.d)."""

_DECIMALS = 4
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_WITHOUT_WIDTH = "\u200b"
_DOCUMENT_TYPES = {symbol.lower(): kind for kind, symbol in SYMBOLS.items()}
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_WORD = re.compile(r"[^\W\d_]+")
_ABOUT = re.compile(r"^(?:về việc|v/v|về)\s+", re.IGNORECASE)
_ABOUT_DOING = re.compile(r"(?:về việc|v/v)\s", re.IGNORECASE)
_COUNCIL = re.compile(r"^(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd)(?=\s|$)", re.IGNORECASE)
_PROVINCE = re.compile(r"(?<=^UBND )tỉnh\b", re.IGNORECASE)
_OWN_DATE = re.compile(r"ngày\s*\d|\d{1,2}/\d{1,2}/\d{4}", re.IGNORECASE)


def plain(text: str) -> str:
    """A text of people as one line that any document can hold: composed, without control characters."""
    return squeeze(_ILLEGAL.sub(" ", text))


def lines_of(text: str) -> tuple[str, ...]:
    """The non-empty lines of a text, each made plain; leading dashes of lists are dropped."""
    lines = (plain(line).lstrip("-–+• ").strip() for line in nfc(text).splitlines())
    return tuple(line for line in lines if line)


def shorten(text: str, letters: int) -> str:
    """The text, or its beginning up to a word with '…' when it is longer than ``letters``."""
    whole = plain(text)
    if len(whole) <= letters:
        return whole
    head, _space, _cut = whole[: letters - 1].rpartition(" ")
    return (head or whole[: letters - 1]).rstrip(" ,;.:-") + "…"


def sentence_case(title: str, known_small: Collection[str], names: Collection[str]) -> str:
    """A heading printed in capitals as within a sentence; left as printed where a word might be a name.

    ``known_small`` are words seen in small letters in the same plan: only these may be made small.
    ``names`` are proper names, set right wherever they occur.
    """
    if not title.isupper():
        return title
    small = title.lower()
    if not set(_WORD.findall(small)) <= set(known_small) | {
        part for n in names for part in n.lower().split()
    }:
        return title
    for name in names:
        small = small.replace(name.lower(), name)
    return small[:1].upper() + small[1:]


def words_in_small(texts: Iterable[str]) -> frozenset[str]:
    """All words that occur in small letters in the texts."""
    return frozenset(word for text in texts for word in _WORD.findall(nfc(text)) if word.islower())


def without_stop(text: str) -> str:
    """The text without full stops or semicolons at its end, to be set within a sentence."""
    return plain(text).rstrip(" .;,")


def point_letter(position: int) -> str:
    """Letter of the point at a position from 0: a, b, c, d, đ, e …; doubled after the last letter."""
    rounds, index = divmod(position, len(POINT_LETTERS))
    return POINT_LETTERS[index] * (rounds + 1)


def document_of(plan: PlanHeader) -> str:
    """Type and number, as a later citation gives them: 'Quyết định số 557/QĐ-UBND' (II.6.b)."""
    symbol = plan.number.partition("/")[2].partition("-")[0].strip().lower()
    return f"{_DOCUMENT_TYPES.get(symbol, 'Văn bản')} số {plain(plan.number)}"


def issuer_of(plan: PlanHeader) -> str:
    """The issuer within a sentence: 'UBND tỉnh Thanh Hóa'; capitals of a heading are set right."""
    name = plain(plan.issuer)
    if name.isupper():
        name = name.title()
    return _PROVINCE.sub("tỉnh", _COUNCIL.sub("UBND", name))


def cited(sentence: str, plan: PlanHeader) -> str:
    """A plan cited by a sentence of the wording; what a short sentence does not name is left out."""
    facts = {
        "document": document_of(plan),
        "date": format_date(plan.issued_on),
        "issuer": issuer_of(plan),
        "title": title_of(plan),
    }
    return sentence.format_map(facts).strip()


def title_of(plan: PlanHeader) -> str:
    """Trích yếu within a sentence: 'về việc ban hành …', whatever the document's heading begins with."""
    title = without_stop(plan.title)
    rest = _ABOUT.sub("", title)
    if not rest:
        return ""
    action = _ABOUT_DOING.match(title) or match_key(rest).startswith("ban hành")
    return f"về việc {lower_first(rest)}" if action else f"về {rest}"


def figure(value: Decimal) -> str:
    """A figure with the decimals it has; the endless ones of a computed cell are cut to four, half up."""
    exponent = value.as_tuple().exponent
    endless = isinstance(exponent, int) and -exponent > _DECIMALS
    return format_number(round_half_up(value, _DECIMALS).normalize() if endless else value)


def number_with_unit(value: Decimal, unit: str | None) -> str:
    """'10,2%', '4.200 USD': a blank before every unit but the percent sign."""
    number = figure(value)
    sign = plain(unit or "")
    if not sign:
        return number
    return f"{number}{sign}" if sign.startswith("%") else f"{number} {sign}"


def month_name(day: date) -> str:
    """Month of a date line: '01', '02', then '3' … '12' (NĐ 30/2020/NĐ-CP, Phụ lục I, II.4)."""
    return f"{day.month:02d}" if day.month <= 2 else str(day.month)


def signing_day(as_of: date) -> date:
    """A day in the month a report is signed in: not before the day after the figures close."""
    return as_of + timedelta(days=1)


def dated(document: str, on: date | None) -> str | None:
    """The date to set behind a document's number; None when there is none or the text has its own."""
    return None if on is None or _OWN_DATE.search(document) else format_date(on)


def period_name(period: Period, words: Periods) -> str:
    """'năm 2026', 'quý III năm 2026', '6 tháng đầu năm 2026'."""
    year = str(period.year)
    if period.part.startswith("Q"):
        return words.quarter.format(quarter=ROMAN[int(period.part[1]) - 1], year=year)
    sentences = {"H1": words.first_half, "H2": words.second_half, "9M": words.nine_months}
    return sentences.get(period.part, words.year).format(year=year)


def next_period(period: Period) -> Period:
    """The period that follows; after nine months comes the fourth quarter."""
    following = {"Q1": "Q2", "Q2": "Q3", "Q3": "Q4", "H1": "H2", "9M": "Q4"}
    if period.part in following:
        return Period(period.year, following[period.part])
    return Period(period.year + 1, {"Q4": "Q1", "H2": "H1"}.get(period.part, ""))


def last_day(period: Period) -> date:
    """The last calendar day of a period."""
    month = {"Q1": 3, "Q2": 6, "Q3": 9, "H1": 6, "9M": 9}.get(period.part, 12)
    return date(period.year, month, 30 if month in (6, 9) else 31)


def signer_lines(form: str, title: str) -> tuple[str, ...]:
    """Authority and office above the signature (NĐ 30/2020/NĐ-CP, Phụ lục I, II.7.a).

    'KT.' stands before the office of the head, with the deputy's own office below it. An office of several
    lines is written with '/': 'CHÁNH VĂN PHÒNG' by order is 'CHỦ TỊCH / CHÁNH VĂN PHÒNG'.
    """
    offices: Sequence[str] = [plain(part).upper() for part in title.split("/") if part.strip()]
    form = plain(form)
    if form == "KT." and len(offices) == 1 and offices[0].startswith("PHÓ "):
        offices = (offices[0].removeprefix("PHÓ "), offices[0])
    if form == "TM." and len(offices) == 1:
        offices = ("ỦY BAN NHÂN DÂN", offices[0])
    if not offices:
        return (form,) if form else ()
    first = f"{form} {offices[0]}".strip()
    return (first, *offices[1:])


def apart(label: str, seen: Counter[str]) -> str:
    """The label, unlike any before it though it looks the same; ``seen`` counts them."""
    seen[label] += 1
    return label + _WITHOUT_WIDTH * (seen[label] - 1)
