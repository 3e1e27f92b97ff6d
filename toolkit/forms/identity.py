"""Who a workbook says it is from, by each of its marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from toolkit.forms.layout import AGENCY_LABEL, CODE_LABEL, SAMPLE_MARK
from toolkit.forms.meta import FormMeta, is_meta, read_meta, read_properties
from toolkit.forms.signs import Words, heading_key
from toolkit.model.returns import CellKind, Identity, RawSheet, RawWorkbook
from toolkit.vietnamese.text import match_key, squeeze

_CODE = re.compile(r"[A-Z]+-(?P<period>20\d\d(?:-(?:Q[1-4]|H[12]|9M))?)-(?P<agency>.+)-[0-9A-Z]+")
_TOP_ROWS = 12
_TEXT = CellKind.TEXT
_AGENCY, _CODE_OF_FORM = heading_key(AGENCY_LABEL), heading_key(CODE_LABEL)
_LABELS = Words((AGENCY_LABEL, CODE_LABEL))
_SAMPLE = match_key(SAMPLE_MARK)
_SAMPLE_INITIALS = (SAMPLE_MARK[0], SAMPLE_MARK[0].lower())


def meta_sheet(workbook: RawWorkbook) -> RawSheet | None:
    """The hidden sheet; of two the first."""
    return next(filter(is_meta, workbook.sheets), None)


def meta_of(workbook: RawWorkbook, hidden: RawSheet | None) -> FormMeta:
    """What the hidden sheet says, else the document properties; nothing where both are gone."""
    return read_properties(workbook.properties) if hidden is None else read_meta(hidden)


def identity_of(workbook: RawWorkbook, meta: FormMeta) -> Identity:
    """All marks together. Where the sheets show different codes or agencies, the one that contradicts the
    hidden marks is given: that is the one a person must look at."""
    tops = _top_texts(workbook)
    labelled = tuple(_labelled(tops))
    codes = [value for label, value in labelled if label == _CODE_OF_FORM]
    names = [value for label, value in labelled if label == _AGENCY]
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
        sample=meta.sample or _says_sample(tops),
    )


def split_code(code: str) -> tuple[str | None, str | None]:
    """Agency and period of a form code such as 'BM-2026-STC-7F3A2C'; None twice where it is no such code."""
    match = _CODE.fullmatch(squeeze(code))
    if match is None:
        return None, None
    return match["agency"], match["period"]


def _odd_one(values: list[str], expected: str) -> str | None:
    other = (v for v in values if expected and v != expected and match_key(v) != match_key(expected))
    return next(other, values[0] if values else None)


def _labelled(tops: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The values of the labels of a form at the top of all sheets."""
    for text in tops:
        if ":" not in text:
            continue
        for part in text.split("|"):
            words, _sign, value = part.partition(":")
            label = _LABELS.find(words.strip())
            if label is not None and (said := squeeze(value)):
                yield label, said


def _says_sample(tops: Iterable[str]) -> bool:
    # The first letter spares most texts a closer look.
    return any(
        text[:1] in _SAMPLE_INITIALS and match_key(text[:60]).startswith(_SAMPLE)
        for text in map(str.lstrip, tops)
    )


def _top_texts(workbook: RawWorkbook) -> list[str]:
    return [
        cell.text
        for sheet in workbook.sheets
        for cell in sheet.cells
        if cell.row <= _TOP_ROWS and cell.kind is _TEXT
    ]
