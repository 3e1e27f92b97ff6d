"""Whom sign-off, sender and folder of a return speak for: a closed comparison with the agencies asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from email.utils import parseaddr
from functools import lru_cache

from toolkit.vietnamese.document_kinds import OFFICIAL_LETTER, SYMBOLS
from toolkit.vietnamese.text import ascii_key, match_key

_DOCUMENT_KINDS = frozenset(map(match_key, (*SYMBOLS.values(), OFFICIAL_LETTER)))
_SYMBOL = re.compile(r"\d+[^\W\d_]?\s*[/-]\s*(?:(?:19|20)\d\d\s*[/-]\s*)?(?P<symbol>[^\W\d_][\w&.\s/-]*)")
_LONG_DASH = re.compile("[\u2010-\u2015\u2212]")
_PARTS = re.compile(r"[\s/-]+")
_WORD = re.compile(r"\w+")
_ADDRESS_PARTS = re.compile(r"[^a-z0-9]+")
_SHORTEST_CODE = 3
_CONTAINER = re.compile(r"\.(?:zip|eml|mbox|msg)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sender:
    """Where a return came from: 'Name <address>' of the message, and the folders it lay in."""

    address: str | None = None
    folders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """What the agencies asked in a period are called: names by code (official one and aliases), addresses.

    Told apart by identity, so that what was found in a text that many returns share is remembered.
    """

    names: Mapping[str, tuple[str, ...]]
    addresses: Mapping[str, str]


def folders_of(file: str) -> tuple[str, ...]:
    """The folders below the inbox and within packages: 'inbox/Sở Nội vụ/a.zip!b/c.xlsx' lay in two.

    Of a file that lies elsewhere none: such a path says where somebody works, not who sent it.
    """
    first, *rest = file.replace("!", "/").split("/")[:-1] or [""]
    if first != "inbox":
        return ()
    return tuple(part for part in rest if part != "processed" and not _CONTAINER.search(part))


def agencies_of_symbol(number: str, names: Names) -> frozenset[str]:
    """The agency in the symbol of a letter: '12/BC-SNV', '12/SNV-TH'; empty where it is nobody's code."""
    match = _SYMBOL.search(_LONG_DASH.sub("-", number))
    if match is None:
        return frozenset()
    parts = [part for part in _PARTS.split(match["symbol"].strip()) if part]
    if parts and match_key(parts[0]) in _DOCUMENT_KINDS:
        parts = parts[1:]
    return _with_code(parts[:1], names)


@lru_cache(maxsize=1024)
def agencies_of_words(text: str, names: Names) -> frozenset[str]:
    """The agencies whose full name stands in a text; of one name within another the longer counts."""
    words = _words(text)
    lengths = {
        code: max((len(name) for name in map(_words, own) if _is_full(name) and name in words), default=0)
        for code, own in names.names.items()
    }
    longest = max(lengths.values(), default=0)
    return frozenset(code for code, length in lengths.items() if longest and length == longest)


def agencies_of_address(sender: str, names: Names) -> frozenset[str]:
    """The agency a sender belongs to: an address of the directory, a code or name in it, or the name shown."""
    shown, address = parseaddr(sender)
    known = {mail.casefold(): code for code, mail in names.addresses.items()}
    if address.casefold() in known:
        return frozenset((known[address.casefold()],))
    parts = [part for part in _ADDRESS_PARTS.split(address.casefold()) if part]
    return _with_code(parts, names) or _with_joined_name(parts, names) or agencies_of_words(shown, names)


@lru_cache(maxsize=1024)
def agencies_of_folder(folder: str, names: Names) -> frozenset[str]:
    """The agency a folder is named after, by code or full name, with diacritics or without."""
    plain = _plain_words(folder)
    without_marks = frozenset(
        code for code, own in names.names.items() if any(_plain_words(name) == plain for name in own)
    )
    return agencies_of_words(folder, names) or _with_code([folder.strip()], names) or without_marks


# The names of all agencies are compared with every return: they are taken apart once.
@lru_cache(maxsize=8192)
def _words(text: str) -> str:
    return f" {' '.join(_WORD.findall(match_key(text)))} "


@lru_cache(maxsize=8192)
def _plain_words(text: str) -> str:
    return _words(ascii_key(text))


def _is_full(words: str) -> bool:
    """Abbreviations such as VP stand in many titles and mean something else there."""
    return words.count(" ") > 2


def _with_code(parts: Iterable[str], names: Names) -> frozenset[str]:
    keys = {_code_key(part) for part in parts}
    return frozenset(
        code
        for code in names.names
        if len(code) >= _SHORTEST_CODE and not code.isdigit() and _code_key(code) in keys
    )


def _with_joined_name(parts: Iterable[str], names: Names) -> frozenset[str]:
    """'sonoivu' for Sở Nội vụ."""
    keys = set(parts)
    return frozenset(
        code
        for code, own in names.names.items()
        if any(_is_full(_words(name)) and _plain_words(name).replace(" ", "") in keys for name in own)
    )


@lru_cache(maxsize=8192)
def _code_key(code: str) -> str:
    return re.sub(r"\W", "", ascii_key(code))
