"""The kinds of workbook a return may come in."""

from __future__ import annotations

from enum import StrEnum


class FileKind(StrEnum):
    """What a file is by its content (never by its name); decided before it is opened here."""

    XLSX = "xlsx"
    XLSM = "xlsm"
    XLS = "xls"
    XLSB = "xlsb"
    ODS = "ods"
