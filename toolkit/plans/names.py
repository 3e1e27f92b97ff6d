"""The names by which agencies and groups are known, and the rules for groups that no list can exhaust."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from toolkit.plans.letters import UPPER, capitalized
from toolkit.vietnamese.text import match_key

_ABBREVIATIONS = (
    (re.compile(r"\b(?:ủy ban nhân dân|ub nhân dân)\b"), "ubnd"),
    (re.compile(r"\bban ql\b|\bbql\b"), "ban quản lý"),
    (re.compile(r"\bkkt\b"), "khu kinh tế"),
    (re.compile(r"\bkcn\b"), "khu công nghiệp"),
    (re.compile(r"\bccn\b"), "cụm công nghiệp"),
    (re.compile(r"\bptnt\b"), "phát triển nông thôn"),
    (re.compile(r"\bntm\b"), "nông thôn mới"),
    (re.compile(r"\bnn(?= và| &)"), "nông nghiệp"),
    (re.compile(r"\bmttq\b"), "mặt trận tổ quốc"),
    (re.compile(r"\bđh\b"), "đại học"),
    (re.compile(r"\bvp\b"), "văn phòng"),
    (re.compile(r"\bca(?= (?:tỉnh|thành phố|tp|huyện|xã|phường))"), "công an"),
    (re.compile(r"\btp\.? "), "thành phố "),
    (re.compile(r"\btx\.? "), "thị xã "),
    (re.compile(r"\s*&\s*"), " và "),
)

_BODY = r"(?:sở|ban|ngành|đơn vị|cơ quan|đoàn thể|hội|địa phương|tổ chức|lực lượng)"
_AND = r"(?:\s*,\s*|\s+và\s+|\s*,\s*và\s+|/)"
_AREA = r"(?:huyện|xã|phường|thị xã|thị trấn|thành phố|thị|địa phương|đặc khu)"
_VERB = r"(?:ubnd|sở|ban|các|chủ|phối|theo|căn|tham|tổ|triển|thực|tiếp|đẩy|xây|chịu|tăng|khẩn|rà|có|để|và)\b"
"""First syllables of the verbs that may follow a list of owners in a sentence, and of further owners."""
_HAVING = (
    r"có(?! (?:trách|nhiệm|kế|giải|biện|văn|phương|báo|thể|chủ|ý|liên|thẩm|sự|hiệu)\b)(?= \S+ \S)|nơi có"
)
"""'Có dự án đi qua' tells which communes are meant; 'có trách nhiệm', 'có kế hoạch' begin what they do."""
_QUALIFIED = (
    r"(?:(?:khu vực |vùng )?(?:ven biển|miền núi|biên giới|đồng bằng|trung du|hải đảo)|(?:có )?liên quan"
    rf"|trên địa bàn(?: tỉnh)?|(?:trong|thuộc|khu vực|phía|dọc|{_HAVING})(?: (?!{_VERB})[^\s,;:]+){{1,7}})"
)

_PROVINCIAL_BODIES = re.compile(
    rf"(?:các )?{_BODY}(?:{_AND}(?:các )?{_BODY})*"
    r"(?:(?: cấp| của| thuộc| thuộc ubnd)? (?:tỉnh|thành phố))?"
)
_CONCERNED = re.compile(rf"(?:các )?{_BODY}(?:{_AND}(?:các )?{_BODY})* (?:có )?liên quan(?: khác)?")
_DISTRICTS = re.compile(rf"(?:ubnd )?(?:các )?{_AREA}(?:{_AND}(?:các )?{_AREA})*(?P<rest> {_QUALIFIED})?")

PROVINCIAL_BODIES = "Các sở, ban, ngành, đơn vị cấp tỉnh"
CONCERNED = "Các đơn vị liên quan"
DISTRICTS = "UBND các huyện, thị xã, thành phố"
COMMUNES = "UBND các xã, phường"
COMMUNES_AND_ZONES = "UBND các xã, phường, đặc khu"
_COMMUNE_LEVEL = re.compile(r"(?:ubnd |các )*cấp xã")
_ZONES = re.compile(r"(?:xã, phường|phường, xã)(?:,| và) đặc khu", re.IGNORECASE)
_PLACE_NAME = rf"[{UPPER}][\w'-]*(?: [{UPPER}][\w'-]*)*"
_AUTHORITY = re.compile(rf"(?:tỉnh|thành phố|TP\.?) (?P<place>{_PLACE_NAME})\W*$")
_OF_PROVINCE = re.compile(rf"(?:tỉnh|Thành phố|thành phố) (?P<place>{_PLACE_NAME})$")
_LOCAL = re.compile(rf"UBND (?:xã|phường|thị trấn|huyện|thị xã|thành phố|đặc khu) [{UPPER}]")


@dataclass(frozen=True, slots=True)
class NameEntry:
    """An agency (or a group of them): its full official name and the other ways of writing it."""

    name: str
    aliases: tuple[str, ...] = ()
    group: bool = False


@dataclass(frozen=True, slots=True)
class NameBook:
    """All known names. ``find`` knows spellings, abbreviations and group phrases.

    ``place`` is the province whose document is read: a name that ends in it is complete. ``communes`` is what
    'UBND cấp xã' means in it; '' leaves that to the entries.
    """

    entries: tuple[NameEntry, ...]
    place: str | None = None
    communes: str = ""
    _index: dict[str, str] = field(init=False, repr=False, compare=False)
    _names: frozenset[str] = field(init=False, repr=False, compare=False)
    _first_words: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        index: dict[str, str] = {}
        for entry in self.entries:
            index.setdefault(match_key(entry.name), entry.name)
        for entry in self.entries:
            for written in (entry.name, *entry.aliases):
                index.setdefault(match_key(written), entry.name)
                index.setdefault(spelled_out(match_key(written)), entry.name)
        object.__setattr__(self, "_index", index)
        object.__setattr__(self, "_names", frozenset(entry.name for entry in self.entries))
        firsts = frozenset(key.split(" ", 1)[0] for key in index)
        object.__setattr__(self, "_first_words", firsts | _FIRST_OF_GROUPS)

    def of_province(self, place: str | None) -> NameBook:
        """The book for a document of this province: without the bodies of the directory's own, if another.

        'Thuế tỉnh' in a plan of Hà Tĩnh is not 'Thuế tỉnh Thanh Hóa', nor is 'UBND phường Quang Trung' in it the
        one of Thanh Hóa.
        """
        home = self._home()
        if place is None or home is None or match_key(place) == match_key(home):
            return replace(self, place=place)
        kept = tuple(
            replace(entry, aliases=tuple(alias for alias in entry.aliases if home not in alias))
            for entry in self.entries
            if home not in entry.name and not _LOCAL.match(entry.name)
        )
        return NameBook(kept, place, self.communes)

    def with_communes_of(self, texts: Iterable[str]) -> NameBook:
        """The book for a document with these texts: where they speak of 'xã, phường, đặc khu', cấp xã is that."""
        return replace(self, communes=COMMUNES_AND_ZONES) if any(map(_ZONES.search, texts)) else self

    def _home(self) -> str | None:
        """The province most names of the book end with."""
        written = [name for entry in self.entries for name in (entry.name, *entry.aliases)]
        places = Counter(found["place"] for name in written if (found := _OF_PROVINCE.search(name)))
        return places.most_common(1)[0][0] if places else None

    def holds(self, name: str) -> bool:
        """Whether this full name is one of the book's own, so that somebody can be asked under it."""
        return name in self._names

    def may_begin(self, text: str) -> bool:
        """Whether a name can begin with the first word of a text; a quick look before the search for one."""
        word = re.match(r"[^\s,;:/()]+", text)
        return word is not None and match_key(word[0]) in self._first_words

    def find(self, written: str) -> str | None:
        """The full name for a name as written; None when neither the book nor a group rule knows it."""
        if self.communes and _COMMUNE_LEVEL.fullmatch(match_key(written)):
            return self.communes
        return (
            self.listed(written) or self._at_home(written) or _group(written, match_key(written), self._index)
        )

    def _at_home(self, written: str) -> str | None:
        """'Công an tỉnh Hà Tĩnh' is 'Công an tỉnh' in a plan of Hà Tĩnh."""
        general = None if self.place is None else written.removesuffix(f" {self.place}")
        local = general is not None and general != written and general.endswith((" tỉnh", " thành phố"))
        return self.listed(general) if local and general is not None else None

    def listed(self, written: str) -> str | None:
        """The full name for a name or alias that stands in the book itself."""
        key = match_key(written)
        return self._index.get(key) or self._index.get(spelled_out(key))

    def nearest(self, written: str) -> str | None:
        """The known name most like ``written``, for a suggestion only; None when none is near."""
        from rapidfuzz import fuzz, process

        def likeness(one: str, other: str, **_options: object) -> float:
            of_a_kind = one.split(" ", 1)[0] == other.split(" ", 1)[0]
            return float(max(fuzz.ratio(one, other), of_a_kind * 0.9 * fuzz.token_set_ratio(one, other)))

        best = process.extractOne(spelled_out(match_key(written)), self._index.keys(), scorer=likeness)
        return self._index[best[0]] if best is not None and best[1] >= _NEAR else None


_NEAR = 75
_FIRST_OF_GROUPS = frozenset(
    {"các", "sở", "ban", "ngành", "đơn", "cơ", "đoàn", "hội", "địa", "tổ", "lực", "ubnd", "ủy", "uỷ"}
    | {"huyện", "xã", "phường", "thị", "thành", "đặc"}
)


def province_of(issuer: str) -> str | None:
    """The province or city an issuer belongs to ('Ủy ban nhân dân tỉnh Hà Tĩnh'); None where it names none."""
    found = _AUTHORITY.search(issuer)
    return None if found is None else found["place"]


def spelled_out(key: str) -> str:
    """A match key with the usual abbreviations written out: 'kkt' is 'khu kinh tế'."""
    for pattern, words in _ABBREVIATIONS:
        key = pattern.sub(words, key)
    return key


def _group(written: str, key: str, index: dict[str, str]) -> str | None:
    """Default rules: a phrase for a group of agencies, brought to one wording."""
    key = spelled_out(key)
    if _CONCERNED.fullmatch(key):
        words = key.removeprefix("các ")
        if re.fullmatch(r"(?:cơ quan, )?đơn vị (?:có )?liên quan", words):
            return index.get(match_key(CONCERNED), CONCERNED)
        return capitalized(f"các {_tail(written, words)}").replace("đơn vị có liên quan", "đơn vị liên quan")
    if _PROVINCIAL_BODIES.fullmatch(key) and "sở" in key and re.search(r"\b(?:ban|ngành)\b", key):
        return None if "địa phương" in key else PROVINCIAL_BODIES
    district = _DISTRICTS.fullmatch(key)
    if district is None or not (key.startswith("ubnd") or "," in key):
        return None
    rest = (district["rest"] or "").strip()
    areas = key.removeprefix("ubnd ").removeprefix("các ").removesuffix(rest).strip()
    return f"UBND các {areas} {_qualified(written, rest)}" if rest else _of_areas(areas)


def _qualified(written: str, rest: str) -> str:
    """Which ones of a group are meant, as written, in one wording for the usual cases."""
    own = _tail(written, rest).replace("khu vực ven biển", "ven biển").replace("KKT", "Khu kinh tế")
    return own.replace("khu kinh tế", "Khu kinh tế")


def _of_areas(areas: str) -> str:
    if "huyện" in areas:
        return DISTRICTS if re.search(r"thị|thành", areas) else "UBND các huyện"
    if "xã" in areas and "phường" in areas:
        if "đặc khu" in areas:
            return COMMUNES_AND_ZONES
        return COMMUNES if "thị trấn" not in areas else "UBND các xã, phường, thị trấn"
    return f"UBND các {areas}"


def _tail(written: str, words: str) -> str:
    """The end of the written phrase that stands for ``words``, in its own letters."""
    return written[-len(words) :] if match_key(written[-len(words) :]) == words else words
