"""How Vietnamese text writes days, months, quarters, halves and years: the patterns, and what numerals mean."""

from __future__ import annotations

_OTHER_SIGNS = {**dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-")}
_SIGNS = str.maketrans({**_OTHER_SIGNS, **dict.fromkeys("\u2044\u2215\uff0f", "/")})

_ROMAN = ("i", "ii", "iii", "iv")
_SPELLED = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
_VALUES = {
    **{numeral: value for value, numeral in enumerate(_ROMAN, 1)},
    **{chr(0x216F + value): value for value in range(1, 5)},
    **{word: value for value, word in enumerate(_SPELLED, 1)},
    "tư": 4,
    "bẩy": 7,
}

_YEAR_END = r"(?![\d/]|\.\d|-\d{1,2}-\d)"
_YEAR = rf"(?P<year>(?:19|20|21)\d{{2}}){_YEAR_END}"
# Two figures are a year only right behind a quarter, a written 'tháng', or a day and its month.
_SHORT = rf"(?P<short>[2-4]\d)(?![^\W_]){_YEAR_END}"
_START = r"(?<![^\W_])(?:(?<!\d[./-])|(?<=\b\d{4}-))"
# A year may follow a year ('2023-2030') but not the rest of a date that was no date ('31-02-2026').
_YEAR_START = r"(?<![^\W_])(?<!/)(?<!/ )(?<!\d[.])(?<!(?<!\d)\d-)(?<!(?<!\d)\d\d-)"
_TO_YEAR = r"(?:\s*[/.,-]\s*(?:năm\s*)?|\s+(?:(?:của|trong)\s+)?năm\s*|\s+)"
_TO_MONTH = r"\s*(?:/|\.|tháng)\s*"
_MORE = r"\s*(?:[-,;&+]|và|đến|tới)\s*"

_QUARTER_WORD = r"(?:q(?:uý|úy|uí|úi)\s*|Q\.?\s?)"
_QUARTER = r"(?:IV|I{1,3}|[\u2160-\u2163]|0?[1-4]|một|hai|ba|bốn|tư)(?![^\W_])"
_QUARTER_LIST = rf"{_QUARTER_WORD}(?P<quarters>{_QUARTER}(?:{_MORE}{_QUARTER_WORD}?{_QUARTER}){{0,3}})"
_MONTH_WORD = r"(?:tháng\s*|T\.?\s?)"
_MONTH = r"(?:1[0-2]|0?[1-9])(?!\d)"
_MONTH_LIST = rf"{_MONTH_WORD}(?P<months>{_MONTH}(?:{_MORE}{_MONTH_WORD}?{_MONTH}){{0,11}})"
_SPELLED_MONTH = r"mười một|mười hai|mười|một|hai|ba|bốn|tư|năm|sáu|bảy|bẩy|tám|chín"
_COUNT = r"(?:1[01]|0?[2-9]|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười)"
_SOME_MONTHS = rf"(?:(?P<count>{_COUNT})\s+tháng|nửa)\s+(?P<end>đầu|cuối)\s+(?:của\s+)?"
_DAY = r"(?:ngày\s*)?"

YEAR_FIRST = (
    rf"{_START}(?P<year>(?:19|20|21)\d{{2}})"
    r"(?P<sign>[-/])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})(?!\d)"
)
DAYS = (
    rf"{_START}(?<!tháng )(?<!quý ){_DAY}(?P<day>\d{{1,2}})(?:{_TO_MONTH}(?P<month>\d{{1,2}}))?"
    rf"\s*(?:-|đến|tới|và|,)\s*(?:hết\s*)?{_DAY}(?P<last_day>\d{{1,2}}){_TO_MONTH}(?P<last_month>\d{{1,2}})"
    rf"(?:\s*[/.]|\s*,?\s*năm)\s*{_YEAR}"
)
DAY_SIGNS = (
    rf"{_START}{_DAY}(?P<day>\d{{1,2}})\s?(?P<sign>[/.-])\s?(?P<month>\d{{1,2}})\s?(?P=sign)\s?(?:{_YEAR}"
    rf"|(?<=[/.]){_SHORT})"
)
DAY_WORDS = (
    rf"{_START}{_DAY}(?P<day>\d{{1,2}})\s*(?:tháng\s*|/)(?P<month>\d{{1,2}})(?:\s*/|\s*,?\s*năm)\s*{_YEAR}"
)
SOME_MONTHS = rf"{_START}{_SOME_MONTHS}(?:năm\s*)?{_YEAR}"
QUARTERS = rf"{_START}{_QUARTER_LIST}(?:{_TO_YEAR}{_YEAR}|/{_SHORT})"
YEAR_QUARTER = rf"{_YEAR_START}(?P<year>20\d{{2}})\s?[-/]?\s?Q(?P<quarters>[1-4])(?![^\W_])"
MONTHS = rf"{_START}{_MONTH_LIST}{_TO_YEAR}{_YEAR}"
SHORT_MONTHS = rf"{_START}tháng\s*(?P<months>{_MONTH})/{_SHORT}"
SPELLED_MONTH = rf"{_START}tháng\s+(?P<months>{_SPELLED_MONTH})(?:\s*/\s*|\s+năm\s+){_YEAR}"
BARE_MONTH = rf"{_START}(?P<months>{_MONTH})(?:\s?/\s?|[.-]){_YEAR}"
# The 'năm' of '05 năm 2026 - 2030' counts years and names none.
WHOLE_YEAR = rf"{_YEAR_START}(?:(?<!\d )(?<!hai )(?<!ba )(?<!bốn )(?<!năm )năm\s*)?{_YEAR}"

WITHOUT_YEAR = (
    rf"{_START}(?:{_DAY}\d{{1,2}}\s?/\s?\d{{1,2}}|ngày\s*\d{{1,2}}\s*tháng\s*\d{{1,2}}|{_QUARTER_LIST}|{_MONTH_LIST}"
    rf"|{_SOME_MONTHS}năm)(?!\s*(?:[/.,-]|của|trong)?\s*(?:năm\s*)?(?:19|20|21)\d\d)(?![/.-]\d|[^\W_])"
)
"""A day, month, quarter or part of a year that no year follows."""

THIS_YEAR = r"(?:trong|hết|cuối|đến) năm(?=\s*(?:$|[,;.]))"


def plain_signs(text: str) -> str:
    """The text, as long as before, with every dash a hyphen and every slash the common one."""
    return text.translate(_SIGNS)


def numeral(text: str) -> int:
    """The value of a roman, Arabic or spelled-out number from one to twelve."""
    key = " ".join(text.lower().split())
    return _VALUES[key] if key in _VALUES else int(key)
