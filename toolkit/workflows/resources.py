"""Where the templates that come with the toolkit lie: beside the package when installed, else in the source tree."""

from __future__ import annotations

from pathlib import Path

from toolkit.messages import _
from toolkit.model.errors import WorkspaceError


def shipped_templates() -> Path:
    """The folder of templates shipped with this version; raise WorkspaceError if the installation lacks it."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "_templates", package.parent / "templates"):
        if (folder / "directory").is_dir():
            return folder
    raise WorkspaceError(
        _("The installation is incomplete: its templates are missing. Install toolkit again.")
    )
