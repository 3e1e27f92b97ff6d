"""The processes that open what others sent, begun early: loading what they need takes as long as much of a run."""

from __future__ import annotations

from toolkit.intake.inbox_reader import holds_anything
from toolkit.intake.limits import Limits
from toolkit.intake.pool import make_ready
from toolkit.intake.returns_reader import LOADED_ONCE
from toolkit.workflows.workspace import Session

RULES = "toolkit.validation.loaded"
"""What loads the rules: for so long that it is best done once, before workers are copied. Only named here, for
loading it in this process would take the time that is saved."""
_PORTIONS = "toolkit.workflows.portion_worker"


def limits_of(session: Session) -> Limits:
    """The bounds for reading received files."""
    return Limits.of(session.settings.intake, session.settings.cluster)


def await_returns(session: Session) -> None:
    """Begin to load what workers need, where something new lies in the inbox.

    Where what is done with stays there, only its content tells what is new, and nothing is begun.
    """
    workspace = session.workspace
    if session.settings.intake.move_processed and holds_anything(workspace.inbox, workspace.root):
        make_ready(limits_of(session), (*LOADED_ONCE, RULES, _PORTIONS))
