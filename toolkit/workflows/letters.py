"""Letters: the request that goes out with the forms, and reminders that list one agency's gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from toolkit.messages import use_language
from toolkit.messages.catalogue import describe
from toolkit.model.findings import Severity
from toolkit.model.form import FormContent
from toolkit.model.register import Register
from toolkit.model.results import AgencyStatus
from toolkit.model.returns import CheckedReturn, JudgedFile
from toolkit.reporting.feedback_letter import correction_day, faults_of
from toolkit.reporting.letters_writer import Contact, Gaps, Letter, LetterKind, letter_bytes
from toolkit.reporting.phrases import cited, period_name
from toolkit.reporting.report_head import letterhead
from toolkit.reporting.report_parts import Letterhead
from toolkit.reporting.report_wording import ReportWording
from toolkit.reporting.report_wording_reader import read_report_wording
from toolkit.vietnamese.dates import format_date
from toolkit.vietnamese.words import join_list, pad_count
from toolkit.workflows.workspace import Session

_SHOWN = 12


def request_letter(session: Session, register: Register) -> bytes:
    """The letter that asks all agencies for their reports and goes out with the forms."""
    words = _words(session)
    common = _common(session, register, LetterKind.REQUEST, words.letters.all_agencies)
    return _bytes(session, _request(session, common, words.letters.all_asked, session.due))


def agency_request_letter(session: Session, register: Register, content: FormContent) -> bytes:
    """The letter that asks one agency for its report, with how much it was given and the code of its form."""
    common = _common(session, register, LetterKind.REQUEST, content.agency_name)
    asked = _asked(content, _words(session))
    return _bytes(session, replace(_request(session, common, asked, content.due), code=content.code))


def thanks_letter(session: Session, register: Register, content: FormContent, status: AgencyStatus) -> bytes:
    """The letter that tells an agency that its return is complete and counts, and what is still to come."""
    letter = replace(
        _common(session, register, LetterKind.THANKS, content.agency_name),
        asked=_asked(content, _words(session)),
        received=_day(status.received_on),
        as_of=format_date(session.as_of),
        lacks_paper=status.lacks_paper,
    )
    return _bytes(session, letter)


def reminder_letter(
    session: Session, register: Register, content: FormContent, latest: CheckedReturn | None
) -> bytes:
    """The letter that lists what one agency still owes: all its lines, or the faults of its latest return."""
    letter = replace(
        _common(session, register, LetterKind.REMINDER, content.agency_name),
        due=_day(content.due),
        as_of=format_date(session.as_of),
        gaps=_gaps(content, latest, _words(session)),
    )
    return _bytes(session, letter)


def feedback_letter(session: Session, register: Register, content: FormContent, file: JudgedFile) -> Letter:
    """The letter that goes with a feedback workbook: what must be corrected, by when, and whom to ask.

    Only what it says; ``letter_bytes`` makes the document.
    """
    with use_language("vi"):
        gaps = faults_of(file.checked, content, _words(session).letters)
    return replace(
        _common(session, register, LetterKind.FEEDBACK, content.agency_name),
        received=format_date(file.received.received_at.date()),
        correct_by=format_date(correction_day(session.settings, str(session.period), session.as_of)),
        gaps=gaps,
    )


def _words(session: Session) -> ReportWording:
    return read_report_wording(session.workspace.templates)


def _bytes(session: Session, letter: Letter) -> bytes:
    return letter_bytes(letter, session.workspace.templates)


def _common(session: Session, register: Register, kind: LetterKind, agency: str) -> Letter:
    """What letters of every kind say: head, addressee, period, plans, whom to ask, and that it is a sample."""
    words = _words(session)
    return Letter(
        kind=kind,
        head=_head(session, register),
        agency=agency,
        period=period_name(session.period, words.periods),
        plans=plans_in_words(register, words),
        contact=_contact(session, register, words),
        sample_mark=sample_mark(session, words),
    )


def _request(session: Session, common: Letter, asked: str, due: date | None) -> Letter:
    cutoff = session.settings.periods.get(str(session.period))
    return replace(
        common,
        asked=asked,
        due=_day(due) or _words(session).letters.no_due,
        as_of=_day(cutoff.as_of) if cutoff else "",
    )


def _day(day: date | None) -> str:
    return format_date(day) if day else ""


def _asked(content: FormContent, words: ReportWording) -> str:
    """'13 nhiệm vụ và 07 chỉ tiêu'; what there is none of is left out."""
    parts = (
        (words.letters.asked_tasks, len(content.tasks)),
        (words.letters.asked_measures, len(content.measures)),
    )
    counts = [
        sentence.format(count=pad_count(count) if words.pad_counts else count)
        for sentence, count in parts
        if count
    ]
    return join_list(counts)


def plans_in_words(register: Register, words: ReportWording) -> str:
    """'Quyết định số 557/QĐ-UBND ngày 17/02/2023 của UBND tỉnh Thanh Hóa và …': as cited for the first time."""
    return join_list([cited(words.letters.plan, plan) for plan in register.plans])


def sample_mark(session: Session, words: ReportWording) -> str:
    """The mark of a sample workspace; empty in a real one."""
    return words.frame.sample_mark if session.settings.sample else ""


def _head(session: Session, register: Register) -> Letterhead:
    issuer = session.settings.issuer
    names = {agency.code: agency.name for agency in register.directory.agencies}
    return letterhead(
        session.settings, names.get(issuer.agency, issuer.agency), issuer.letter_symbol, session.as_of
    )


def telephone(session: Session, register: Register) -> str:
    """The telephone that letters name: of the settings, else of the directory of agencies; '' for none."""
    return session.settings.issuer.phone or (_own(session, register)[0] or "")


def _contact(session: Session, register: Register, words: ReportWording) -> Contact:
    """Whom to ask. A letter without a telephone is of little use, so its place is kept for the clerk."""
    issuer = session.settings.issuer
    phone = telephone(session, register) or words.letters.to_fill
    return Contact(issuer.email or _own(session, register)[1] or "", issuer.contact, phone)


def _own(session: Session, register: Register) -> tuple[str | None, str | None]:
    """Telephone and address of the secretariat in the directory."""
    code = session.settings.issuer.agency
    return next(((a.phone, a.email) for a in register.directory.agencies if a.code == code), (None, None))


def _gaps(content: FormContent, latest: CheckedReturn | None, words: ReportWording) -> tuple[Gaps, ...]:
    if latest is None:
        parts = (
            (words.letters.tasks_missing, [task.title for task in content.tasks]),
            (words.letters.measures_missing, [measure.name for measure in content.measures]),
        )
        return tuple(
            Gaps(title.format(count=len(lines)), _first(lines, words)) for title, lines in parts if lines
        )
    with use_language("vi"):
        faults = [
            (finding, describe(finding)) for finding in latest.findings if finding.severity is Severity.ERROR
        ]
    lines = [
        " ".join(part for part in (finding.place.sheet, finding.place.cell) if part) + f": {words_.message}"
        if finding.place.cell
        else words_.message
        for finding, words_ in faults
    ]
    return (Gaps(words.letters.faults.format(count=len(lines)), _first(lines, words)),)


def _first(lines: Sequence[str], words: ReportWording) -> tuple[str, ...]:
    """As many lines as a page bears, then how many more there are."""
    shown = [line.rstrip(" .;") + ";" for line in lines[:_SHOWN]]
    if len(lines) > _SHOWN:
        shown.append(words.letters.more.format(count=len(lines) - _SHOWN))
    elif shown:
        shown[-1] = shown[-1].rstrip(";") + "."
    return tuple(shown)
