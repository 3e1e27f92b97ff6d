"""A workspace on disk: where things are, how it is found, and what it is set to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from toolkit.messages import _
from toolkit.model.errors import SettingsError, WorkspaceError
from toolkit.model.period import Period
from toolkit.model.register import AgencyKind
from toolkit.register.dues import Weekend, working_day
from toolkit.register.settings import Settings
from toolkit.register.settings_reader import read_settings

SETTINGS_FILE = "toolkit.toml"


@dataclass(frozen=True, slots=True)
class Workspace:
    """The folders of a workspace, all below ``root``."""

    root: Path

    @property
    def settings_file(self) -> Path:
        return self.root / SETTINGS_FILE

    @property
    def templates(self) -> Path:
        return self.root / "templates"

    @property
    def master(self) -> Path:
        return self.root / "master"

    @property
    def inbox(self) -> Path:
        return self.root / "inbox"

    @property
    def archive(self) -> Path:
        return self.root / "archive"

    @property
    def ledger(self) -> Path:
        return self.root / "ledger.db"

    @property
    def shelves(self) -> Path:
        """The folder of what was computed once; it may be deleted at any time."""
        return self.root / ".cache"

    def shelf(self, name: str) -> Path:
        """The file of one shelf."""
        return self.shelves / f"{name}.shelf"

    def outbox(self, period: Period) -> Path:
        """The folder of everything made for one period."""
        return self.root / "outbox" / str(period)

    def relative(self, path: Path) -> str:
        """A path as outputs name it: relative to the workspace where it lies within, with forward slashes."""
        resolved = path.resolve()
        root = self.root.resolve()
        return (resolved.relative_to(root) if resolved.is_relative_to(root) else resolved).as_posix()


@dataclass(frozen=True, slots=True)
class Session:
    """One run of a command: the workspace, its settings, the period and the as-of date."""

    workspace: Workspace
    settings: Settings
    period: Period
    as_of: date

    @property
    def outbox(self) -> Path:
        return self.workspace.outbox(self.period)

    @property
    def due(self) -> date | None:
        """Last day on which a return of the period is in time; None where nobody has set one."""
        found = self.settings.periods.get(str(self.period))
        return self._kept(found.due) if found else None

    @property
    def dues(self) -> dict[AgencyKind, date]:
        """The due dates of kinds of agencies that have their own."""
        found = self.settings.periods.get(str(self.period))
        own = found.due_of if found else {}
        return {AgencyKind(kind): self._kept(day) for kind, day in own.items()}

    def _kept(self, day: date) -> date:
        return working_day(day, Weekend(self.settings.due.weekend))


def find_workspace(start: Path) -> Workspace:
    """The nearest folder from ``start`` upward that holds toolkit.toml; raise WorkspaceError if none does."""
    for folder in (start, *start.parents):
        if (folder / SETTINGS_FILE).is_file():
            return Workspace(folder)
    raise WorkspaceError(
        _(
            "There is no workspace in {folder} or above it ({file} is missing). "
            "Go to the workspace folder, name it with --workspace, or make one with: toolkit init DIR"
        ).format(folder=start, file=SETTINGS_FILE)
    )


@dataclass(frozen=True, slots=True)
class SessionRequest:
    """What the options of a command say: None is 'not given'; ``is_today`` says that nobody named the day."""

    folder: Path | None
    period: str | None
    as_of: date
    is_today: bool = False


def open_session(request: SessionRequest, current: Path) -> Session:
    """Find the workspace and read its settings; WorkspaceError or SettingsError say what is wrong."""
    if request.folder is not None and not (request.folder / SETTINGS_FILE).is_file():
        raise WorkspaceError(
            _("{folder} is not a workspace: {file} is missing. Make one with: toolkit init {folder}").format(
                folder=request.folder, file=SETTINGS_FILE
            )
        )
    workspace = Workspace(request.folder) if request.folder is not None else find_workspace(current)
    settings = read_settings(workspace.settings_file)
    period = _period(request.period, settings)
    return Session(workspace, settings, period, _day(request, settings, period))


def _day(request: SessionRequest, settings: Settings, period: Period) -> date:
    """The day named, else today; a sample is looked at as on the day its figures close, whenever that is."""
    own = settings.periods.get(str(period))
    if request.is_today and settings.sample and own is not None and own.as_of is not None:
        return max(own.as_of, request.as_of)
    return request.as_of


def _period(asked: str | None, settings: Settings) -> Period:
    text = asked if asked is not None else settings.current_period
    try:
        return Period.parse(text)
    except ValueError as error:
        raise SettingsError(
            _('"{period}" is not a period. Write 2026, 2026-H1, 2026-9M or 2026-Q3.').format(period=text)
        ) from error
