"""What each agency was asked in a period: the forms as issued, or as owed while nothing was issued."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from toolkit.intake.events import IssueRecord
from toolkit.model.form import FormContent
from toolkit.model.register import Register
from toolkit.register.owed import Owed, OwedProblem, OwedRequest, owed
from toolkit.workflows.workspace import Session


@dataclass(frozen=True, slots=True)
class Asked:
    """Forms by agency, and what a person must settle before more can be asked."""

    contents: Mapping[str, FormContent]
    problems: tuple[OwedProblem, ...]


def owed_now(session: Session, register: Register) -> Owed:
    """What the masters say each agency owes in the period."""
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
        ),
    )


def asked_of(session: Session, register: Register, issued: Iterable[IssueRecord]) -> Asked:
    """The forms that answers are held against.

    Once forms are issued, exactly the issued lines are the denominator: a line that entered a master later
    is asked with the next issue, an agency that got no form is not expected.
    """
    now = owed_now(session, register)
    records = {record.agency: record for record in issued}
    if not records:
        return Asked({form.agency: form for form in now.forms}, now.problems)
    contents = {
        form.agency: _as_issued(form, records[form.agency]) for form in now.forms if form.agency in records
    }
    return Asked(contents, now.problems)


def _as_issued(form: FormContent, record: IssueRecord) -> FormContent:
    lines = frozenset(record.lines)
    return replace(
        form,
        code=record.code,
        tasks=tuple(task for task in form.tasks if task.key in lines),
        measures=tuple(measure for measure in form.measures if measure.key in lines),
    )
