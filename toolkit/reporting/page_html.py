"""The page for leaders as HTML: parts, tables, filters and places of charts; texts of agencies stay texts."""

from __future__ import annotations

import html
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import msgspec

from toolkit.reporting.colours import return_scale, state_scale, verdict_scale
from toolkit.reporting.page_model import Facets, Page
from toolkit.reporting.page_wording import PageWording
from toolkit.reporting.phrases import apart
from toolkit.reporting.workbook_layout import SAMPLE_BANNER, Column, ColumnKind
from toolkit.reporting.workbook_overview import RETURN_LABELS, Count
from toolkit.reporting.workbook_tables import Cell, Row, RowKind, Sheet, Spark
from toolkit.vietnamese.collation import sort_key
from toolkit.vietnamese.dates import format_date
from toolkit.vietnamese.numbers import format_number

_NUMBER = frozenset({ColumnKind.NUMBER, ColumnKind.DATE})


@dataclass(frozen=True, slots=True)
class Look:
    """What the page is dressed in: its style sheet, its script, the chart library, the specifications of charts."""

    style: str
    script: str
    library: str
    specs: str
    policy: str


def page_html(page: Page, wording: PageWording, subtitle: str, look: Look) -> str:
    """The whole file. It asks for nothing outside itself, and its policy forbids that anything does."""
    body = "\n".join(_body(page, wording, subtitle))
    return (
        '<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{html.escape(look.policy)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(wording.title.capitalize())} - {_text(subtitle)}</title>\n"
        f"<style>{look.style}</style>\n</head>\n<body>\n{body}\n"
        f'<script type="application/json" id="data">{_data(page, wording)}</script>\n'
        f'<script type="application/json" id="specs">{script_safe(look.specs)}</script>\n'
        f"<script>{look.library}</script>\n<script>{look.script}</script>\n</body>\n</html>\n"
    )


def script_safe(text: str) -> str:
    """JSON that no text in it can end or open a script with."""
    return (
        text.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )


def _data(page: Page, wording: PageWording) -> str:
    """What the charts draw; numbers as numbers, for a chart is a picture and not a source."""
    plain = json.loads(
        msgspec.json.encode((page.reaches, page.kinds, page.by_district, page.lines)),
    )
    reaches, kinds, districts, lines = plain
    words = msgspec.to_builtins(wording.charts)
    scales = {"state": state_scale(), "verdict": verdict_scale(), "return": return_scale(RETURN_LABELS)}
    words |= {f"{name}_scale": msgspec.to_builtins(scale) for name, scale in scales.items()}
    seen: Counter[str] = Counter()
    data = {
        "reaches": [
            {**one, "share": float(one["share"]), "label": apart(f"{one['name']} ({one['plan']})", seen)}
            for one in reaches
        ],
        "kinds": list(_stacked(kinds)),
        "districts": list(_stacked(districts)),
        "lines": [{**one, "points": [_floats(point) for point in one["points"]]} for one in lines],
        "words": {**words, "shown": wording.filters.shown, "nothing": wording.filters.nothing},
    }
    return script_safe(json.dumps(data, ensure_ascii=False, sort_keys=True))


def _stacked(rows: Iterable[dict[str, object]]) -> Iterator[dict[str, object]]:
    for row in rows:
        for order, (name, label) in enumerate(
            zip(("on_time", "late", "missing"), RETURN_LABELS, strict=True)
        ):
            yield {"group": row["label"], "part": label, "order": order, "count": row[name]}


def _floats(point: dict[str, object]) -> dict[str, object]:
    return {
        name: float(str(value)) if name in ("value", "plan") and value is not None else value
        for name, value in point.items()
    }


def _body(page: Page, wording: PageWording, subtitle: str) -> Iterator[str]:
    sections = wording.sections
    if page.sample:
        yield f'<p class="sample" role="note">{_text(SAMPLE_BANNER)}</p>'
    yield f'<a class="skip" href="#main">{_text(wording.skip)}</a>'
    yield f"<header><h1>{_text(wording.title)}</h1><p>{_text(subtitle)}</p></header>"
    parts = list(_parts(page, wording))
    links = "".join(
        f'<li><a href="#{name}">{_text(getattr(sections, name))}</a></li>' for name, _html in parts
    )
    yield f'<nav aria-label="{_text(wording.contents)}"><ul>{links}</ul></nav>'
    yield f'<noscript><p class="note">{_text(wording.no_script)}</p></noscript>'
    yield '<main id="main" tabindex="-1">'
    for name, inner in parts:
        heading = f'<h2 id="{name}-title">{_text(getattr(sections, name))}</h2>'
        yield f'<section id="{name}" aria-labelledby="{name}-title">{heading}\n{inner}\n</section>'
    yield "</main>"
    code = wording.code.format(code=page.code)
    yield f"<footer><p>{_text(wording.explain)}</p><p>{_text(code)}</p></footer>"


def _parts(page: Page, wording: PageWording) -> Iterator[tuple[str, str]]:
    """Parts by the names of their headings; what is open stands on top, what is empty is left out."""
    charts, more = wording.charts, wording.continued
    told = " ".join(page.overview.sentences)
    yield "overview", _overview(page, wording)
    if page.conflicts.rows:
        yield "conflicts", _table(page.conflicts, more)
    chart = (
        _chart("states", charts.states, charts.states_told.format(sentence=told)) if page.tasks.rows else ""
    )
    yield "tasks", chart + _filters(page, wording) + _table(page.tasks, more, page.facets)
    if page.overdue.rows:
        yield "overdue", _table(page.overdue, more)
    reach = charts.measures_told.format(count=len(page.reaches))
    yield (
        "measures",
        (_chart("measures", charts.measures, reach) if page.reaches else "") + _table(page.measures, more),
    )
    if page.series.rows:
        yield "series", _series(page, wording) + _table(page.series, more)
    sentence = next((s for s in page.overview.sentences if "đơn vị" in s), "")
    kinds = (
        _chart("kinds", charts.returns, charts.returns_told.format(sentence=sentence)) if page.kinds else ""
    )
    yield "returns", kinds + _folded(page.returns, more)
    if page.by_district:
        text = charts.districts_told.format(count=len(page.by_district))
        yield "districts", _chart("districts", charts.districts, text) + _table(page.districts, more)
    if page.extensions.rows:
        yield "extensions", _table(page.extensions, more)
    if page.contributions.rows:
        yield "contributions", _folded(page.contributions, more)


def _overview(page: Page, wording: PageWording) -> str:
    overview, sections = page.overview, wording.sections
    colours = dict(zip(state_scale().domain, state_scale().range, strict=True))
    alerts = "".join(f"<li>{_text(text)}</li>" for text in overview.alerts)
    return (
        (f'<ul class="alerts">{alerts}</ul>' if alerts else "")
        + "".join(f"<p>{_text(text)}</p>" for text in overview.sentences)
        + _tiles(sections.tasks, overview.states, colours)
        + _tiles(wording.charts.measures_counted, [one for one in overview.verdicts if one.count], {})
    )


def _tiles(title: str, counts: Sequence[Count], colours: Mapping[str, str]) -> str:
    if not counts:
        return ""
    items = "".join(
        f'<li style="--part: {colours.get(one.label, "var(--accent)")}"><b>{one.count}</b> '
        f"<span>{_text(one.label)}</span></li>"
        for one in counts
    )
    return f'<h3>{_text(title)}</h3><ul class="tiles">{items}</ul>'


def _chart(name: str, title: str, told: str) -> str:
    return (
        f'<figure><figcaption id="chart-{name}-title">{_text(title)}</figcaption>'
        f'<div class="chart" id="chart-{name}" role="img" aria-label="{_text(told)}"></div></figure>'
    )


def _series(page: Page, wording: PageWording) -> str:
    if not page.lines:
        return ""
    options = "".join(f'<option value="{n}">{_text(line.name)}</option>' for n, line in enumerate(page.lines))
    return (
        f'<p class="choice"><label for="series-choice">{_text(wording.charts.series_choice)}</label> '
        f'<select id="series-choice">{options}</select></p>'
        + _chart("series", wording.charts.series, wording.charts.series_told)
    )


def _filters(page: Page, wording: PageWording) -> str:
    words, facets = wording.filters, page.facets
    choices = (
        ("plan", words.plan, dict.fromkeys(one.plan for one in facets)),
        ("section", words.section, dict.fromkeys(one.section for one in facets)),
        ("state", words.state, dict.fromkeys(one.label for one in page.overview.states if one.count)),
        ("leaders", words.leader, _sorted(leader for one in facets for leader in one.leaders)),
        ("agencies", words.agency, _sorted(agency for one in facets for agency in one.agencies)),
    )
    fields = "".join(
        f'<p><label for="by-{name}">{_text(label)}</label><select id="by-{name}" data-by="{name}">'
        f'<option value="">{_text(words.all)}</option>'
        + "".join(f"<option>{_text(value)}</option>" for value in values)
        + "</select></p>"
        for name, label, values in choices
        if len(values) > 1
    )
    shown = words.shown.format(shown=len(facets), total=len(facets))
    return (
        f'<form id="filters" hidden><fieldset><legend>{_text(words.legend)}</legend>{fields}'
        f'<p><label for="by-words">{_text(words.search)}</label><input id="by-words" type="search"></p>'
        f'<p><button type="reset">{_text(words.clear)}</button></p></fieldset></form>'
        f'<p id="shown" role="status" aria-live="polite">{_text(shown)}</p>'
    )


def _sorted(values: Iterable[str]) -> dict[str, None]:
    return dict.fromkeys(sorted(set(values), key=sort_key))


def _folded(sheet: Sheet, more: str) -> str:
    """A long list behind its title, opened by a click and for printing."""
    title = _text(sheet.layout.title.capitalize())
    return f"<details><summary>{title}</summary>{_table(sheet, more)}</details>"


def _table(sheet: Sheet, more: str, facets: tuple[Facets, ...] = ()) -> str:
    if not sheet.rows:
        return f"<p>{_text(sheet.layout.empty)}</p>"
    columns = sheet.layout.columns
    heads = "".join(f'<th scope="col">{_text(column.heading)}</th>' for column in columns)
    waiting = iter(facets)
    rows = "\n".join(
        _row(row, columns, None if row.kind is RowKind.SECTION else next(waiting, None)) for row in sheet.rows
    )
    whole = sum(column.width for column in columns)
    widths = "".join(f'<col style="width: {100 * column.width / whole:.1f}%">' for column in columns)
    caption = _text(sheet.layout.title.capitalize())
    name = ' id="task-list"' if facets else ""
    return (
        f'<div class="wide" role="region" tabindex="0" aria-label="{caption}. {_text(more)}">'
        f"<table{name}><caption>{caption}</caption><colgroup>{widths}</colgroup><thead><tr>{heads}</tr></thead><tbody>\n{rows}\n</tbody></table></div>"
    )


def _row(row: Row, columns: tuple[Column, ...], facets: Facets | None) -> str:
    if row.kind is RowKind.SECTION:
        return f'<tr class="section"><th scope="rowgroup" colspan="{len(columns)}">{_cell(row.cells[0])}</th></tr>'
    cells = "".join(
        f'<td data-label="{_text(column.heading)}"{_class(column)}>{_cell(cell)}</td>'
        for column, cell in zip(columns, row.cells, strict=False)
    )
    return f'<tr class="{row.kind.value}"{_marks(facets)}>{cells}</tr>'


def _marks(facets: Facets | None) -> str:
    if facets is None:
        return ""
    marks = {
        "plan": facets.plan,
        "section": facets.section,
        "state": facets.state,
        "leaders": "|".join(facets.leaders),
        "agencies": "|".join(facets.agencies),
        "words": facets.words,
    }
    return "".join(f' data-{name}="{_text(value)}"' for name, value in marks.items())


def _class(column: Column) -> str:
    return ' class="number"' if column.kind in _NUMBER else ""


def _cell(cell: Cell) -> str:
    match cell:
        case None | Spark():
            return ""
        case str():
            return _text(cell).replace("\n", "<br>")
        case date():
            return format_date(cell)
        case int():
            return format_number(Decimal(cell))
        case _:
            return format_number(cell)


def _text(text: str) -> str:
    return html.escape(text, quote=True)
