"""Reading returns: every file is opened in a worker process only, and a bad one costs nothing but itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from toolkit.forms.kinds import FileKind
from toolkit.intake.limits import Limits
from toolkit.intake.pool import Failed, Failure, run_all
from toolkit.messages.catalogue import make
from toolkit.model.findings import Finding
from toolkit.model.returns import ReadReturn


@dataclass(frozen=True, slots=True)
class ReadingItem:
    """A file to read: its hash, where its bytes lie, and the kind they showed."""

    sha256: str
    path: Path
    kind: FileKind


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
) -> Mapping[str, ReadReturn | Finding]:
    """What each file holds, or the finding why it cannot be read; by hash, in the order of the items.

    Equal content is read once. ``done`` is called for every file read (for a progress bar).
    """
    wanted = {item.sha256: item for item in items}
    outcomes = run_all(reading, list(wanted.values()), limits, done)
    return {
        sha256: _finding(outcome, limits) if isinstance(outcome, Failed) else outcome
        for sha256, outcome in zip(wanted, outcomes, strict=True)
    }


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
