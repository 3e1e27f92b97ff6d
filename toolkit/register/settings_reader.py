"""toolkit.toml, read strictly: every mistake becomes one sentence that names file, key and what to do."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

import msgspec
from rapidfuzz import process

from toolkit.messages import _
from toolkit.messages.catalogue import CATALOGUE
from toolkit.model.errors import SettingsError
from toolkit.model.findings import Severity
from toolkit.model.period import Period, PeriodKind
from toolkit.model.register import AgencyKind
from toolkit.register.settings import (
    DueRules,
    FeedbackRules,
    IntakeRules,
    Issuer,
    PeriodSettings,
    Province,
    RuleSetting,
    Settings,
    VerdictRules,
    WindowRule,
)

_UNKNOWN = re.compile(r"Object contains unknown field `(?P<field>[^`]+)`(?: - at `\$\.?(?P<at>[^`]*)`)?")
_MISSING = re.compile(r"Object missing required field `(?P<field>[^`]+)`(?: - at `\$\.?(?P<at>[^`]*)`)?")
_WRONG = re.compile(r"(?P<what>.*?) - at `\$\.?(?P<at>[^`]*)`", re.DOTALL)
_EXPECTED = re.compile(r"Expected `(?P<expected>[^`]+)`")
_PLACE = re.compile(r"at line (?P<line>\d+), column (?P<column>\d+)")
_SIGNER_FORMS = ("", "KT.", "TL.", "TUQ.", "Q.", "TM.")
_STRUCTS: dict[str, type[msgspec.Struct]] = {
    "province": Province,
    "issuer": Issuer,
    "periods": PeriodSettings,
    "due": DueRules,
    "verdicts": VerdictRules,
    "windows": WindowRule,
    "intake": IntakeRules,
    "feedback": FeedbackRules,
    "rules": RuleSetting,
}
_OF_WHOLE_FILES = "1"
"""Family of findings that decide whether there is a return at all."""
_LAST_DAY_OF_ALL_MONTHS = 28
_MOST_SECONDS, _MOST_MIB, _MOST_DAYS = 3600, 1 << 20, 60


def read_settings(path: Path) -> Settings:
    """Read the settings of a workspace; SettingsError tells the first fault of form, or all bad values."""
    text = _text(path)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(_broken(path.name, str(error))) from error
    try:
        settings = msgspec.convert(data, Settings, builtin_types=(date, datetime, time), strict=True)
    except msgspec.ValidationError as error:
        raise SettingsError(_sentence(path.name, str(error))) from error
    wrong = tuple(_wrong_values(settings))
    if wrong:
        raise SettingsError(
            "\n".join(
                _("{file}: the setting “{key}” is “{value}”; write {wanted}.").format(
                    file=path.name, key=fault.key, value=fault.value, wanted=fault.wanted
                )
                for fault in wrong
            )
        )
    return settings


@dataclass(frozen=True, slots=True)
class _WrongValue:
    """A value of the right type that makes no sense, and what to write instead."""

    key: str
    value: str
    wanted: str


def _text(path: Path) -> str:
    try:
        # Notepad puts a byte order mark in front, which TOML forbids.
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise SettingsError(
            _("{path} is missing. Put it back, or make a new workspace with “toolkit init”.").format(
                path=path
            )
        ) from error
    except UnicodeDecodeError as error:
        raise SettingsError(
            _("{file} is not a UTF-8 text. Save it with the encoding UTF-8 and run again.").format(
                file=path.name
            )
        ) from error
    except OSError as error:
        raise SettingsError(
            _("{path} cannot be read: {reason}. Close other programs that use it and run again.").format(
                path=path, reason=error.strerror or error
            )
        ) from error


def _broken(file: str, problem: str) -> str:
    """What the TOML reader found; its words are English, so only the place is kept."""
    place = _PLACE.search(problem)
    if place is None:
        return _(
            "{file} is not sound TOML: something is missing at its end. Correct it and run again."
        ).format(file=file)
    return _(
        "{file} is not sound TOML at line {line}, column {column}. Correct that line and run again."
    ).format(file=file, line=place["line"], column=place["column"])


def _sentence(file: str, problem: str) -> str:
    """What msgspec found, as one sentence with the key as it is written in the file."""
    if (match := _UNKNOWN.search(problem)) is not None:
        key = _key(match["at"] or "", match["field"])
        near = process.extractOne(match["field"], _fields_at(match["at"] or ""), score_cutoff=60)
        if near is not None:
            return _(
                "{file}: there is no setting “{key}”; perhaps “{near}” is meant. Correct or remove it."
            ).format(file=file, key=key, near=near[0])
        return _("{file}: there is no setting “{key}”. Correct or remove it.").format(file=file, key=key)
    if (match := _MISSING.search(problem)) is not None:
        return _("{file}: the setting “{key}” is missing. Add it.").format(
            file=file, key=_key(match["at"] or "", match["field"])
        )
    match = _WRONG.fullmatch(problem)
    at = (match["at"] or "") if match else ""
    return _("{file}: the setting “{key}” has a wrong value. Write {wanted}.").format(
        file=file, key=_key(at, ""), wanted=_wanted(at, problem)
    )


def _key(at: str, field: str) -> str:
    """A place such as 'periods[...]' and a field as a person reads it: 'periods.<…>.field'."""
    return ".".join(part for part in (at.replace("[...]", ".<…>"), field) if part)


def _fields_at(at: str) -> tuple[str, ...]:
    """Names of the settings allowed at a place."""
    struct: type[msgspec.Struct] = Settings
    for name in at.replace("[...]", "").split(".") if at else ():
        inner = _STRUCTS.get(name)
        if inner is None:
            return ()
        struct = inner
    return struct.__struct_encode_fields__


def _wanted(at: str, problem: str) -> str:
    last = at.rsplit(".", 1)[-1]
    if last in ("due", "as_of", "correct_by", "from", "until") and at != "due":
        return _("a date such as 2026-11-29, without quotation marks")
    match = _EXPECTED.search(problem)
    expected = match["expected"] if match else ""
    kinds = {
        "int": _("a whole number without quotation marks"),
        "str": _("a text between quotation marks"),
        "bool": _("true or false"),
        "object": _("a table with its own settings, such as [issuer]"),
        "decimal": _("a number such as 0.95"),
    }
    return kinds.get(
        expected.split(" ")[0], _("a number such as 0.95") if "decimal" in problem else _("another value")
    )


def _wrong_values(settings: Settings) -> Iterator[_WrongValue]:
    yield from _wrong_periods(settings)
    yield from _wrong_choices(settings)
    yield from _wrong_rules(settings)
    intake = settings.intake
    for key, value, most in (
        ("intake.seconds", intake.seconds, _MOST_SECONDS),
        ("intake.memory_mib", intake.memory_mib, _MOST_MIB),
        ("intake.max_file_mib", intake.max_file_mib, _MOST_MIB),
        ("feedback.working_days", settings.feedback.working_days, _MOST_DAYS),
    ):
        if not 1 <= value <= most:
            wanted = _("a whole number from 1 to {most}").format(most=most)
            yield _WrongValue(key, str(value), wanted)
    for key, share in (("near", settings.verdicts.near), ("likely", settings.verdicts.likely)):
        if not share.is_finite() or not 0 < share <= 1:
            yield _WrongValue(f"verdicts.{key}", str(share), _("a share above 0 and up to 1, such as 0.95"))
    yield from _wrong_windows(settings)
    for key, text in (("province.name", settings.province.name), ("issuer.agency", settings.issuer.agency)):
        if not text.strip():
            yield _WrongValue(key, text, _("a text that is not empty"))


def _wrong_periods(settings: Settings) -> Iterator[_WrongValue]:
    wanted = _("a period such as 2026, 2026-Q3, 2026-H1 or 2026-9M")
    for key, period in [
        ("current_period", settings.current_period),
        *(("periods", p) for p in settings.periods),
    ]:
        try:
            exact = str(Period.parse(period)) == period
        except ValueError:
            exact = False
        if not exact:
            yield _WrongValue(key, period, wanted)


def _wrong_windows(settings: Settings) -> Iterator[_WrongValue]:
    kinds = tuple(PeriodKind)
    for kind, window in settings.windows.items():
        if kind not in kinds:
            yield _WrongValue("windows", kind, _one_of(kinds))
        for name, day in (("opens", window.opens), ("closes", window.closes)):
            if not 1 <= day <= _LAST_DAY_OF_ALL_MONTHS:
                wanted = _("a whole number from 1 to {most}").format(most=_LAST_DAY_OF_ALL_MONTHS)
                yield _WrongValue(f"windows.{kind}.{name}", str(day), wanted)
    agencies = tuple(AgencyKind)
    for period, found in settings.periods.items():
        for kind in found.due_of:
            if kind not in agencies:
                yield _WrongValue(f"periods.{period}.due_of", kind, _one_of(agencies))


def _wrong_choices(settings: Settings) -> Iterator[_WrongValue]:
    for key, value, allowed in (
        ("issuer.signer_form", settings.issuer.signer_form, _SIGNER_FORMS),
        ("due.decided_by", settings.due.decided_by, ("submitted", "issued")),
        ("due.weekend", settings.due.weekend, ("keep", "next_working_day")),
    ):
        if value not in allowed:
            yield _WrongValue(key, value, _one_of(allowed))


def _wrong_rules(settings: Settings) -> Iterator[_WrongValue]:
    severities = (*Severity, "off")
    for code, rule in settings.rules.items():
        if code not in CATALOGUE:
            yield _WrongValue(
                f"rules.{code}", code, _("the code of a finding from the catalogue, such as E301")
            )
        elif code[1:2] == _OF_WHOLE_FILES:
            wanted = _("a code from 2 to 9: what is wrong with a file as a whole cannot be switched")
            yield _WrongValue(f"rules.{code}", code, wanted)
        if rule.severity not in severities:
            yield _WrongValue(f"rules.{code}.severity", rule.severity, _one_of(severities))
        if rule.from_ is not None and rule.until is not None and rule.until < rule.from_:
            wanted = _("a day not before “from”, {day}").format(day=rule.from_.isoformat())
            yield _WrongValue(f"rules.{code}.until", rule.until.isoformat(), wanted)


def _one_of(allowed: tuple[str, ...]) -> str:
    return _("one of: {choices}").format(choices=", ".join(f"“{choice}”" for choice in allowed))
