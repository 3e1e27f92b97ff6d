"""What the report costs: all of it as a process, and its tables beside python-docx filling them row by row.

The workspace of `toolkit demo` is made once. Then `toolkit report` runs as a process of its own, imports included; and
appendices are written with and without 2,000 more rows, in turns with python-docx filling a table of the same cells
through `table.cell(row, column)`, as its documentation shows it: 100 rows once, for its time grows with their square.

Run: python benchmarks/report.py
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from docx import Document

from toolkit.reporting.report_parts import Appendix, ReportText, Row, Table
from toolkit.reporting.report_text import report_text
from toolkit.reporting.report_wording_reader import read_report_wording
from toolkit.reporting.report_writer import appendices_bytes
from toolkit.workflows.demo import run_demo
from toolkit.workflows.report import _material
from toolkit.workflows.state import load_state, quiet
from toolkit.workflows.workspace import Session, SessionRequest, open_session

ROUNDS, MORE, FEW = 3, 2000, 100
MOST_SECONDS, MOST_MORE = 3.0, 1.0
TOOLKIT = Path(sys.executable).with_name("toolkit")


def best(run: Callable[[], object]) -> float:
    """The least seconds of several runs."""
    found = float("inf")
    for _round in range(ROUNDS):
        start = time.perf_counter()
        run()
        found = min(found, time.perf_counter() - start)
    return found


def text_of(session: Session) -> ReportText:
    """The report of the demo in words."""
    state = load_state(session, quiet)
    return report_text(_material(session, state), read_report_wording(session.workspace.templates))


def with_rows(text: ReportText, count: int) -> ReportText:
    """The same with the second appendix made of so many rows."""
    appendix = text.appendices[1]
    table = next(part for part in appendix.parts if isinstance(part, Table))
    plain = [row for row in table.rows if not row.section]
    rows = tuple(plain[number % len(plain)] for number in range(count))
    longer = replace(appendix, parts=(replace(table, rows=rows),))
    return replace(text, appendices=(text.appendices[0], longer, *text.appendices[2:]))


def by_rows(appendix: Appendix, count: int) -> None:
    """python-docx fills a table of the same cells one by one."""
    table = next(part for part in appendix.parts if isinstance(part, Table))
    rows: list[Row] = [row for row in table.rows if not row.section][:count]
    document = Document()
    grid = document.add_table(rows=len(rows), cols=len(table.columns))
    for number, row in enumerate(rows):
        for column, cell in enumerate(row.cells):
            grid.cell(number, column).text = cell
    document.save(str(Path(tempfile.gettempdir()) / "by-rows.docx"))


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "demo"
        run_demo(folder, quiet)
        command = [str(TOOLKIT), "report", "--workspace", str(folder)]
        whole = best(lambda: subprocess.run(command, check=True, capture_output=True))
        session = open_session(SessionRequest(folder, None, date(2026, 11, 30)), folder)
        text = text_of(session)
        template = session.workspace.templates / "appendices.docx"
        plain = best(lambda: appendices_bytes(text, template))
        long = with_rows(text, MORE)
        more = best(lambda: appendices_bytes(long, template)) - plain
        start = time.perf_counter()
        by_rows(long.appendices[1], FEW)
        theirs = 1000 * (time.perf_counter() - start) / FEW
    kept = {True: "kept", False: "NOT KEPT"}
    sys.stdout.write(
        f"toolkit report, the demo, whole process      {whole:6.2f} s   at most {MOST_SECONDS} wanted: "
        f"{kept[whole <= MOST_SECONDS]}\n"
        f"{MORE} rows more in an appendix               {more:6.2f} s   at most {MOST_MORE} wanted: "
        f"{kept[more <= MOST_MORE]}\n"
        f"a row of these                               {1000 * more / MORE:6.2f} ms\n"
        f"a row of {FEW} by python-docx, cell by cell    {theirs:6.2f} ms  "
        f"{theirs * MORE / (1000 * more):.0f} times ours\n"
    )


if __name__ == "__main__":
    main()
