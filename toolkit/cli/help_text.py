"""What `toolkit --help` prints, without loading what only commands need.

It is the text that click would print of the same commands and options, letter for letter; a test holds the two
together at many widths. Loading click takes twice as long as all the rest.
"""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable, Sequence

from toolkit.cli.commands import COMMANDS, HELP, OPTIONS, summary
from toolkit.messages import _

_WIDEST, _NARROWEST, _INDENT, _FIRST, _SPACING = 80, 50, 2, 30, 2


def help_text(columns: int | None = None) -> str:
    """The help of all of toolkit, for a window of so many columns (None: of the console)."""
    columns = columns if columns is not None else shutil.get_terminal_size().columns
    width = max(min(columns, _WIDEST) - 2, _NARROWEST)
    options = [(name, _(told)) for name, told in OPTIONS]
    commands = [(name, summary(name)) for name in COMMANDS]
    parts = (
        [f"{_('Usage:')} toolkit [OPTIONS] [COMMAND] [ARGS]..."],
        _wrapped(_(HELP), width - _INDENT, " " * _INDENT),
        [f"{_('Options')}:", *_listed(options, width)],
        [f"{_('Commands')}:", *_listed(commands, width)],
    )
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"


def _listed(rows: Sequence[tuple[str, str]], width: int) -> list[str]:
    first = min(max(len(name) for name, _told in rows), _FIRST) + _SPACING
    room = max(width - first - 2, 10)
    lines = []
    for name, told in rows:
        begun, *rest = textwrap.wrap(told, room)
        lines.append(f"{' ' * _INDENT}{name.ljust(first)}{begun}")
        lines += [f"{' ' * (first + _INDENT)}{line}" for line in rest]
    return lines


def _wrapped(text: str, width: int, indent: str) -> Iterable[str]:
    return [indent + line for line in textwrap.wrap(text, width)]
