"""Whose return a workbook is: hidden marks, visible code, name and key column held against each other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from toolkit.intake.events import IssueRecord
from toolkit.intake.senders import (
    Names,
    Sender,
    agencies_of_address,
    agencies_of_folder,
    agencies_of_symbol,
    agencies_of_words,
)
from toolkit.messages.catalogue import make
from toolkit.model.findings import Finding, Outcome, Place
from toolkit.model.form import FormContent
from toolkit.model.returns import ReadReturn
from toolkit.vietnamese.text import match_key

NOBODY = Sender()
"""Nothing is known of the sender."""

_SHOWN_LINES = 5
_WITHOUT_CODES = "E213"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Expected:
    """What is known before a return is looked at.

    ``contents`` are the forms of the period by agency code, ``known_agencies`` names by code, ``aliases``
    further names, ``addresses`` mail addresses. ``issued_codes`` are all forms ever issued, by form code.
    ``issuer`` is the agency that collects: it may pass on the returns of all others. ``sample`` for a
    demonstration.
    """

    period: str
    contents: Mapping[str, FormContent]
    known_agencies: Mapping[str, str]
    issued_codes: Mapping[str, IssueRecord] = field(default_factory=dict)
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    addresses: Mapping[str, str] = field(default_factory=dict)
    issuer: str = ""
    sample: bool = False

    @cached_property
    def in_words(self) -> Mapping[str, tuple[str, ...]]:
        """Every name of every known agency as words."""
        return {agency: _names(agency, self) for agency in self.known_agencies}

    @cached_property
    def asked(self) -> Names:
        """What the agencies asked in the period are called."""
        return Names(
            {
                agency: (self.known_agencies.get(agency, content.agency_name), *self.aliases.get(agency, ()))
                for agency, content in self.contents.items()
            },
            {agency: mail for agency, mail in self.addresses.items() if agency in self.contents},
        )


@dataclass(frozen=True, slots=True)
class Identified:
    """Whose and which period's a return is, as far as it can be said.

    ``outcome`` is set when that alone decides (held or rejected); None leaves it to the checks.
    """

    agency: str | None
    period: str | None
    outcome: Outcome | None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class _Marks:
    """The agency each mark of a form leads to; None where the mark is missing or leads nowhere."""

    hidden: str | None
    hidden_code: str | None
    visible_code: str | None
    visible_names: frozenset[str]

    @property
    def agency(self) -> str | None:
        """The agency of the firmest mark that leads to one; a typed name alone is no mark."""
        return self.hidden or self.hidden_code or self.visible_code


def identify(read: ReadReturn, expected: Expected, sender: Sender = NOBODY) -> Identified:
    """Establish agency and period of a return.

    Rejected: none of our forms, another period, an unknown agency, a sample, no line left. Held: marks, name,
    lines, sign-off or sender point to different agencies, or nothing was asked of the agency; then a person
    decides.
    """
    who = read.identity
    known_marks = (who.agency, who.period, who.code, who.visible_code)
    if not any(known_marks) and not read.lines:
        return Identified(None, None, Outcome.REJECTED, _no_form(read))
    marks = _marks(read, expected)
    period = _period(read, expected, marks)
    if who.sample and not expected.sample:
        return Identified(marks.agency, period, Outcome.REJECTED, (make("E161"),))
    if period is not None and period != expected.period:
        other = make("E151", value=period, args={"found": period, "expected": expected.period})
        return Identified(marks.agency, period, Outcome.REJECTED, (other,))
    if who.agency and who.agency not in expected.known_agencies:
        unknown = make("E152", value=who.agency, args={"agency": who.agency})
        return Identified(None, period, Outcome.REJECTED, (unknown,))
    if marks.agency is None:
        return Identified(None, period, Outcome.HELD, (make("E153"),))
    return _settled(read, expected, marks, sender)


def _no_form(read: ReadReturn) -> tuple[Finding, ...]:
    """Why a workbook without any mark or line is none of our forms; tables that lost their codes are told."""
    return _without_codes(read) or (make("E150"),)


def _without_codes(read: ReadReturn) -> tuple[Finding, ...]:
    return tuple(finding for finding in read.findings if finding.code == _WITHOUT_CODES)


def _settled(read: ReadReturn, expected: Expected, marks: _Marks, sender: Sender) -> Identified:
    agency = marks.agency
    assert agency is not None
    name = expected.known_agencies.get(agency, agency)
    if not read.lines:
        nothing = (make("E159", args={"agency": name}), *_without_codes(read))
        return Identified(agency, expected.period, Outcome.REJECTED, nothing)
    doubts = (
        *_code_doubts(read, expected, marks, agency),
        *_name_doubts(read, expected, marks, agency),
        *_line_doubts(read, expected, agency),
        *_sign_off_doubts(read, expected, agency),
        *_sender_doubts(sender, expected, agency),
    )
    if doubts:
        return Identified(agency, expected.period, Outcome.HELD, doubts)
    return Identified(agency, expected.period, None, _remarks(read, expected, agency))


def _marks(read: ReadReturn, expected: Expected) -> _Marks:
    who = read.identity
    hidden = who.agency if who.agency in expected.known_agencies else None
    return _Marks(
        hidden,
        _agency_of_code(who.code, expected),
        _agency_of_code(who.visible_code, expected),
        _agencies_of_name(who.visible_agency, expected),
    )


def _agency_of_code(code: str | None, expected: Expected) -> str | None:
    """The agency a form code was issued to, else the known agency it begins with ('STC-2026-…')."""
    if not code:
        return None
    if code in expected.issued_codes:
        return expected.issued_codes[code].agency
    printed = next((c.agency for c in expected.contents.values() if c.code == code), None)
    beginnings = (agency for agency in expected.known_agencies if code.startswith(f"{agency}-"))
    return printed or max(beginnings, key=len, default=None)


def _on_record(code: str, agency: str, expected: Expected) -> bool:
    current = expected.contents.get(agency)
    return code in expected.issued_codes or (current is not None and current.code == code)


def _period(read: ReadReturn, expected: Expected, marks: _Marks) -> str | None:
    """The period a form names, else the one its code was issued for, else that of the forms it leads to."""
    who = read.identity
    if who.period:
        return who.period
    for code in (who.code, who.visible_code):
        if code and code in expected.issued_codes:
            return expected.issued_codes[code].period
    return expected.period if marks.agency is not None else None


@lru_cache(maxsize=4096)
def _words(text: str) -> str:
    """Words alone, with a blank before and after each, so that one name is found within another."""
    return f" {' '.join(_WORD.findall(match_key(text)))} "


def _names(agency: str, expected: Expected) -> tuple[str, ...]:
    names = [agency, expected.known_agencies.get(agency, ""), *expected.aliases.get(agency, ())]
    if agency in expected.contents:
        names.append(expected.contents[agency].agency_name)
    return tuple(sorted({_words(name) for name in names if name.strip()}))


def _agencies_of_name(text: str | None, expected: Expected) -> frozenset[str]:
    """The agencies whose name the text is or holds; the longest name counts ('Đông' within 'Đông Thành')."""
    if text is None or not text.strip():
        return frozenset()
    words = _words(text)
    lengths: dict[str, int] = {}
    for agency, names in expected.in_words.items():
        found = [len(name) for name in names if name in words]
        if found:
            lengths[agency] = max(found)
    longest = max(lengths.values(), default=0)
    return frozenset(agency for agency, length in lengths.items() if length == longest)


def _code_doubts(read: ReadReturn, expected: Expected, marks: _Marks, agency: str) -> tuple[Finding, ...]:
    who = read.identity
    pairs = ((marks.hidden_code, who.code), (marks.visible_code, who.visible_code))
    return tuple(
        make("E154", value=code, args={"agency": _name(agency, expected), "code": code or "", "other": other})
        for other, code in dict.fromkeys((_name(owner, expected), code) for owner, code in pairs if owner)
        if other != _name(agency, expected)
    )


def _name(agency: str, expected: Expected) -> str:
    return expected.known_agencies.get(agency, agency)


def _name_doubts(read: ReadReturn, expected: Expected, marks: _Marks, agency: str) -> tuple[Finding, ...]:
    """A name that is not, or does not hold, the agency's own speaks for a neighbour's form used anew."""
    typed = read.identity.visible_agency
    if typed is None or not typed.strip() or agency in marks.visible_names:
        return ()
    return (make("E155", value=typed, args={"agency": _name(agency, expected), "name": typed}),)


def _line_doubts(read: ReadReturn, expected: Expected, agency: str) -> tuple[Finding, ...]:
    own = _own_lines(agency, expected)
    if not own:
        args = {"agency": _name(agency, expected), "period": expected.period}
        return (make("E162", args=args),)
    strange = [key for key in dict.fromkeys(read.lines) if key not in own]
    if not strange:
        return ()
    others = {key for content in expected.contents.values() for key in content.line_keys} - own
    # A key that nobody was asked for is a slip of the pen and the checks' matter, as long as the rest fits.
    if not any(key in others for key in strange) and len(strange) < len(set(read.lines)):
        return ()
    shown = _listed(strange)
    args = {"agency": _name(agency, expected), "count": str(len(strange)), "lines": shown}
    return (make("E156", value=shown, args=args),)


def _sign_off_doubts(read: ReadReturn, expected: Expected, agency: str) -> tuple[Finding, ...]:
    """The symbol of the letter and the office of the signer, where they are those of another agency."""
    tests: dict[str, tuple[str, Callable[[str, Names], frozenset[str]]]] = {
        "letter_number": ("E164", agencies_of_symbol),
        "signer_title": ("E165", agencies_of_words),
    }
    doubts = []
    for answer in read.answers:
        if answer.line is None and answer.field in tests and isinstance(answer.value, str):
            code, test = tests[answer.field]
            others = _other_than(agency, test(answer.value, expected.asked))
            if others:
                place = Place(answer.sheet, answer.cell, None, answer.field)
                doubts.append(make(code, place, answer.shown, _both(agency, others, expected)))
    return tuple(doubts)


def _sender_doubts(sender: Sender, expected: Expected, agency: str) -> tuple[Finding, ...]:
    """The mail or the folder of another agency; whoever collects may pass returns on."""
    doubts = []
    if sender.address is not None:
        others = _other_than(agency, agencies_of_address(sender.address, expected.asked))
        if others and expected.issuer not in others:
            doubts.append(make("E166", value=sender.address, args=_both(agency, others, expected)))
    for folder in sender.folders:
        others = _other_than(agency, agencies_of_folder(folder, expected.asked))
        if others and expected.issuer not in others:
            doubts.append(make("E167", value=folder, args=_both(agency, others, expected)))
    return tuple(doubts)


def _other_than(agency: str, found: frozenset[str]) -> tuple[str, ...]:
    """The agencies found, unless the right one is among them."""
    return () if agency in found else tuple(sorted(found))


def _both(agency: str, others: tuple[str, ...], expected: Expected) -> dict[str, str]:
    names = ", ".join(_name(other, expected) for other in others)
    return {"agency": _name(agency, expected), "other": names}


def _own_lines(agency: str, expected: Expected) -> frozenset[str]:
    """Keys the agency was asked for, in the latest form or in an earlier issue of the period."""
    current = expected.contents[agency].line_keys if agency in expected.contents else ()
    earlier = (
        key
        for record in expected.issued_codes.values()
        if record.agency == agency and record.period == expected.period
        for key in record.lines
    )
    return frozenset((*current, *earlier))


def _listed(keys: Iterable[str]) -> str:
    keys = tuple(keys)
    return ", ".join(keys[:_SHOWN_LINES]) + (", …" if len(keys) > _SHOWN_LINES else "")


def _remarks(read: ReadReturn, expected: Expected, agency: str) -> tuple[Finding, ...]:
    """What is odd about the marks of a return whose agency is certain all the same."""
    who = read.identity
    name = {"agency": _name(agency, expected)}
    remarks = []
    if who.code is None:
        remarks.append(make("I158", args=name))
    code = who.code or who.visible_code
    current = expected.contents.get(agency)
    if code and not _on_record(code, agency, expected):
        remarks.append(make("W160", value=code, args={"code": code, **name}))
    elif code and (current is None or code != current.code):
        remarks.append(make("I157", value=code, args={"code": code}))
    if who.code and who.visible_code != who.code:
        remarks.append(make("I163", value=who.visible_code, args=name))
    return tuple(remarks)
