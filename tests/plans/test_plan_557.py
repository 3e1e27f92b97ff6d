"""Plan 557 against the hand-checked reading, field by field."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.plans.plan_shared import gold, reading
from toolkit.model.plan import Origin, PlanIndicator, PlanTask

BOTH = pytest.mark.parametrize("file", ["qd-557-2023.txt", "qd-557-2023.docx"])


def annex_tasks(file: str) -> list[PlanTask]:
    return [task for task in reading(file).tasks if task.origin is Origin.ANNEX]


def duties(file: str) -> list[PlanTask]:
    return [task for task in reading(file).tasks if task.origin is Origin.NARRATIVE]


def expected_deadline(entry: dict[str, Any] | None) -> tuple[Any, ...] | None:
    return entry and (entry["kind"], entry["start"], entry["due"], entry["condition"])


def found_deadline(task: PlanTask) -> tuple[Any, ...] | None:
    own = task.deadline
    return own and (
        own.kind.value,
        own.start and own.start.isoformat(),
        own.due and own.due.isoformat(),
        own.condition,
    )


@BOTH
def test_header(file: str) -> None:
    plan = reading(file).plan
    assert (plan.key, plan.number, plan.issued_on) == ("557-2023", "557/QĐ-UBND", date(2023, 2, 17))
    assert plan.issuer == "Ủy ban nhân dân tỉnh Thanh Hóa"
    assert plan.title.startswith("Kế hoạch hành động thực hiện Nghị quyết số 168/NQ-CP ngày 29/12/2022")


@BOTH
def test_sections(file: str) -> None:
    titles = {entry["section_no"]: entry["section_title"] for entry in gold("tasks_557")}
    assert {section.no: section.title for section in reading(file).sections} == titles
    assert [(section.no, section.title) for section in reading(file).indicator_sections] == [
        ("I", "Về kinh tế"),
        ("II", "Về văn hóa - xã hội"),
        ("III", "Về môi trường"),
    ]


@BOTH
def test_every_field_of_every_annex_task(file: str) -> None:
    found = {
        task.key: (
            task.title,
            task.section,
            task.no,
            list(task.leads),
            list(task.cooperating),
            task.product,
            found_deadline(task),
        )
        for task in annex_tasks(file)
    }
    wanted = {
        entry["id"].replace("557.", "557-2023/", 1): (
            entry["title"],
            entry["section_no"],
            None if entry["no"] is None else str(entry["no"]),
            entry["leads"],
            entry["coop"],
            entry["product_raw"],
            expected_deadline(entry["deadline"]),
        )
        for entry in gold("tasks_557")
    }
    assert found == wanted
    assert len(found) == 33


def _targets(indicator: PlanIndicator) -> list[tuple[Any, ...]]:
    return [
        (
            t.label,
            t.comparator.value,
            float(t.value),
            t.value_max and float(t.value_max),
            t.unit,
            t.lower_is_better,
        )
        for t in indicator.targets
    ]


def _gold_targets(entry: dict[str, Any]) -> list[tuple[Any, ...]]:
    parts = entry["components"]
    return [
        (
            p["name"] if len(parts) > 1 else None,
            p["comparator"],
            p["value"],
            p["value_max"],
            p["unit"],
            p["lower_is_better"],
        )
        for p in parts
    ]


def _gold_key(entry: dict[str, Any]) -> str:
    number = f"{entry['parent_no']}.1" if entry["parent_no"] else entry["no"]
    return f"557-2023/CT.{entry['section_no']}.{number}"


def test_every_field_of_every_indicator() -> None:
    found = {
        i.key: (i.section, i.no, i.parent, i.name, i.unit, list(i.leads), i.note, _targets(i))
        for i in reading("qd-557-2023.txt").indicators
    }
    wanted = {
        _gold_key(e): (
            e["section_no"],
            e["no"],
            f"557-2023/CT.{e['section_no']}.{e['parent_no']}" if e["parent_no"] else None,
            e["name"],
            e["unit"],
            e["leads"],
            e["note"],
            _gold_targets(e),
        )
        for e in gold("indicators_557")
    }
    assert found == wanted
    assert sum(len(entry[-1]) for entry in found.values()) == 23


def test_years_and_periods_of_targets() -> None:
    indicators = reading("qd-557-2023.txt").indicators
    assert {target.year for i in indicators for target in i.targets} == {2030}
    assert [i.key for i in indicators for t in i.targets if t.period == "2021-2030"] == [
        "557-2023/CT.I.1",
        "557-2023/CT.I.4",
    ]


def test_both_files_give_the_same_tasks() -> None:
    text, word = (
        [replace(task, source=None) for task in reading(file).tasks]
        for file in ("qd-557-2023.txt", "qd-557-2023.docx")
    )
    assert text == word


def test_the_word_file_has_lost_the_cells_of_its_indicator_annex() -> None:
    """All but one row of its Phụ lục 1 hold number and name only: body targets fill in, each with a doubt."""
    text, word = reading("qd-557-2023.txt"), reading("qd-557-2023.docx")
    assert [(i.key, i.parent, i.name) for i in text.indicators] == [
        (i.key, i.parent, i.name) for i in word.indicators
    ]
    values = {i.key: [t.value for t in i.targets] for i in text.indicators}
    found = {i.key: [t.value for t in i.targets] for i in word.indicators}
    assert {key: own[: len(values[key])] for key, own in found.items()} == values
    asked = {doubt.key for doubt in word.doubts if "of the body was taken" in doubt.why}
    assert asked == {i.key for i in text.indicators} - {"557-2023/CT.III.3"}
    ownerless = {doubt.key for doubt in word.doubts if doubt.why == "Nobody is named to report this target."}
    assert ownerless == {i.key for i in text.indicators} - {"557-2023/CT.III.3"}


def test_duties_of_the_body() -> None:
    found = duties("qd-557-2023.txt")
    entries = gold("narrative_tasks_557")
    assert [(t.source.line if t.source else 0, t.title) for t in found] == [
        (e["source_lines"][0], e["text"]) for e in entries
    ]
    assert [list(task.leads) for task in found] == [entry["leads"] for entry in entries]
    assert [found_deadline(task) for task in found] == [
        expected_deadline(entry["deadline"]) for entry in entries
    ]


def test_links_between_body_and_annex() -> None:
    found = {(t.source.line if t.source else 0, key) for t in duties("qd-557-2023.txt") for key in t.same_as}
    wanted = {
        (entry["source_lines"][0], f"557-2023/{row}")
        for entry in gold("narrative_tasks_557")
        for row in entry["annex_matches"]
    }
    assert found == wanted


def test_doubts() -> None:
    found = {(doubt.key, doubt.why) for doubt in reading("qd-557-2023.txt").doubts}
    assert found == {
        (
            "557-2023/II.5",
            "The annex says 'Hoàn thành trước tháng 6 năm 2023', the body says "
            "'trong Quý II năm 2023' "
            "(557-2023/TM.2.4.1); the annex was taken.",
        ),
        ("557-2023/CT.I.1", "The annex says '10,1%', the body says '10,1% trở lên'; the annex was taken."),
        ("557-2023/CT.II.5", "The body states this target, the annex does not."),
        ("557-2023/TM.4.3.a.2", "A target stands inside this duty; no indicator asks for it."),
        ("557-2023/TM.6.6.2", "A target stands inside this duty; no indicator asks for it."),
    }
