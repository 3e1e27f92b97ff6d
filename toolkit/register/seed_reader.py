"""The seed directory: agencies, communes, groups and successors that an office keeps as plain CSV files."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from toolkit.messages import _
from toolkit.model.errors import WorkspaceError
from toolkit.model.register import Agency, AgencyKind, Directory, Group, Membership, Succession

_FILES = {
    "agencies.csv": ("code", "name", "kind", "aliases", "reports", "valid_from", "valid_to", "note"),
    "communes.csv": ("code", "type", "name"),
    "former_communes.csv": ("old_district", "new_code"),
    "groups.csv": ("code", "name", "aliases", "rule", "members", "valid_from", "valid_to", "note"),
    "successors.csv": ("predecessor", "successor", "items", "effective", "evidence", "confirmed"),
}
_COMMUNES_SINCE = date(2025, 7, 1)
_TRUE = frozenset({"yes", "có"})
_FALSE = frozenset({"no", "không", ""})


@dataclass(frozen=True, slots=True)
class _Record:
    """One line of a CSV file, with its number for messages."""

    file: str
    line: int
    values: Mapping[str, str]

    def text(self, field: str) -> str:
        return self.values[field].strip()

    def optional(self, field: str) -> str:
        return self.values.get(field, "").strip()

    def maybe(self, field: str) -> str | None:
        return self.text(field) or None

    def items(self, field: str) -> tuple[str, ...]:
        return tuple(part for raw in self.text(field).split(";") if (part := raw.strip()))

    def day(self, field: str) -> date | None:
        text = self.text(field)
        try:
            return date.fromisoformat(text) if text else None
        except ValueError as error:
            raise self.wrong(field, _("a date such as 2025-07-01")) from error

    def yes(self, field: str) -> bool:
        text = self.text(field).casefold()
        if text not in _TRUE | _FALSE:
            raise self.wrong(field, _("yes or no"))
        return text in _TRUE

    def wrong(self, field: str, wanted: str) -> WorkspaceError:
        return WorkspaceError(
            _("{file}, line {line}: “{value}” in column {field} cannot be used; type {wanted}.").format(
                file=self.file, line=self.line, value=self.values[field], field=field, wanted=wanted
            )
        )


def read_seed(folder: Path) -> Directory:
    """Read agencies.csv, communes.csv, former_communes.csv, groups.csv and successors.csv of a folder.

    Rules of groups are 'provincial' and 'communes' (all that report; 'communes:xã' one type only) and
    'former_district:<name>' (communes most of whose parts lay there). Raises WorkspaceError with file and
    line.
    """
    districts = _majority_district(_records(folder, "former_communes.csv"))
    agencies = (
        *map(_agency, _records(folder, "agencies.csv")),
        *(_commune(record, districts) for record in _records(folder, "communes.csv")),
    )
    groups = tuple(_group(record, agencies) for record in _records(folder, "groups.csv"))
    return Directory(agencies, groups, tuple(map(_succession, _records(folder, "successors.csv"))))


def _records(folder: Path, file: str) -> Iterator[_Record]:
    path = folder / file
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise WorkspaceError(
            _("{path} cannot be read as a UTF-8 text file; put the file back and run again.").format(
                path=path
            )
        ) from error
    reader = csv.DictReader(io.StringIO(text, newline=""))
    missing = [field for field in _FILES[file] if field not in (reader.fieldnames or ())]
    if missing:
        raise WorkspaceError(
            _("{path} lacks the columns {fields}; add them to its first line.").format(
                path=path, fields=", ".join(missing)
            )
        )
    for values in reader:
        yield _Record(file, reader.line_num, {field: text or "" for field, text in values.items() if field})


def _majority_district(records: Iterable[_Record]) -> dict[str, str]:
    """The former district from which most parts of each new commune came (by name where two are equal)."""
    parts: dict[str, Counter[str]] = {}
    for record in records:
        parts.setdefault(record.text("new_code"), Counter())[record.text("old_district")] += 1
    return {
        code: min(counts, key=lambda district: (-counts[district], district))
        for code, counts in parts.items()
    }


def _agency(record: _Record) -> Agency:
    kind = record.text("kind")
    if kind not in set(AgencyKind):
        raise record.wrong("kind", ", ".join(AgencyKind))
    return Agency(
        code=record.text("code"),
        name=record.text("name"),
        kind=AgencyKind(kind),
        aliases=record.items("aliases"),
        reports=record.yes("reports"),
        valid_from=record.day("valid_from"),
        valid_to=record.day("valid_to"),
        note=record.maybe("note"),
    )


def _commune(record: _Record, districts: Mapping[str, str]) -> Agency:
    """The committee of a commune. ``written_as`` is for units named after a person or an event, which are

    written with a capital (Nghị định 30/2020/NĐ-CP, Phụ lục II, III.1.b).
    """
    unit, code = f"{record.text('type')} {record.text('name')}", record.text("code")
    return Agency(
        code=code,
        name=f"UBND {record.optional('written_as') or unit}",
        kind=AgencyKind.COMMUNE,
        aliases=(unit,),
        valid_from=_COMMUNES_SINCE,
        former_district=districts.get(code),
    )


def _group(record: _Record, agencies: tuple[Agency, ...]) -> Group:
    first, last = record.day("valid_from"), record.day("valid_to")
    by_code = {agency.code: agency for agency in agencies}
    listed = record.items("members")
    unknown = [code for code in listed if code not in by_code]
    if unknown:
        raise record.wrong(
            "members", _("codes of agencies.csv; unknown: {codes}").format(codes=", ".join(unknown))
        )
    chosen = [by_code[code] for code in listed] or [a for a in agencies if _follows(record, a)]
    members = tuple(
        Membership(agency.code, _later(first, agency.valid_from), _earlier(last, agency.valid_to))
        for agency in chosen
    )
    return Group(
        record.text("code"), record.text("name"), record.items("aliases"), members, record.maybe("note")
    )


def _follows(record: _Record, agency: Agency) -> bool:
    rule, _colon, detail = record.text("rule").partition(":")
    match rule:
        case "":
            return False
        case "provincial":
            return agency.reports and agency.kind is AgencyKind.PROVINCIAL
        case "communes":
            unit = agency.aliases[0] if agency.aliases else ""
            return agency.reports and agency.kind is AgencyKind.COMMUNE and unit.startswith(detail)
        case "former_district":
            return agency.reports and agency.former_district == detail
        case _:
            raise record.wrong("rule", "provincial, communes, communes:<…>, former_district:<…>")


def _later(one: date | None, other: date | None) -> date | None:
    return max((day for day in (one, other) if day), default=None)


def _earlier(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day), default=None)


def _succession(record: _Record) -> Succession:
    return Succession(
        predecessor=record.text("predecessor"),
        successor=record.maybe("successor"),
        items=record.items("items"),
        effective=record.day("effective"),
        evidence=record.text("evidence"),
        confirmed=record.yes("confirmed"),
    )
