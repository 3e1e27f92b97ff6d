"""Choice of language and look-up of sentences."""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

DOMAIN = "toolkit"
LANGUAGES = ("vi", "en")
LOCALE_DIR = Path(__file__).with_name("locale")
_forced: ContextVar[str | None] = ContextVar("language", default=None)


def language() -> str:
    """The language of messages: what ``use_language`` set, else TOOLKIT_LANG, else Vietnamese."""
    wanted = _forced.get() or os.environ.get("TOOLKIT_LANG", "vi")
    return wanted if wanted in LANGUAGES else "vi"


@contextmanager
def use_language(code: str) -> Iterator[None]:
    """Within the block, messages are in this language (documents for agencies are always Vietnamese)."""
    token = _forced.set(code)
    try:
        yield
    finally:
        _forced.reset(token)


@cache
def _translations(code: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, LOCALE_DIR, languages=[code], fallback=True)


def _(message: str) -> str:
    """The sentence in the user's language."""
    return _translations(language()).gettext(message)


def ngettext(singular: str, plural: str, n: int) -> str:
    """The sentence that fits a count, in the user's language."""
    return _translations(language()).ngettext(singular, plural, n)


def N_(message: str) -> str:  # noqa: N802 - the name gettext tools look for
    """Mark a sentence for translation where it is declared; it is looked up where it is shown."""
    return message
