"""`toolkit report`: the report, its appendices, and the sealing of a period."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from toolkit.consolidation.export import to_json
from toolkit.files.store import sha256_of, write_atomic
from toolkit.intake.events import Event, EventKind
from toolkit.intake.ledger_store import Ledger
from toolkit.intake.lock_store import workspace_lock
from toolkit.messages import _
from toolkit.model.errors import WorkspaceError
from toolkit.model.results import Consolidation
from toolkit.reporting.corrigendum import corrigendum_text
from toolkit.reporting.report_join_writer import with_appendices
from toolkit.reporting.report_text import ReportInput, ReportText, report_text
from toolkit.reporting.report_wording_reader import read_report_wording, template_of
from toolkit.reporting.report_writer import appendices_bytes, report_bytes
from toolkit.reporting.workbook_choices_reader import read_choices
from toolkit.reporting.workbook_input import Choice
from toolkit.workflows.letter_folder import Draft, LetterFolder
from toolkit.workflows.lint import lint_file
from toolkit.workflows.made import MADE, Made, body_hash
from toolkit.workflows.sealed_reader import sealed_report
from toolkit.workflows.state import PeriodState, load_state, quiet
from toolkit.workflows.workspace import Session

REPORT = "report"
APPENDICES = "appendices"
SEALED = "final"
CORRIGENDA, CORRIGENDUM = "dieu-chinh", "dieu-chinh-so-lieu.docx"


@dataclass(frozen=True, slots=True)
class Written:
    """What one run wrote: the report, and its appendices where they are files of their own.

    ``kept_edit`` is an earlier document that a person had edited and that stays.
    """

    report: Path
    appendices: tuple[Path, ...]
    kept_edit: Path | None
    changes: tuple[str, ...]
    consolidation: Consolidation


def write_report(session: Session, now: datetime) -> Written:
    """Write report and appendices; a report that someone edited in Word is never overwritten (rule 12)."""
    with workspace_lock(session.workspace.root, now):
        state = load_state(session, quiet)
        templates = session.workspace.templates
        text = report_text(_material(session, state), read_report_wording(templates, session.period))
        documents = _documents(session, text)
        made = Made.read(session.outbox / MADE)
        figures = _figures(state.consolidation)
        changes = _changes(made.figures, figures) if made.figures else ()
        suffix, kept = _free_suffix(session.outbox, made, documents)
        paths = [session.outbox / f"{stem}{suffix}.docx" for stem in documents]
        bodies = dict(made.bodies)
        for path, data in zip(paths, documents.values(), strict=True):
            write_atomic(path, data)
            bodies[path.name] = body_hash(data)
        Made(bodies, figures).write(session.outbox / MADE)
    return Written(paths[0], tuple(paths[1:]), kept, changes, state.consolidation)


def _documents(session: Session, text: ReportText) -> dict[str, bytes]:
    """The files of a report by name without ending, the report first; appendices as the settings want them."""
    templates, period = session.workspace.templates, session.period
    frame = template_of(templates, f"{APPENDICES}.docx", period)
    report = report_bytes(text, template_of(templates, f"{REPORT}.docx", period))
    match session.settings.report.appendices:
        case "with_report":
            return {REPORT: with_appendices(report, appendices_bytes(text, frame))}
        case "each":
            return {REPORT: report} | {
                f"{APPENDICES}-{appendix.label.split()[-1]}": appendices_bytes(
                    replace(text, appendices=(appendix,)), frame
                )
                for appendix in text.appendices
            }
        case _:
            return {REPORT: report, APPENDICES: appendices_bytes(text, frame)}


def _material(session: Session, state: PeriodState) -> ReportInput:
    """What the report is made of, with the texts that a person ticked in the consolidated workbook."""
    chosen = read_choices(session.outbox / "consolidated.xlsx")
    ticked = tuple(
        one for one in state.consolidation.contributions if Choice(one.agency, one.field, one.text) in chosen
    )
    return ReportInput(
        state.consolidation,
        state.register,
        session.settings,
        session.period,
        tuple(state.contents.values()),
        ticked,
    )


def write_corrigendum(session: Session, now: datetime) -> tuple[Path | None, tuple[Path, ...]]:
    """Write what changed since the period was sealed: the document (None where nothing did), and edited earlier
    ones that stay.

    Raises WorkspaceError when the period is not sealed.
    """
    with workspace_lock(session.workspace.root, now):
        sealed = sealed_report(session.outbox / SEALED)
        templates = session.workspace.templates
        material = _material(session, load_state(session, quiet))
        text = corrigendum_text(material, read_report_wording(templates, session.period), sealed)
        if text is None:
            return None, ()
        data = report_bytes(text, template_of(templates, "report.docx", session.period))
        folder = LetterFolder(session.outbox / CORRIGENDA)
        path = folder.put(CORRIGENDUM, Draft(sha256(data).hexdigest(), lambda: data))
        folder.save()
    return path, tuple(folder.edited)


def form_faults(paths: Iterable[Path]) -> tuple[tuple[Path, int], ...]:
    """How many faults in form each document has, for those that have any; a document that is none counts as one."""
    found = []
    for path in paths:
        try:
            count = len(lint_file(path))
        except WorkspaceError:
            count = 1
        if count:
            found.append((path, count))
    return tuple(found)


def to_sign(session: Session, written: Written) -> tuple[Path, ...]:
    """The documents that are sealed: what was just written, and earlier ones that a person edited."""
    made = [*session.outbox.glob(f"{REPORT}*.docx"), *session.outbox.glob(f"{APPENDICES}*.docx")]
    return tuple(sorted({*made, written.report, *written.appendices}))


def _free_suffix(folder: Path, made: Made, documents: Mapping[str, bytes]) -> tuple[str, Path | None]:
    """'' if nobody touched the documents on the disk, else the next free number: '-2'.

    What has the body of a document to be written was written by a run that was broken off before it could keep
    a record.
    """
    new = frozenset(map(body_hash, documents.values()))
    kept, number = None, 1
    while True:
        suffix = "" if number == 1 else f"-{number}"
        present = [path for stem in documents if (path := folder / f"{stem}{suffix}.docx").exists()]
        edited = [
            one for one in present if not made.untouched(one) and body_hash(one.read_bytes()) not in new
        ]
        if not edited:
            return suffix, kept
        kept = edited[0]
        number += 1


def _figures(consolidation: Consolidation) -> dict[str, str]:
    """Every figure the report rests on, by a name a person understands."""
    figures = {f"{task.key} state": task.state.value for task in consolidation.tasks}
    figures |= {f"{m.key} value": str(m.value) for m in consolidation.measures if m.value is not None}
    totals = consolidation.totals
    names = ("total", "done_on_time", "done_late", "under_way", "overdue", "recurring", "waiting", "no_data")
    figures |= {name: str(getattr(totals, name)) for name in names}
    return figures


def _changes(before: dict[str, str], after: dict[str, str]) -> tuple[str, ...]:
    nothing = _("nothing")
    return tuple(
        _("{name}: was {old}, is {new}").format(
            name=name, old=before.get(name, nothing), new=after.get(name, nothing)
        )
        for name in sorted({*before, *after})
        if before.get(name) != after.get(name)
    )


def seal_period(session: Session, now: datetime, written: Written) -> Path:
    """Copy masters, settings, figures and documents with their hashes; a seal is made once and stays."""
    folder = session.outbox / SEALED
    if folder.exists():
        raise WorkspaceError(
            _("Period {period} is sealed already in {folder}. Later changes go into the next report.").format(
                period=session.period, folder=folder
            )
        )
    with workspace_lock(session.workspace.root, now):
        files = [*sorted(session.workspace.master.glob("*.xlsx")), session.workspace.settings_file]
        files += [*to_sign(session, written), session.outbox / "consolidated.xlsx"]
        staged = folder.with_name(".final")
        for path in (path for path in files if path.is_file()):
            write_atomic(staged / path.name, path.read_bytes())
        export = json.dumps(to_json(written.consolidation), ensure_ascii=False, indent=1)
        write_atomic(staged / "export.json", export.encode())
        sums = [f"{sha256_of(path)}  {path.name}" for path in sorted(staged.iterdir())]
        write_atomic(staged / "SHA256SUMS.txt", ("\n".join(sums) + "\n").encode())
        staged.rename(folder)
        event = Event(
            EventKind.SEALED,
            now,
            period=str(session.period),
            payload=json.dumps({"state": written.consolidation.state_hash}),
        )
        with Ledger(session.workspace.ledger) as ledger:
            ledger.append([event])
    return folder
