"""Reading returns: every file is opened in a worker process only, and a bad one costs nothing but itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from toolkit.forms.kinds import FileKind
from toolkit.intake.limits import Limits
from toolkit.intake.pool import Failed, Failure, make_ready, outcomes_of
from toolkit.intake.read_codec import Decoding, Encoded, encoded
from toolkit.messages.catalogue import make
from toolkit.model.findings import Finding
from toolkit.model.returns import ReadReturn


@dataclass(frozen=True, slots=True)
class ReadingItem:
    """A file to read: its hash, where its bytes lie, and the kind they showed."""

    sha256: str
    path: Path
    kind: FileKind


LOADED_ONCE = (
    "pebble",
    "toolkit.intake.returns_reader",
    "toolkit.forms.interpret",
    "toolkit.forms.reader",
    "toolkit.forms.plain_reader",
)
"""What a worker needs for it."""

Reading = Callable[[ReadingItem], ReadReturn]


def read_file(item: ReadingItem) -> ReadReturn:
    """Open and interpret one workbook; runs in a worker, which loads the libraries for it."""
    from toolkit.forms.interpret import interpret
    from toolkit.forms.reader import read_workbook

    return interpret(read_workbook(item.path, item.kind))


def read_returns(
    items: Iterable[ReadingItem],
    limits: Limits,
    done: Callable[[], None] | None = None,
    reading: Reading = read_file,
    keep: Callable[[ReadingItem, Encoded], None] | None = None,
) -> Mapping[str, ReadReturn | Finding]:
    """What each file holds, or the finding why it cannot be read; by hash, in the order of the items.

    Equal content is read once. ``done`` is called for every file read (for a progress bar), ``keep`` is given
    what was read in it, as bytes. So it comes out of the worker: quicker than objects, and packed there.
    """
    wanted = {item.sha256: item for item in items}
    decoding = Decoding()
    found: dict[str, ReadReturn | Finding] = {}
    make_ready(limits, LOADED_ONCE)
    outcomes = outcomes_of(partial(_packed, reading), list(wanted.values()), limits, done)
    for item, outcome in zip(wanted.values(), outcomes, strict=True):
        if isinstance(outcome, Failed):
            found[item.sha256] = _finding(outcome, limits)
            continue
        if keep is not None:
            keep(item, outcome)
        read = decoding.read(outcome)
        assert read is not None, "a return is decoded from the bytes just made of it"
        found[item.sha256] = read
    return found


def _packed(reading: Reading, item: ReadingItem) -> Encoded:
    return encoded(reading(item))


def read_one(item: ReadingItem, limits: Limits, reading: Reading = read_file) -> ReadReturn | Finding:
    """The same for one file."""
    return read_returns((item,), limits, reading=reading)[item.sha256]


def _finding(failed: Failed, limits: Limits) -> Finding:
    match failed.failure:
        case Failure.RAISED:
            return make("E140", args={"reason": failed.reason})
        case Failure.SLOW:
            return make("E141", args={"seconds": f"{limits.seconds:g}"})
        case Failure.LARGE:
            return make("E142", args={"limit": str(limits.memory_mib)})
        case Failure.DIED:
            return make("E143")
