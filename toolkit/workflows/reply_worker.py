"""Making what goes back to agencies, in a worker: it is given all it needs, and gives bytes back.

The writers are loaded only when there is something to write: most workers of a run have other things to do.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from toolkit.forms.wording_reader import FormWording
from toolkit.model.form import FormContent
from toolkit.model.returns import CheckedReturn

if TYPE_CHECKING:
    from toolkit.reporting.letters_writer import Letter


@dataclass(frozen=True, slots=True)
class Order:
    """What to make for one agency about a return of hers with the SHA-256 ``source``.

    ``workbook`` says whether a feedback workbook is wanted; ``letter`` is None where no letter is.
    """

    content: FormContent
    checked: CheckedReturn
    source: str
    workbook: bool
    letter: Letter | None

    @property
    def empty(self) -> bool:
        """Whether nothing is wanted."""
        return not self.workbook and self.letter is None


@dataclass(frozen=True, slots=True)
class Parcel:
    """Orders that go to a worker together, with the wording of the office and the folder of its templates."""

    wording: FormWording
    templates: Path
    orders: tuple[Order, ...]


class Reply(NamedTuple):
    """What was made for an order: .xlsx and .docx; None for what was not wanted."""

    workbook: bytes | None = None
    letter: bytes | None = None


def replies_to(parcel: Parcel) -> tuple[Reply, ...]:
    """A reply to every order; WorkspaceError where a template of the office has a fault."""
    from toolkit.feedback.writer import feedback_bytes
    from toolkit.reporting.letters_writer import letter_bytes

    return tuple(
        Reply(
            feedback_bytes(one.content, one.checked, parcel.wording, one.source) if one.workbook else None,
            letter_bytes(one.letter, parcel.templates) if one.letter is not None else None,
        )
        for one in parcel.orders
    )
