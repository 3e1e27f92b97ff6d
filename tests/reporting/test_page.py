"""The page for leaders: the figures of the workbook, texts that stay texts, nothing asked for outside."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from tests.reporting.test_workbook import A_SAYS, ASKED, FILES, NASTY, REGISTER, given
from toolkit.files.shelf_store import Shelf
from toolkit.model.errors import WorkspaceError
from toolkit.model.register import FigureKind, YearFigure
from toolkit.reporting import page_look_reader, page_model, workbook_layout
from toolkit.reporting.page_html import Look, page_html, script_safe
from toolkit.reporting.page_look_reader import read_look
from toolkit.reporting.page_model import page_of, without
from toolkit.reporting.page_wording import PageWording
from toolkit.reporting.report_wording_reader import read_sentences
from toolkit.reporting.workbook_input import Names
from toolkit.reporting.workbook_tables import RowKind
from toolkit.reporting.workbook_tasks import tasks_sheet
from toolkit.vietnamese.text import ascii_key

WORDING = read_sentences(Path(__file__).parents[2] / "templates" / "overview.toml", PageWording)
BARE = Look("css", "js", "library", '{"config": {}}', "default-src 'none'")


def page_text(**changes: object) -> str:
    return page_html(page_of(given(**changes)), WORDING, "Tỉnh Thanh Hóa - năm 2026", BARE)  # type: ignore[arg-type]


class Outline(HTMLParser):
    """Elements that open, ids, headings with their words, and the words of table cells."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.headings: list[tuple[str, str]] = []
        self.cells: list[str] = []
        self._open = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.ids += [value for name, value in attrs if name == "id" and value]
        if tag in ("h1", "h2", "h3"):
            self.headings.append((tag, ""))
        if tag == "td":
            self.cells.append("")
        if tag != "br":
            self._open = tag

    def handle_data(self, data: str) -> None:
        if self._open in ("h1", "h2", "h3"):
            tag, before = self.headings[-1]
            self.headings[-1] = (tag, before + data)
        if self._open == "td":
            self.cells[-1] += data

    def handle_endtag(self, tag: str) -> None:
        self._open = "" if tag != "br" else self._open


def test_parts_stand_in_the_order_of_their_weight() -> None:
    outline = Outline(page_text())
    sections = WORDING.sections
    assert [words for tag, words in outline.headings if tag == "h2"] == [
        sections.overview,
        sections.conflicts,
        sections.tasks,
        sections.overdue,
        sections.measures,
        sections.series,
        sections.returns,
        sections.extensions,
        sections.contributions,
    ]
    assert outline.headings[0] == ("h1", WORDING.title)
    assert len(outline.ids) == len(set(outline.ids))


def test_without_any_return_empty_parts_are_left_out_or_say_so() -> None:
    text = page_text(known=replace(REGISTER, figures=()), files=())
    names = [words for tag, words in Outline(text).headings if tag == "h2"]
    sections = WORDING.sections
    assert names[:2] == [sections.overview, sections.tasks]
    assert not {sections.conflicts, sections.series, sections.extensions, sections.contributions} & set(names)
    assert page_text(known=replace(REGISTER, tasks=(), measures=(), figures=()), asked={}, files=()).count(
        workbook_layout.TASKS.empty
    )


def test_cells_are_those_of_the_workbook() -> None:
    """The rows of the task list, column by column, but for those that a leader looks up in the workbook."""
    material = given()
    sheet = without(tasks_sheet(material, Names(material.register)), page_model._HIDDEN)
    rows = [row for row in sheet.rows if row.kind is not RowKind.SECTION]
    wanted = [
        "" if c is None else c.replace("\n", "") for row in rows for c in row.cells if not isinstance(c, date)
    ]
    table = re.search(r'<table id="task-list">.*?</table>', page_text(), re.DOTALL)
    assert table is not None
    told = Outline(table.group()).cells
    assert [text for text in told if not re.fullmatch(r"\d\d/\d\d?/\d{4}", text)] == wanted


def test_hidden_columns_are_columns() -> None:
    for hidden, layout in (
        (page_model._HIDDEN, workbook_layout.TASKS),
        (page_model._MEASURES_HIDDEN, workbook_layout.MEASURES),
    ):
        assert hidden <= {column.heading for column in layout.columns}


def test_tasks_are_found_by_what_filters_them() -> None:
    facets = page_of(given()).facets
    states = ["Chưa hoàn thành, quá hạn", "Hoàn thành đúng hạn", "Thường xuyên"]
    assert [one.state for one in facets] == states
    assert {one.plan for one in facets} == {facets[0].plan}
    assert all(one.section.startswith(one.plan) for one in facets)
    assert all(ascii_key(task.key) in one.words for task, one in zip(REGISTER.tasks, facets, strict=True))
    assert "12/ttr" in facets[1].words


def test_texts_of_agencies_stay_texts() -> None:
    nasty = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&"
    files = (*FILES[:1], *FILES[1:])
    register = replace(
        REGISTER,
        tasks=tuple(replace(task, title=f"{task.title} {nasty}", leads=(nasty,)) for task in REGISTER.tasks),
    )
    text = page_text(known=register, files=files)
    assert html.escape(nasty) in text
    assert "<img" not in text
    assert text.count("<script") == text.count("</script>") == 4
    assert html.escape(NASTY) in text
    assert A_SAYS.count(NASTY) == 1


@for_all(st.text())
def test_no_text_ends_a_script(text: str) -> None:
    safe = script_safe(json.dumps({"a": text}, ensure_ascii=False))
    assert not set(safe) & set("<>&\u2028\u2029")
    assert json.loads(safe) == {"a": text}


def test_charts_draw_the_figures_of_the_tables() -> None:
    figures = (*REGISTER.figures, YearFigure("74-2026/CT.I.1", 2026, FigureKind.PLAN, Decimal(1600000)))
    material = given(known=replace(REGISTER, figures=figures), files=FILES[:1])
    page = page_of(material)
    measured = {one.key: one for one in material.consolidation.measures}
    assert [one.share for one in page.reaches] == [
        one.year_share for one in measured.values() if one.year_share is not None
    ]
    assert [(one.key, [point.value for point in one.points]) for one in page.lines] == [
        ("74-2026/CT.I.2", [Decimal("7.5"), Decimal("8.1"), None])
    ]
    assert [(one.label, one.on_time + one.late + one.missing) for one in page.kinds] == [
        (one.label, one.on_time + one.late + one.missing) for one in page.overview.returns
    ]
    drawn = json.loads(re.search(r'id="data">(.*?)</script>', page_text()).group(1))  # type: ignore[union-attr]
    assert sum(one["count"] for one in drawn["kinds"]) == len(ASKED)
    assert drawn["words"]["state_scale"]["domain"][0] == "Hoàn thành đúng hạn"


def test_a_sample_says_so_first() -> None:
    text = page_text(sample=True)
    assert text.index(workbook_layout.SAMPLE_BANNER) < text.index("<h1>")
    assert workbook_layout.SAMPLE_BANNER not in page_text()


def test_the_same_input_gives_the_same_bytes() -> None:
    assert page_text() == page_text()


def test_the_chart_library_is_put_together_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = tmp_path / "charts.shelf"
    first = read_look(Shelf(shelf, ""))
    monkeypatch.setattr(page_look_reader.subprocess, "run", pytest.fail)
    assert read_look(Shelf(shelf, "")) == first
    assert "vegaEmbed" in first.library
    assert "unsafe-eval" not in first.policy
    assert page_look_reader._LIBRARY in Path("pyproject.toml").read_text("utf-8")


def test_where_the_chart_library_cannot_run_the_page_goes_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_look_reader, "_BUNDLE", "raise SystemExit(3)")
    look = read_look(Shelf(tmp_path / "charts.shelf", ""))
    assert look.library == ""
    assert page_html(page_of(given()), WORDING, "", look).count("<script>") == 2
    assert not (tmp_path / "charts.shelf").exists()


def test_a_slip_in_the_wording_is_named(tmp_path: Path) -> None:
    text = (Path(__file__).parents[2] / "templates" / "overview.toml").read_text("utf-8")
    path = tmp_path / "overview.toml"
    path.write_text(text.replace("{shown}/{total}", "{show}"), "utf-8")
    with pytest.raises(WorkspaceError, match=r"filters.shown.*\{show\}"):
        read_sentences(path, PageWording)
