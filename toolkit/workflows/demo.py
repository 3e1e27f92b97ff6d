"""`toolkit demo`: the whole cycle on the plans that come with the toolkit, with sample returns."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import msgspec
from rapidfuzz import process

from toolkit.files.store import write_atomic
from toolkit.forms.wording_reader import read_wording
from toolkit.intake.events import VIETNAM_TIME
from toolkit.messages import N_, _
from toolkit.model.errors import WorkspaceError
from toolkit.model.form import FormContent
from toolkit.model.register import Assignment, FigureKind, Register, Role, YearFigure
from toolkit.register.reader import read_register
from toolkit.register.writer import write_register
from toolkit.workflows.consolidate import Consolidated, consolidate_period
from toolkit.workflows.init import create_workspace
from toolkit.workflows.issue import issue_forms
from toolkit.workflows.plan_import import import_plans
from toolkit.workflows.report import write_report
from toolkit.workflows.sample_plan import SampleReturn, cast_returns
from toolkit.workflows.sample_writer import sample_bytes
from toolkit.workflows.samples import Phrases, SampleRequest
from toolkit.workflows.workspace import Session, SessionRequest, Workspace, open_session

Step = Callable[[int, int], None]
# The .docx of QĐ 557 that is in circulation has lost the cells of its indicator annex; the text has them.
PLANS = ("qd-557-2023.txt", "qd-74-2026.docx")
ISSUED_ON = date(2026, 11, 3)
SEED = "toolkit-demo"
REPORT, APPENDICES, FORMS = N_("Report"), N_("Appendices"), N_("Forms")
SAMPLE_SOURCE = "Số liệu mẫu"
_LIKE = 70


@dataclass(frozen=True, slots=True)
class Demo:
    """The session of the demonstration workspace, and what its consolidation found."""

    session: Session
    consolidated: Consolidated


def run_demo(folder: Path, step: Step) -> Demo:
    """Make the workspace and go through the year; the same version always makes the same files."""
    workspace = create_workspace(folder)
    settings = workspace.settings_file.read_text("utf-8")
    write_atomic(workspace.settings_file, ("sample = true\n" + settings).encode())
    session = _session(workspace)
    import_plans(session, [workspace.templates / "plans" / name for name in PLANS], _moment(ISSUED_ON))
    _add_sample_entries(session)
    issued = issue_forms(session, _moment(ISSUED_ON), step)
    _fill_inbox(session, issued.contents, step)
    done = consolidate_period(session, _moment(session.as_of), step)
    written = write_report(session, _moment(session.as_of))
    outputs = (
        (FORMS, issued.folder),
        *done.outputs,
        (REPORT, written.report),
        *((APPENDICES, path) for path in written.appendices),
    )
    return Demo(session, replace(done, outputs=outputs))


def _session(workspace: Workspace) -> Session:
    """The demo lives on the day its figures close, whatever today is: its files never change."""
    session = open_session(SessionRequest(workspace.root, None, ISSUED_ON), workspace.root)
    period = session.settings.periods.get(str(session.period))
    if period is None or period.as_of is None:
        raise WorkspaceError(
            _("{path} gives no as_of for period {period}; the demo needs one.").format(
                path=workspace.settings_file, period=session.period
            )
        )
    return replace(session, as_of=period.as_of)


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(8), VIETNAM_TIME)


def _add_sample_entries(session: Session) -> None:
    """Owners, base and yearly plan values that people would type, marked as samples."""
    register = read_register(session.workspace.master)
    register = replace(
        register,
        figures=_sample_figures(session, register),
        assignments=(*register.assignments, *_sample_owners(session, register)),
    )
    write_register(session.workspace.master, register)


def _sample_owners(session: Session, register: Register) -> tuple[Assignment, ...]:
    """Owners for measures that no plan gives one (most of QĐ 74): that of the likest measure, else the issuer."""
    leads = {one.item: one.assignee for one in reversed(register.assignments) if one.role is Role.LEAD}
    owned = {measure.name: leads[measure.key] for measure in register.measures if measure.key in leads}
    owners = []
    for measure in register.measures:
        if measure.key in leads or not measure.asked:
            continue
        likest = process.extractOne(measure.name, list(owned), score_cutoff=_LIKE)
        owner = owned[likest[0]] if likest else session.settings.issuer.agency
        owners.append(Assignment(measure.key, owner, Role.LEAD, basis=SAMPLE_SOURCE))
    return tuple(owners)


def _sample_figures(session: Session, register: Register) -> tuple[YearFigure, ...]:
    year = session.period.year
    targets = {target.measure: target.target for target in reversed(register.targets)}
    figures = []
    for position, measure in enumerate(register.measures):
        target = targets.get(measure.key)
        # Every fourth measure stays without, so that 'chưa đủ căn cứ đánh giá' is seen too.
        if target is None or position % 4 == 3:
            continue
        plan = (target.value * Decimal("0.97")).quantize(Decimal("0.01")).normalize() + 0
        base = (target.value * Decimal("0.8")).quantize(Decimal("0.01")).normalize() + 0
        figures.append(YearFigure(measure.key, year, FigureKind.PLAN, plan, SAMPLE_SOURCE))
        figures.append(YearFigure(measure.key, year - 1, FigureKind.BASE, base, SAMPLE_SOURCE))
    return (*register.figures, *figures)


def _fill_inbox(session: Session, contents: tuple[FormContent, ...], step: Step) -> None:
    """Put the sample returns into dated folders of the inbox, as an officer would file them."""
    phrases = msgspec.toml.decode((session.workspace.templates / "samples.toml").read_bytes(), type=Phrases)
    by_agency = {content.agency: content for content in contents}
    due = session.due or session.as_of
    cast = cast_returns(by_agency, due, SampleRequest(due, SEED, phrases))
    wording = read_wording(session.workspace.templates)
    for number, sample in enumerate(cast.returns, start=1):
        neighbour = by_agency[cast.returns[number % len(cast.returns)].content.agency]
        _put(session, sample, sample_bytes(sample, neighbour, wording))
        step(number, len(cast.returns))
    first = cast.returns[0]
    copy = replace(first, day=due, name=f"{first.content.agency} - gui lai.xlsx")
    _put(session, copy, sample_bytes(first, first.content, wording))
    _put(session, replace(first, day=due, name="bao-cao.xlsx"), "Đây không phải là tệp Excel.\n".encode())
    old = replace(first.content, period=str(session.period.year - 1), code=f"BM-{session.period.year - 1}-CU")
    _put(
        session,
        replace(first, day=due, name="bieu nam truoc.xlsx"),
        sample_bytes(replace(first, content=old), old, wording),
    )


def _put(session: Session, sample: SampleReturn, data: bytes) -> None:
    path = session.workspace.inbox / sample.day.isoformat() / sample.name
    write_atomic(path, data)
    stamp = _moment(sample.day).timestamp()
    os.utime(path, (stamp, stamp))
