"""Names of files as they can be kept and printed: some systems allow bytes and signs that no text holds."""

from __future__ import annotations

import unicodedata

_STAND_IN = "\ufffd"


def shown_name(name: str) -> str:
    """The name in NFC; bytes that were no UTF-8 are read as Windows does (1258), signs that would break a line
    or steer a terminal become a stand-in."""
    if any("\udc80" <= letter <= "\udcff" for letter in name):
        name = name.encode("utf-8", "surrogateescape").decode("cp1258", "replace")
    name = "".join(letter if _is_printable(letter) else _STAND_IN for letter in name)
    return unicodedata.normalize("NFC", name)


def _is_printable(letter: str) -> bool:
    return letter.isprintable() or letter in "\u00a0\u200b\u200c\u200d\u3000"
