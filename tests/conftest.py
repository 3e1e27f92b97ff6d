"""What all tests share: English messages, and programs that may not silently be missing in CI."""

from __future__ import annotations

import os
import shutil

import pytest

os.environ["TOOLKIT_LANG"] = "en"


NEEDED = {
    "libreoffice": (("soffice",), "TOOLKIT_NEEDS_LIBREOFFICE"),
    "browser": (("chromium", "google-chrome"), "TOOLKIT_NEEDS_BROWSER"),
}
"""By mark: programs of which one must be there, and the variable that forbids to do without."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip tests whose program is not installed, unless the environment demands them."""
    for mark, (programs, demand) in NEEDED.items():
        if any(map(shutil.which, programs)) or os.environ.get(demand):
            continue
        skip = pytest.mark.skip(reason=f"{programs[0]} is not installed")
        for item in items:
            if item.get_closest_marker(mark):
                item.add_marker(skip)
