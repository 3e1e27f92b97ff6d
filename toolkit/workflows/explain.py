"""`toolkit explain`: from a figure back to the cell it was typed in."""

from __future__ import annotations

from toolkit.consolidation.explain import Trace, TraceKind, explain
from toolkit.messages import _
from toolkit.model.errors import WorkspaceError
from toolkit.reporting.workbook_cells_reader import key_at
from toolkit.workflows.state import load_state, quiet
from toolkit.workflows.workspace import Session


def explain_key(session: Session, key: str) -> tuple[str, ...]:
    """The traces of a key, or of a cell of the consolidated workbook, as lines; WorkspaceError for what is unknown."""
    state = load_state(session, quiet)
    looked_up = key
    if "!" in key:
        looked_up = key_at(session.outbox / "consolidated.xlsx", key, state.consolidation.state_hash) or ""
    traces = explain(state.consolidation, looked_up)
    if not traces:
        raise WorkspaceError(
            _(
                'Nothing is known of "{key}". Give the key of a task or measure (74-2026/I.1), with an agency and '
                "field if you like (74-2026/I.1 STC status), an agency, a count such as overdue, or a cell of the "
                "consolidated workbook (Sheet!B7)."
            ).format(key=key)
        )
    return tuple(_line(trace) for trace in traces)


def _line(trace: Trace) -> str:
    who = f" {trace.agency}" if trace.agency else ""
    text = f"{trace.item}{who} {trace.field} = {trace.value}"
    if trace.provisional:
        text += " " + _("(provisional)")
    if trace.kind is TraceKind.TYPED and trace.source is not None:
        source = trace.source
        text += "\n      " + _("typed in {file}, sheet {sheet}, cell {cell}, SHA-256 {sha256}").format(
            file=source.file, sheet=source.sheet, cell=source.cell, sha256=source.sha256
        )
    return text
