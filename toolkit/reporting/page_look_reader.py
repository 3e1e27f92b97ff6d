"""What the page for leaders is dressed in: our style sheet and script, and the chart library as installed."""

from __future__ import annotations

import base64
import hashlib
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

from toolkit.files.shelf_store import Shelf
from toolkit.reporting.page_html import Look

_FOLDER = Path(__file__).with_name("page")
_LIBRARY = "vl-convert-python"
_BUNDLE = "import sys, vl_convert; sys.stdout.buffer.write(vl_convert.javascript_bundle().encode())"


def read_look(shelf: Shelf) -> Look:
    """Everything beside the figures. The chart library (Vega-Lite) is put together once and kept on the shelf.

    Where it cannot run, the page goes without charts.
    """
    style, script, specs = (
        (_FOLDER / name).read_text("utf-8") for name in ("page.css", "page.js", "charts.json")
    )
    library = _library(shelf)
    return Look(style, script, library, specs, _policy(library, script))


def keep_library(shelf: Shelf) -> None:
    """Put the chart library on the shelf, so that no later run waits for it."""
    _library(shelf)


def _library(shelf: Shelf) -> str:
    key = f"{_LIBRARY} {version(_LIBRARY)}"
    kept = shelf.get(key)
    if kept is not None:
        return kept.decode()
    # In a process of its own, for it takes a quarter of a gigabyte and is needed once.
    try:
        made = subprocess.run([sys.executable, "-c", _BUNDLE], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        # No figure is lost with the pictures: the page is whole without them, and the work goes on.
        return ""
    library = made.stdout.decode()
    if "</script" in library.lower():
        raise ValueError("the chart library would end its own element")
    shelf.put(key, made.stdout)
    shelf.save({key})
    return library


def _policy(*scripts: str) -> str:
    """Nothing is fetched, and only these very scripts run; charts set styles of their own."""
    hashes = (base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts)
    allowed = " ".join(f"'sha256-{one}'" for one in hashes)
    rules = ("default-src 'none'", f"script-src {allowed}", "style-src 'unsafe-inline'", "img-src data:")
    return "; ".join((*rules, "base-uri 'none'", "form-action 'none'"))
