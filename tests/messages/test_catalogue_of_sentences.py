"""The Vietnamese catalogue is complete, keeps placeholders, and is compiled from its source."""

from __future__ import annotations

import io
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import toolkit.messages
from toolkit.messages import _, language, use_language

PACKAGE = Path(toolkit.messages.__file__).parents[1]
CATALOGUE = PACKAGE / "messages" / "locale" / "vi" / "LC_MESSAGES" / "toolkit.po"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}


def _sentences() -> set[str]:
    found = extract_from_dir(str(PACKAGE), method_map=[("**.py", "python")], keywords=KEYWORDS)
    return {
        message if isinstance(message, str) else message[0] for _file, _line, message, _notes, _ctx in found
    }


def _catalogue() -> Catalog:
    with CATALOGUE.open("rb") as stream:
        return read_po(stream, locale="vi")


def _placeholders(text: str) -> set[str]:
    return {name for _literal, name, _spec, _conversion in Formatter().parse(text) if name}


def test_every_sentence_has_a_vietnamese_one() -> None:
    catalogue = _catalogue()
    missing = [one for one in sorted(_sentences()) if one not in catalogue or not catalogue[one].string]
    assert missing == []


def test_no_sentence_is_left_over() -> None:
    ids = {
        message.id if isinstance(message.id, str) else message.id[0] for message in _catalogue() if message.id
    }
    assert sorted(ids - _sentences()) == []


def test_placeholders_are_kept() -> None:
    wrong = []
    for message in _catalogue():
        if not message.id:
            continue
        english = message.id if isinstance(message.id, str) else message.id[-1]
        vietnamese = message.string if isinstance(message.string, str) else message.string[0]
        if _placeholders(english) != _placeholders(vietnamese):
            wrong.append((english, vietnamese))
    assert wrong == []


def test_the_compiled_catalogue_is_up_to_date() -> None:
    compiled = io.BytesIO()
    write_mo(compiled, _catalogue(), use_fuzzy=True)
    assert CATALOGUE.with_suffix(".mo").read_bytes() == compiled.getvalue()


@pytest.mark.parametrize(("wanted", "expected"), [("vi", "vi"), ("en", "en"), ("fr", "vi")])
def test_language_is_vietnamese_unless_english_is_wanted(
    monkeypatch: pytest.MonkeyPatch, wanted: str, expected: str
) -> None:
    monkeypatch.setenv("TOOLKIT_LANG", wanted)
    assert language() == expected


def test_a_block_can_speak_vietnamese() -> None:
    with use_language("vi"):
        assert _("error") == "lỗi"
    assert _("error") == "error"
