"""`form describe --json`: the answer cells of a form, for other programs."""

from __future__ import annotations

from toolkit.forms.columns import Layout, Required
from toolkit.forms.identity import identity_of
from toolkit.forms.interpret import Asked, locate
from toolkit.forms.layout import LAYOUT
from toolkit.model.returns import RawWorkbook


def describe(workbook: RawWorkbook, layout: Layout = LAYOUT) -> dict[str, object]:
    """Identity and answer cells as plain data; (line, field) is unique, choices are given as labels."""
    located = locate(workbook, layout)
    identity = identity_of(workbook, located.meta)
    return {
        "agency": identity.agency,
        "agency_name": located.meta.agency_name or identity.visible_agency,
        "period": identity.period,
        "form": identity.code or identity.visible_code,
        "version": identity.version,
        "cells": [_cell(asked) for asked in located.asked],
    }


def _cell(asked: Asked) -> dict[str, object]:
    question = asked.question
    field = question.field
    return {
        "sheet": question.place.sheet,
        "cell": question.place.cell,
        "line": question.place.line,
        "field": field.name,
        "type": question.kind.value,
        "required": field.required is Required.ALWAYS,
        "choices": [choice.label for choice in field.choices] or None,
        "unit": question.unit,
    }
