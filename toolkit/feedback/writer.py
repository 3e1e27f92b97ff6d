"""The feedback workbook: a fresh form with the agency's own values, faults marked, ready to be sent back."""

from __future__ import annotations

from dataclasses import replace

from toolkit.feedback.compose import compose
from toolkit.forms.wording_reader import FormWording
from toolkit.forms.writer import form_bytes
from toolkit.model.form import FormContent
from toolkit.model.returns import CheckedReturn


def feedback_bytes(
    content: FormContent, checked: CheckedReturn, wording: FormWording, source: str = ""
) -> bytes:
    """The workbook as .xlsx bytes, always in Vietnamese; the same return gives the same bytes.

    It is itself a form of the same code: sent back, it is read like any other return. ``source`` is the SHA-256
    of the file that was returned; the workbook carries it.
    """
    return form_bytes(content, wording, replace(compose(content, checked, wording), source=source))
