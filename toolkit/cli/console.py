"""The console: the language of its sentences, and letters that reach pipes and old windows."""

from __future__ import annotations

import gettext
import os
import sys

from toolkit.messages import language
from toolkit.messages.translation import DOMAIN, LOCALE_DIR


def speak_the_language() -> None:
    """Let click's own sentences come from our catalogue, and let Vietnamese reach pipes and old consoles."""
    os.environ["LANGUAGE"] = language()
    gettext.bindtextdomain(DOMAIN, LOCALE_DIR)
    gettext.textdomain(DOMAIN)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
