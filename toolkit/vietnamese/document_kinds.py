"""Kinds of administrative documents and their symbols, and which of them a text names.

The symbols are those of the table of abbreviations in Phụ lục III of Nghị định 30/2020/NĐ-CP; 'Kết luận' is a
kind of the Party's documents. A công văn has no symbol of its own: its number is followed by its author.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from toolkit.vietnamese.dates import read_date
from toolkit.vietnamese.text import match_key, nfc

SYMBOLS = {
    "Nghị quyết": "NQ",
    "Quyết định": "QĐ",
    "Chỉ thị": "CT",
    "Quy chế": "QC",
    "Quy định": "QyĐ",
    "Thông cáo": "TC",
    "Thông báo": "TB",
    "Hướng dẫn": "HD",
    "Chương trình": "CTr",
    "Kế hoạch": "KH",
    "Phương án": "PA",
    "Đề án": "ĐA",
    "Dự án": "DA",
    "Báo cáo": "BC",
    "Biên bản": "BB",
    "Tờ trình": "TTr",
    "Hợp đồng": "HĐ",
    "Công điện": "CĐ",
    "Bản ghi nhớ": "BGN",
    "Bản thỏa thuận": "BTT",
    "Giấy ủy quyền": "GUQ",
    "Giấy mời": "GM",
    "Giấy giới thiệu": "GGT",
    "Giấy nghỉ phép": "GNP",
    "Phiếu gửi": "PG",
    "Phiếu chuyển": "PC",
    "Phiếu báo": "PB",
    "Kết luận": "KL",
}
"""Kind of document and the symbol that stands in its number."""
OFFICIAL_LETTER = "CV"
"""How a document without a symbol of its kind is called here: a công văn."""

_MORE_THAN_PAPER = ("DA", "HĐ")
_BY_KEY = {symbol.casefold(): symbol for symbol in SYMBOLS.values()}
_NAMES = {match_key(name): symbol for name, symbol in SYMBOLS.items()}
_NUMBER = re.compile(
    r"(?<![\w/])\d+[a-zđ]?\s*[/-]\s*(?:(?:19|20)\d\d\s*[/-]\s*)?(?P<symbol>[^\W\d_]+)", re.IGNORECASE
)
_NAMED = re.compile(
    rf"(?<![^\W\d_])(?P<name>{'|'.join(map(re.escape, _NAMES))})(?:\s+\S+){{0,2}}?\s*số\s*:?\s*\d"
)
_NO_OTHER_WORD = r"(?!\w| (?:hóa|viên|phát thanh|truyền hình)\b)"
"""'Kế hoạch hóa' and 'chương trình truyền hình' are no documents."""
_SEPARATORS = re.compile(r"[,;/\n]|\s(?:và|hoặc)\s")
_LEADING = re.compile(r"^\W+|^(?:các|những|bản|hồ sơ trình|dự thảo)\s+")
_DATE = re.compile(
    r"(?<![\d/.-])\d{1,2}\s?(?P<sign>[/.-])\s?\d{1,2}\s?(?P=sign)\s?\d{4}(?![\d/-]|\.\d)"
    r"|(?<!\d)\d{1,2}\s*tháng\s*\d{1,2}\s*năm\s*\d{4}(?!\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NamedDocuments:
    """What a text says of documents: the symbol of each one's kind, and the days it gives, both in order."""

    symbols: tuple[str, ...]
    days: tuple[date, ...]


def named_documents(text: str) -> NamedDocuments:
    """'Số 12/BC-STC ngày 05/3/2026' names a BC of 5 March 2026.

    A number with another word after it ('2345/UBND-CN') is that of a công văn; a kind counts by its name, too,
    where only its number follows ('Quyết định số 123'). What cannot be a day is no day.
    """
    line = nfc(text)
    symbols = [_BY_KEY.get(found["symbol"].casefold(), OFFICIAL_LETTER) for found in _NUMBER.finditer(line)]
    if not symbols:
        symbols = [_NAMES[found["name"]] for found in _NAMED.finditer(match_key(line))]
    days = (read_date(found[0]).value for found in _DATE.finditer(line))
    return NamedDocuments(tuple(symbols), tuple(day for day in days if day is not None))


@lru_cache(maxsize=1024)
def kinds_asked(product: str) -> frozenset[str]:
    """The kinds of documents a product consists of; empty where it may be anything else.

    'Kế hoạch, đề án' asks for a KH or a ĐA; 'Danh mục, Kế hoạch' or 'Dự án' leaves open what shows it: a
    project is more than the document that describes it.
    """
    kinds: set[str] = set()
    for part in _SEPARATORS.split(product):
        words = _without_leading(match_key(part))
        symbol = next((s for name, s in _NAMES.items() if re.match(rf"{name}{_NO_OTHER_WORD}", words)), None)
        if words and symbol in (None, *_MORE_THAN_PAPER):
            return frozenset()
        if symbol is not None:
            kinds.add(symbol)
    return frozenset(kinds)


def _without_leading(words: str) -> str:
    shorter = _LEADING.sub("", words)
    return words if shorter == words else _without_leading(shorter)


def kind_name(symbol: str) -> str:
    """The name of a kind by its symbol; raise KeyError for an unknown one."""
    if symbol == OFFICIAL_LETTER:
        return "Công văn"
    return next(name for name, known in SYMBOLS.items() if known == symbol)
