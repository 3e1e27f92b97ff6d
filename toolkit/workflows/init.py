"""`toolkit init`: a new workspace."""

from __future__ import annotations

import shutil
from pathlib import Path

from toolkit.files.store import write_atomic
from toolkit.messages import _
from toolkit.model.errors import WorkspaceError
from toolkit.workflows.resources import shipped_templates
from toolkit.workflows.workspace import SETTINGS_FILE, Workspace

FOLDERS = ("master", "inbox", "outbox", "archive")


def create_workspace(folder: Path) -> Workspace:
    """Make a workspace in ``folder`` (made if missing); never touches one that is there already."""
    if (folder / SETTINGS_FILE).exists():
        raise WorkspaceError(
            _("{folder} is a workspace already; nothing was changed. Choose another folder.").format(
                folder=folder
            )
        )
    if folder.is_file():
        raise WorkspaceError(
            _("{folder} is a file, not a folder. Choose another name.").format(folder=folder)
        )
    templates = shipped_templates()
    for name in FOLDERS:
        (folder / name).mkdir(parents=True, exist_ok=True)
    shutil.copytree(templates, folder / "templates", dirs_exist_ok=True)
    # The settings come last: a folder is a workspace only once everything else is in place.
    write_atomic(folder / SETTINGS_FILE, (templates / SETTINGS_FILE).read_bytes())
    return Workspace(folder)
