"""`toolkit plan read`: what a decision document says."""

from __future__ import annotations

from pathlib import Path

from toolkit.messages import use_language
from toolkit.model.errors import WorkspaceError
from toolkit.model.plan import PlanReading
from toolkit.model.register import Directory
from toolkit.plans.interpret import interpret
from toolkit.plans.names import NameBook, NameEntry
from toolkit.plans.reader import read_document
from toolkit.register.seed_reader import read_seed
from toolkit.workflows.resources import shipped_templates
from toolkit.workflows.workspace import Workspace, find_workspace


def read_plan(document: Path, folder: Path | None, current: Path) -> PlanReading:
    """Read one document with the agencies of the workspace, or with those shipped where there is none."""
    return read_with(document, name_book(_directory(folder, current)))


def read_with(document: Path, names: NameBook) -> PlanReading:
    """Read one document with given names; PlanError says what cannot be read and what to do."""
    return interpret(read_document(document), names)


def read_for_masters(document: Path, names: NameBook) -> PlanReading:
    """The same for the masters: they are Vietnamese documents, so their doubts are too, whoever imports."""
    opened = read_document(document)
    with use_language("vi"):
        return interpret(opened, names)


def name_book(directory: Directory) -> NameBook:
    """Every name an agency or group of the directory goes by, now or formerly."""
    agencies = [NameEntry(one.name, one.aliases, group=False) for one in directory.agencies]
    groups = [NameEntry(one.name, one.aliases, group=True) for one in directory.groups]
    return NameBook((*agencies, *groups))


def directory_of(workspace: Workspace) -> Directory:
    """The directory of a workspace: its master once there is one, else the seed in its templates."""
    if (workspace.master / "agencies.xlsx").is_file():
        # Loaded only here: the library for workbooks takes longer to load than a plan takes to be read.
        from toolkit.register.reader import read_directory

        return read_directory(workspace.master)
    return read_seed(workspace.templates / "directory")


def _directory(folder: Path | None, current: Path) -> Directory:
    if folder is not None:
        return directory_of(Workspace(folder))
    try:
        return directory_of(find_workspace(current))
    except WorkspaceError:
        return read_seed(shipped_templates() / "directory")
