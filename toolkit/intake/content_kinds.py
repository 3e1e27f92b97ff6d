"""What a received file can be, and what is done with each kind."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from toolkit.forms.kinds import FileKind
from toolkit.messages.catalogue import make
from toolkit.model.findings import Finding


class ContentKind(StrEnum):
    """Kind of a file by its bytes; the name it came under plays no part."""

    XLSX = "xlsx"
    XLSM = "xlsm"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    ZIP = "zip"
    EML = "eml"
    MBOX = "mbox"
    PDF = "pdf"
    WORD = "word"
    PICTURE = "picture"
    OFFICE = "office"
    TEXT = "text"
    HTML = "html"
    CSV = "csv"
    XML = "xml"
    MSG = "msg"
    RAR = "rar"
    SEVEN_ZIP = "7z"
    LOCKED = "locked"
    LOCKED_ZIP = "locked_zip"
    EMPTY = "empty"
    DAMAGED = "damaged"
    UNKNOWN = "unknown"


class Handling(StrEnum):
    """What the intake does with a file."""

    RETURN = "return"
    CONTAINER = "container"
    ATTACHMENT = "attachment"
    REFUSAL = "refusal"


@dataclass(frozen=True, slots=True)
class Sniffed:
    """The kind of a file; findings are present when it must not be opened any further."""

    kind: ContentKind
    findings: tuple[Finding, ...] = ()


WORKBOOKS = {
    ContentKind.XLSX: FileKind.XLSX,
    ContentKind.XLSM: FileKind.XLSM,
    ContentKind.XLSB: FileKind.XLSB,
    ContentKind.XLS: FileKind.XLS,
    ContentKind.ODS: FileKind.ODS,
}
"""Kinds that can be returns, with the name the forms stage has for them."""

CONTAINERS = frozenset({ContentKind.ZIP, ContentKind.EML, ContentKind.MBOX})
ATTACHMENTS = frozenset(
    {ContentKind.PDF, ContentKind.WORD, ContentKind.PICTURE, ContentKind.OFFICE, ContentKind.TEXT}
)

_REFUSALS = {
    ContentKind.EMPTY: "E101",
    ContentKind.LOCKED: "E102",
    ContentKind.HTML: "E103",
    ContentKind.CSV: "E104",
    ContentKind.TEXT: "E104",
    ContentKind.WORD: "E105",
    ContentKind.PDF: "E106",
    ContentKind.PICTURE: "E107",
    ContentKind.UNKNOWN: "E110",
    ContentKind.MSG: "E111",
    ContentKind.XML: "E113",
    ContentKind.OFFICE: "E114",
    ContentKind.LOCKED_ZIP: "E120",
}
_SPREADSHEET_ENDINGS = (".xls", ".xlsx", ".xlsm", ".xlsb", ".ods", ".csv")


def handling(sniffed: Sniffed, name: str) -> Handling:
    """What is done with a file.

    The name decides one thing only: a plain text that calls itself a workbook is a return gone wrong,
    any other plain text is an attachment.
    """
    kind = sniffed.kind
    if sniffed.findings:
        return Handling.REFUSAL
    if kind in WORKBOOKS:
        return Handling.RETURN
    if kind in CONTAINERS:
        return Handling.CONTAINER
    if kind is ContentKind.TEXT and name.lower().endswith(_SPREADSHEET_ENDINGS):
        return Handling.REFUSAL
    return Handling.ATTACHMENT if kind in ATTACHMENTS else Handling.REFUSAL


def refusal(sniffed: Sniffed) -> tuple[Finding, ...]:
    """Why a file is no return, one sentence per kind; empty for workbooks and containers."""
    kind = sniffed.kind
    if sniffed.findings or kind in WORKBOOKS or kind in CONTAINERS:
        return sniffed.findings
    if kind in (ContentKind.RAR, ContentKind.SEVEN_ZIP):
        return (make("E112", args={"kind": f".{kind.value}"}),)
    if kind is ContentKind.DAMAGED:
        return (make("E108", args={"reason": "?"}),)
    return (make(_REFUSALS[kind]),)
