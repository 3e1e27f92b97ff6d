"""What all tests share: English messages, and LibreOffice that may not silently be missing in CI."""

from __future__ import annotations

import os
import shutil

import pytest

os.environ["TOOLKIT_LANG"] = "en"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip LibreOffice tests where it is not installed, unless the environment demands it."""
    if shutil.which("soffice") or os.environ.get("TOOLKIT_NEEDS_LIBREOFFICE"):
        return
    skip = pytest.mark.skip(reason="LibreOffice is not installed")
    for item in items:
        if item.get_closest_marker("libreoffice"):
            item.add_marker(skip)
