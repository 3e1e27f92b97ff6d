"""What each agency was asked in a period: the forms as issued, or as owed while nothing was issued."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from toolkit.intake.events import IssueRecord
from toolkit.model.form import FormContent, PriorAnswer
from toolkit.model.period import Period
from toolkit.model.register import Register
from toolkit.register.asked_once import AskedOnce
from toolkit.register.dues import Weekend
from toolkit.register.owed import Owed, OwedProblem, OwedRequest, form_code, owed
from toolkit.workflows.workspace import Session

Priors = Mapping[tuple[str, str], PriorAnswer]
"""Earlier answers by agency and line."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Forms by agency, and what a person must settle before more can be asked."""

    contents: Mapping[str, FormContent]
    problems: tuple[OwedProblem, ...]


def owed_now(session: Session, register: Register, priors: Priors = MappingProxyType({})) -> Owed:
    """What the masters say each agency owes in the period; ``priors`` stand beside the lines."""
    issuer = session.settings.issuer
    contact = ", ".join(part for part in (issuer.contact, issuer.phone, issuer.email) if part)
    names = {agency.code: agency.name for agency in register.directory.agencies}
    return owed(
        register,
        OwedRequest(
            period=session.period,
            due=session.due,
            contact=contact,
            issuer_name=names.get(issuer.agency, issuer.agency),
            sample=session.settings.sample,
            priors=priors,
            dues=session.dues,
            weekend=Weekend(session.settings.due.weekend),
        ),
    )


def to_issue(session: Session, register: Register, priors: Priors = MappingProxyType({})) -> Owed:
    """The forms to send out: what each agency owes, a duty of two plans once (by confirmed links)."""
    owed = owed_now(session, register, priors)
    once = AskedOnce(register)
    return replace(owed, forms=tuple(_coded(once.of(form), session.period) for form in owed.forms))


def _coded(form: FormContent, period: Period) -> FormContent:
    """The form with the code of the lines it now has."""
    return replace(form, code=form_code(form.agency, period, form.tasks, form.measures))


def asked_of(session: Session, register: Register, issued: Iterable[IssueRecord]) -> Asked:
    """The forms that answers are held against.

    Once forms are issued, exactly the issued lines are the denominator: a line that entered a master later
    is asked with the next issue, an agency that got no form is not expected.
    """
    records = {record.agency: record for record in issued}
    if not records:
        new = to_issue(session, register)
        return Asked({form.agency: form for form in new.forms}, new.problems)
    priors = {(one.agency, line): prior for one in records.values() for line, prior in one.priors}
    now = owed_now(session, register, priors)
    once = AskedOnce(register)
    contents = {
        form.agency: replace(once.of(form, frozenset(record.lines)), code=record.code)
        for form in now.forms
        if (record := records.get(form.agency)) is not None
    }
    return Asked(contents, now.problems)
