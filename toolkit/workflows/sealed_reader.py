"""Figures of earlier reports, from what was sealed with them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from toolkit.messages import _
from toolkit.model.errors import WorkspaceError
from toolkit.model.period import Period
from toolkit.model.results import SeriesPoint


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
        raise WorkspaceError(
            _(
                "{path} is no sealed export that can be read. Put it back from a copy, or move it out of the folder."
            ).format(path=path)
        ) from error
