"""Words for closed sets that several commands show."""

from __future__ import annotations

from toolkit.messages.translation import N_
from toolkit.model.findings import Outcome, Severity

OUTCOME_WORDS = {
    Outcome.ACCEPTED: N_("accepted"),
    Outcome.RETURNED: N_("returned for correction"),
    Outcome.HELD: N_("held until a person decides"),
    Outcome.REJECTED: N_("rejected"),
}
"""What became of a file; look up with ``_`` where it is shown."""

SEVERITY_WORDS = {
    Severity.ERROR: N_("error"),
    Severity.WARNING: N_("warning"),
    Severity.INFO: N_("note"),
}
"""How grave a finding is."""
