"""Reading templates/report.toml, so that a slip in a sentence is found before a report is made."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from string import Formatter
from typing import TypeVar, get_type_hints

import msgspec

from toolkit.messages import _
from toolkit.model.errors import WorkspaceError
from toolkit.model.period import Period
from toolkit.reporting.report_wording import ReportWording, Takes

NAME = "report.toml"
Wording = TypeVar("Wording", bound=msgspec.Struct)
_COLUMNS = {"indicators": 13, "tasks": 12, "overdue": 7, "extensions": 7, "returns": 8}
_COMMUNE_COLUMNS = 7


def template_of(templates: Path, name: str, period: Period | None) -> Path:
    """The template of this name for a period: an own one of its kind of period where the office has made it.

    'report.docx' is 'report-quarter.docx' for a quarter if there is such a file; the kinds are 'quarter',
    'half_year', 'nine_months' and 'year'.
    """
    if period is not None:
        stem, _dot, suffix = name.rpartition(".")
        own = templates / f"{stem}-{period.kind.value}.{suffix}"
        if own.is_file():
            return own
    return templates / name


def read_report_wording(templates: Path, period: Period | None = None) -> ReportWording:
    """Read the sentences of the report from ``templates``/report.toml, or those of this kind of period.

    Raises what ``read_sentences`` raises.
    """
    path = template_of(templates, NAME, period)
    wording = read_sentences(path, ReportWording)
    _check_columns(path, wording)
    return wording


def read_sentences(path: Path, kind: type[Wording]) -> Wording:
    """Read a file of sentences.

    Raises WorkspaceError when the file is missing, has an unknown, missing or wrong key, or when a sentence
    has a placeholder that it cannot have; the message names the sentence and the placeholder.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise WorkspaceError(
            _("{path} is missing: it holds sentences of the outputs. Restore the templates.").format(
                path=path
            )
        ) from error
    wording: Wording = _read(data, path, kind)
    return wording


@lru_cache(maxsize=8)
def _read(data: bytes, path: Path, kind: type[Wording]) -> Wording:
    """The sentences in the bytes of a file; read once, for every letter asks for them."""
    try:
        wording = msgspec.toml.decode(data, type=kind)
    except msgspec.ValidationError as error:
        raise WorkspaceError(
            _("{path} has a wrong entry: {reason}. Correct it and run again.").format(path=path, reason=error)
        ) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise WorkspaceError(
            _("{path} cannot be read as a settings file: {reason}.").format(path=path, reason=error)
        ) from error
    for key, sentence, takes in _sentences(wording, ""):
        _check(path, key, sentence, takes)
    return wording


@cache
def _hints(kind: type[msgspec.Struct]) -> dict[str, object]:
    return get_type_hints(kind, include_extras=True)


def _sentences(part: msgspec.Struct, prefix: str) -> Iterator[tuple[str, str, frozenset[str]]]:
    """All sentences below ``part``: dotted key, text, allowed placeholders."""
    for name, hint in _hints(type(part)).items():
        value: object = getattr(part, name)
        key = f"{prefix}{name}"
        takes = _allowed(hint)
        if isinstance(value, msgspec.Struct):
            yield from _sentences(value, f"{key}.")
        elif isinstance(value, str):
            yield key, value, takes
        elif isinstance(value, tuple):
            for number, one in enumerate(value, 1):
                if isinstance(one, msgspec.Struct):
                    yield from _sentences(one, f"{key}[{number}].")
                else:
                    yield f"{key}[{number}]", str(one), takes


def _allowed(hint: object) -> frozenset[str]:
    metadata: tuple[object, ...] = getattr(hint, "__metadata__", ())
    return next((mark.names for mark in metadata if isinstance(mark, Takes)), frozenset())


def _check(path: Path, key: str, sentence: str, allowed: frozenset[str]) -> None:
    try:
        fields = [
            name if not spec and not conversion else f"{name}:{spec}"
            for _text, name, spec, conversion in Formatter().parse(sentence)
            if name is not None
        ]
    except ValueError as error:
        raise WorkspaceError(
            _("{path}: the sentence '{key}' has a brace too many or too few: {sentence}").format(
                path=path, key=key, sentence=sentence
            )
        ) from error
    for name in fields:
        if name not in allowed:
            may = ", ".join(f"{{{field}}}" for field in sorted(allowed)) or _("none")
            raise WorkspaceError(
                _("{path}: the sentence '{key}' has the placeholder {{{name}}}; it may use: {may}.").format(
                    path=path, key=key, name=name, may=may
                )
            )


def _check_columns(path: Path, wording: ReportWording) -> None:
    counts = {
        f"appendices.{name}.columns": (len(getattr(wording.appendices, name).columns), wanted)
        for name, wanted in _COLUMNS.items()
    }
    counts["appendices.communes_columns"] = (len(wording.appendices.communes_columns), _COMMUNE_COLUMNS)
    for key, (found, wanted) in counts.items():
        if found != wanted:
            raise WorkspaceError(
                _("{path}: '{key}' must name {wanted} columns, it names {found}.").format(
                    path=path, key=key, wanted=wanted, found=found
                )
            )
