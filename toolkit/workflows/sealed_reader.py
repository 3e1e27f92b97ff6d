"""Figures of earlier reports, from what was sealed with them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

from toolkit.messages import _
from toolkit.model.errors import WorkspaceError
from toolkit.model.period import Period
from toolkit.model.results import SeriesPoint, TaskState
from toolkit.reporting.corrigendum import Sealed


def sealed_figures(outbox: Path, period: Period) -> Mapping[str, Mapping[str, SeriesPoint]]:
    """Printed figures by measure and period, of all sealed periods that ended before this one.

    A period that was never sealed gives none: its figures may still change. WorkspaceError for a sealed file
    that cannot be understood, for a series without it would be silently short.
    """
    found: dict[str, dict[str, SeriesPoint]] = {}
    for path in sorted(outbox.glob("*/final/export.json")):
        earlier = _period(path.parent.parent.name)
        if earlier is None or earlier.last_day >= period.last_day:
            continue
        for key, point in _figures(path, str(earlier)).items():
            found.setdefault(key, {})[str(earlier)] = point
    return found


def sealed_report(folder: Path) -> Sealed:
    """The figures sealed in a folder; WorkspaceError when there are none, or none that can be understood."""
    path = folder / "export.json"
    if not path.is_file():
        raise WorkspaceError(
            _(
                "The period is not sealed yet, so nothing can differ from a sealed report. "
                "Seal it: toolkit report --final"
            )
        )
    try:
        stored = json.loads(path.read_text("utf-8"))
        return Sealed(
            date.fromisoformat(stored["as_of"]),
            {one["key"]: TaskState(one["state"]) for one in stored["tasks"]},
            {
                one["key"]: None if one["value"] is None else Decimal(one["value"])
                for one in stored["indicators"]
            },
        )
    except (OSError, ValueError, KeyError, TypeError, ArithmeticError) as error:
        raise _unreadable(path) from error


def _period(name: str) -> Period | None:
    try:
        return Period.parse(name)
    except ValueError:
        return None


def _figures(path: Path, period: str) -> Mapping[str, SeriesPoint]:
    try:
        indicators = json.loads(path.read_text("utf-8"))["indicators"]
        return {
            one["key"]: SeriesPoint(period, Decimal(one["value"]), one["status"])
            for one in indicators
            if one["value"] is not None
        }
    except (OSError, ValueError, KeyError, TypeError, ArithmeticError) as error:
        raise _unreadable(path) from error


def _unreadable(path: Path) -> WorkspaceError:
    return WorkspaceError(
        _(
            "{path} is no sealed export that can be read. Put it back from a copy, or move it out of the folder."
        ).format(path=path)
    )
