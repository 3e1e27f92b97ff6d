"""Options that many commands share, and the session they open."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import click

from toolkit.messages import _
from toolkit.workflows.workspace import Session, SessionRequest, open_session

P = ParamSpec("P")
R = TypeVar("R")


def today() -> date:
    """The only place where the clock decides a date."""
    return datetime.now().astimezone().date()


def now() -> datetime:
    """The moment an event is recorded, with its time zone."""
    return datetime.now().astimezone()


def with_session(command: Callable[Concatenate[Session, P], R]) -> Callable[P, R]:
    """Add --workspace, --period and --as-of; the command gets the opened session first."""

    @click.option(
        "--workspace",
        "folder",
        type=click.Path(file_okay=False, path_type=Path),
        metavar="DIR",
        help=_("The workspace folder (default: the nearest one upward that holds toolkit.toml)."),
    )
    @click.option("--period", metavar="PERIOD", help=_("The reporting period, such as 2026 or 2026-Q3."))
    @click.option(
        "--as-of",
        "as_of",
        type=click.DateTime(["%Y-%m-%d", "%d/%m/%Y"]),
        metavar="DATE",
        help=_("The day on which things are judged (default: today)."),
    )
    @functools.wraps(command)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> R:
        folder, period, as_of = (kwargs.pop(name) for name in ("folder", "period", "as_of"))
        assert folder is None or isinstance(folder, Path)
        assert period is None or isinstance(period, str)
        moment = as_of.date() if isinstance(as_of, datetime) else today()
        request = SessionRequest(folder, period, moment, is_today=as_of is None)
        session = open_session(request, Path.cwd())
        return command(session, *args, **kwargs)

    return wrapped


def json_option(command: Callable[P, R]) -> Callable[P, R]:
    """Add --json."""
    return click.option("--json", "as_json", is_flag=True, help=_("Print JSON for other programs."))(command)


def echo_header(session: Session) -> None:
    """Say, beside the result and never inside it, for which period and day the command works."""
    from toolkit.vietnamese.dates import format_date

    text = _("Workspace {folder} · period {period} · as of {day}")
    click.echo(
        text.format(folder=session.workspace.root, period=session.period, day=format_date(session.as_of)),
        err=True,
    )
