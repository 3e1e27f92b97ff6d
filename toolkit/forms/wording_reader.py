"""The wording of forms and feedback workbooks, read from ``templates/form.toml``."""

from __future__ import annotations

from pathlib import Path
from string import Formatter

import msgspec

from toolkit.messages import _
from toolkit.model.errors import SettingsError

FILE_NAME = "form.toml"
_PLACEHOLDERS = {
    "intro": frozenset({"agency", "period", "due", "issuer", "contact"}),
    "send_to": frozenset({"agency", "period", "due", "issuer", "contact"}),
    "rows": frozenset({"count"}),
    "open_errors": frozenset({"open", "total"}),
    "open_warnings": frozenset({"open", "total"}),
    "read_as": frozenset({"value"}),
}


class _Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An unknown or missing text is an error: no form goes out with a gap in it."""


class ExampleCell(_Strict, frozen=True):
    """One filled cell of the example row."""

    heading: str
    value: str


class GuideWording(_Strict, frozen=True):
    """The instruction page."""

    title: str
    intro: str
    send_to: str
    sheets_title: str
    rows: str
    steps_title: str
    steps: tuple[str, ...]
    example_title: str
    example: tuple[ExampleCell, ...]
    legend_title: str
    secret_title: str
    secret: str
    notes_title: str
    notes: tuple[str, ...]
    no_contact: str
    no_due: str


class LegendWording(_Strict, frozen=True):
    """What the cell colours mean."""

    to_fill: str
    required: str
    filled: str
    locked: str
    fault: str
    doubt: str


class StripWording(_Strict, frozen=True):
    """The line on top of each sheet and the check column."""

    missing_before: str
    missing_after: str
    invalid_after: str
    complete: str
    row_missing: str
    row_invalid: str
    row_complete: str
    hint: str


class BoxWording(_Strict, frozen=True):
    """Hints beside the boxes."""

    prompt_lines: str
    help_heading: str
    filled_before: str
    filled_after: str


class SignatureWording(_Strict, frozen=True):
    """The signature block."""

    preparer: str
    preparer_note: str
    head: str
    head_note: str
    place_and_date: str


class AlertWording(_Strict, frozen=True):
    """What Excel says when a typed value looks wrong."""

    title: str
    choice: str
    date: str
    number: str


class SampleWording(_Strict, frozen=True):
    """What a sample form says of itself."""

    title: str


class FeedbackWording(_Strict, frozen=True):
    """The first sheet of a feedback workbook."""

    title: str
    intro: str
    how: str
    clean: str
    open_errors: str
    open_warnings: str
    error: str
    warning: str
    info: str
    changed: str
    unchanged: str
    whole_file: str
    read_as: str
    author: str
    headings: tuple[str, str, str, str, str, str, str, str, str, str]
    answer_title: str
    answer_help: str


class FormWording(_Strict, frozen=True):
    """All of form.toml."""

    guide: GuideWording
    legend: LegendWording
    strip: StripWording
    boxes: BoxWording
    signature: SignatureWording
    alert: AlertWording
    sample: SampleWording
    feedback: FeedbackWording


def read_wording(templates: Path) -> FormWording:
    """Read form.toml in the folder of templates; raise SettingsError that names the file and its fault."""
    path = templates / FILE_NAME
    try:
        wording = msgspec.toml.decode(path.read_bytes(), type=FormWording)
    except OSError as error:
        raise SettingsError(
            _(
                "The form wording {path} cannot be read: {reason}. Put the file back from the templates."
            ).format(path=path, reason=error.strerror or error)
        ) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise SettingsError(
            _("The form wording {path} has a fault: {reason}. Correct it and run again.").format(
                path=path, reason=error
            )
        ) from error
    for name, text in (
        ("intro", wording.guide.intro),
        ("send_to", wording.guide.send_to),
        ("rows", wording.guide.rows),
        ("intro", wording.feedback.intro),
        ("open_errors", wording.feedback.open_errors),
        ("open_warnings", wording.feedback.open_warnings),
        ("read_as", wording.feedback.read_as),
    ):
        _check_placeholders(path, name, text)
    return wording


def _check_placeholders(path: Path, name: str, text: str) -> None:
    try:
        used = {field for _lit, field, _spec, _conv in Formatter().parse(text) if field is not None}
    except ValueError:
        used = {text}
    wrong = sorted(used - _PLACEHOLDERS[name])
    if wrong:
        raise SettingsError(
            _(
                "The form wording {path}: '{name}' uses {wrong} in curly brackets. Allowed are: {allowed}."
            ).format(
                path=path, name=name, wrong=", ".join(wrong), allowed=", ".join(sorted(_PLACEHOLDERS[name]))
            )
        )
