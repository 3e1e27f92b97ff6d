"""Who a workbook says it is from, by each of its marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.forms.layout import AGENCY_LABEL, CODE_LABEL, SAMPLE_MARK
from toolkit.forms.meta import FormMeta, is_meta, read_meta, read_properties
from toolkit.model.returns import CellKind, Identity, RawWorkbook
from toolkit.vietnamese.text import match_key, squeeze

_CODE = re.compile(r"[A-Z]+-(?P<period>20\d\d(?:-(?:Q[1-4]|H[12]|9M))?)-(?P<agency>.+)-[0-9A-Z]+")
_TOP_ROWS = 12


def meta_of(workbook: RawWorkbook) -> FormMeta:
    """The hidden sheet, else the document properties; an empty one where both are gone."""
    for sheet in workbook.sheets:
        if is_meta(sheet):
            return read_meta(sheet)
    return read_properties(workbook.properties)


def identity_of(workbook: RawWorkbook, meta: FormMeta) -> Identity:
    """All marks together. Where the sheets show different codes or agencies, the one that contradicts the
    hidden marks is given: that is the one a person must look at."""
    codes = [value for label, value in _labelled(workbook) if label == match_key(CODE_LABEL)]
    names = [value for label, value in _labelled(workbook) if label == match_key(AGENCY_LABEL)]
    code = _odd_one(codes, meta.code)
    agency, period = meta.agency or None, meta.period or None
    if agency is None and period is None and code is not None:
        agency, period = split_code(code)
    return Identity(
        agency=agency,
        period=period,
        code=meta.code or None,
        version=meta.version or None,
        visible_code=code,
        visible_agency=_odd_one(names, meta.agency_name),
        sample=meta.sample or _says_sample(workbook),
    )


def split_code(code: str) -> tuple[str | None, str | None]:
    """Agency and period of a form code such as 'BM-2026-STC-7F3A2C'; None twice where it is no such code."""
    match = _CODE.fullmatch(squeeze(code))
    if match is None:
        return None, None
    return match["agency"], match["period"]


def _odd_one(values: list[str], expected: str) -> str | None:
    wanted = match_key(expected)
    return next((v for v in values if wanted and match_key(v) != wanted), values[0] if values else None)


def _labelled(workbook: RawWorkbook) -> Iterator[tuple[str, str]]:
    """The 'label: value' parts at the top of all sheets, labels as match keys."""
    for sheet in workbook.sheets:
        for cell in sheet.cells:
            if cell.row <= _TOP_ROWS and cell.kind is CellKind.TEXT and ":" in cell.text:
                for part in squeeze(cell.text).split("|"):
                    label, _sign, value = part.partition(":")
                    if value.strip():
                        yield match_key(label), value.strip()


def _says_sample(workbook: RawWorkbook) -> bool:
    mark = match_key(SAMPLE_MARK)
    return any(
        cell.row <= _TOP_ROWS and cell.kind is CellKind.TEXT and match_key(cell.text[:60]).startswith(mark)
        for sheet in workbook.sheets
        for cell in sheet.cells
    )
