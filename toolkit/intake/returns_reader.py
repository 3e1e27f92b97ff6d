"""Reading returns: every file is opened in a worker process only, and a bad one costs nothing but itself."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar, cast

from toolkit.forms.kinds import FileKind
from toolkit.intake.limits import Limits
from toolkit.intake.pool import Failed, Failure, outcomes_of
from toolkit.messages.catalogue import make
from toolkit.model.findings import Finding
from toolkit.model.returns import ReadReturn


@dataclass(frozen=True, slots=True)
class ReadingItem:
    """A file to read: its hash, where its bytes lie, and the kind they showed."""

    sha256: str
    path: Path
    kind: FileKind


Kept = TypeVar("Kept")
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
    keep: Callable[[ReadingItem, ReadReturn], None] | None = None,
) -> Mapping[str, ReadReturn | Finding]:
    """What each file holds, or the finding why it cannot be read; by hash, in the order of the items.

    Equal content is read once. ``done`` is called for every file read (for a progress bar), ``keep`` is given
    what was read in it.
    """
    wanted = {item.sha256: item for item in items}
    known: dict[object, object] = {}
    found: dict[str, ReadReturn | Finding] = {}
    outcomes = outcomes_of(reading, list(wanted.values()), limits, done)
    for item, outcome in zip(wanted.values(), outcomes, strict=True):
        if isinstance(outcome, Failed):
            found[item.sha256] = _finding(outcome, limits)
            continue
        if keep is not None:
            keep(item, outcome)
        found[item.sha256] = sharing(outcome, known)
    return found


def sharing(read: ReadReturn, known: dict[object, object]) -> ReadReturn:
    """The same return, holding what returns before it held too only once: places, printed texts, names of fields.

    Each return comes out of its worker with texts of its own; thousands of them would fill the memory with copies.
    """

    return replace(
        read,
        answers=tuple(
            answer._replace(
                line=sys.intern(answer.line) if answer.line is not None else None,
                field=sys.intern(answer.field),
                sheet=sys.intern(answer.sheet),
                cell=sys.intern(answer.cell),
            )
            for answer in read.answers
        ),
        lines=_kept(read.lines, known),
        places=_kept(read.places, known),
        loose=_kept(read.loose, known),
    )


def _kept(value: Kept, known: dict[object, object]) -> Kept:
    return cast(Kept, known.setdefault(value, value))


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
