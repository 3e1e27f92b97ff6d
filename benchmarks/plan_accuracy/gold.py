"""The hand-checked readings in tests/plans/gold, as the rows the reader is compared with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from rows import Due, DutyRow, IndicatorRow, Rows, TargetRow, TaskRow, family, headed

GOLD = Path(__file__).parents[2] / "tests/plans/gold"
PART = "Trong đó: "
Entry = dict[str, Any]


def entries(name: str) -> list[Entry]:
    """A gold file by its stem; one that does not exist holds nothing."""
    path = GOLD / f"{name}.json"
    found: list[Entry] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
    return found


def gold_rows(plan: str) -> Rows:
    """All rows of the gold of a plan ('74')."""
    indicators = _with_horizons(entries(f"indicators_{plan}"), entries(f"indicators_{plan}_horizons"))
    return Rows(
        tuple(_task(entry) for entry in entries(f"tasks_{plan}")),
        tuple(_indicator(entry, indicators) for entry in indicators),
        tuple(_target(part, entry) for entry in indicators for part in entry["components"]),
        tuple(_duty(entry) for entry in entries(f"narrative_tasks_{plan}")),
    )


def alternatives(plan: str) -> dict[str, str]:
    """Names, labels and units the gold lists as just as good, by their small letters, to the gold's own."""
    found: dict[str, str] = {}
    for entry in entries(f"indicators_{plan}"):
        found |= {other.casefold(): entry["name"] for other in entry.get("also_named", ())}
        for part in entry["components"]:
            found |= {other.casefold(): part["label"] for other in part.get("also_labelled", ())}
            found |= {other.casefold(): part["unit"] for other in part.get("also_unit", ())}
    return found


def figures_in_duties(plan: str) -> list[str]:
    """The words of the figures demanded inside duties which no target of the plan repeats."""
    asked = [entry for entry in entries(f"indicators_{plan}_in_duties") if not entry["same_as"]]
    return [part["raw"] for entry in asked for part in entry["components"]]


def _task(entry: Entry) -> TaskRow:
    return TaskRow(
        entry["title"],
        entry["section_no"],
        entry["section_title"],
        None if entry["no"] is None else str(entry["no"]),
        tuple(entry["leads"]),
        tuple(entry["coop"]),
        entry["product_raw"],
        tuple((leader["role"], leader["name"]) for leader in entry["leaders"]),
        _due(entry),
    )


def _indicator(entry: Entry, rows: list[Entry]) -> IndicatorRow:
    parent = entry.get("parent_no")
    above = next((row for row in rows if parent and _place(row) == (entry["section_no"], parent)), None)
    parent_name = None if above is None else headed(above["name"])
    return IndicatorRow(headed(entry["name"]), entry["unit"], tuple(entry["leads"]), parent_name)


def _place(entry: Entry) -> tuple[str, str | None]:
    return entry["section_no"], entry.get("no")


def _target(part: Entry, entry: Entry) -> TargetRow:
    name = entry["name"]
    label = part["label"] if "label" in part else part["name"]
    return TargetRow(
        headed(name),
        None if label in (None, name, name.removeprefix(PART)) else headed(label),
        part["comparator"],
        float(part["value"]),
        None if part["value_max"] is None else float(part["value_max"]),
        part["unit"],
        part["year"],
        part["period"],
        part["approximate"],
        part["lower_is_better"],
    )


def _duty(entry: Entry) -> DutyRow:
    links = frozenset(entry["annex_matches"])
    return DutyRow(entry["text"], tuple(entry["leads"]), family(entry["coop"]), _due(entry), links)


def _due(entry: Entry) -> Due | None:
    own = entry["deadline"]
    return own and (own["kind"], own["start"], own["due"], own["condition"])


def _with_horizons(rows: list[Entry], horizons: list[Entry]) -> list[Entry]:
    """The components with year, period and approximation where these stand in a file of their own."""
    by_id = {entry["id"]: {k: v for k, v in entry.items() if k != "id"} for entry in horizons}
    return [
        row | {"components": [part | by_id.get(row["id"], {}) for part in row["components"]]} for row in rows
    ]
