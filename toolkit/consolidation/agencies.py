"""Where every agency stands: asked, received, in time, filled, signed."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.consolidation.answers import AnswerBook
from toolkit.consolidation.counting import Counting, Standing
from toolkit.model.form import FormContent
from toolkit.model.register import Directory
from toolkit.model.results import AgencyStatus


def statuses_of(
    contents: Mapping[str, FormContent], counting: Counting, attached: frozenset[str], directory: Directory
) -> tuple[AgencyStatus, ...]:
    """One status per agency that is asked for something or sent something, in order of the directory.

    ``attached`` are agencies of which an attachment (a scanned, signed letter) came in.
    """
    standings = {standing.agency: standing for standing in counting.standings}
    answers = AnswerBook(counting.dataset)
    return tuple(
        _status(code, contents.get(code), standings.get(code), (answers, code in attached))
        for code in agency_order(directory, {*contents, *standings})
    )


def agency_order(directory: Directory, codes: set[str]) -> tuple[str, ...]:
    """Codes in order of the directory; unknown ones after them, by code."""
    known = [agency.code for agency in directory.agencies if agency.code in codes]
    return (*dict.fromkeys(known), *sorted(codes - set(known)))


def _status(
    code: str, content: FormContent | None, standing: Standing | None, given: tuple[AnswerBook, bool]
) -> AgencyStatus:
    """Timeliness is judged on the first usable return against the due date of the period, inclusive."""
    answers, attached = given
    lines = content.line_keys if content else ()
    first = standing.first_usable if standing else None
    received_on = first.received.received_at.date() if first else None
    due = content.due if content else None
    return AgencyStatus(
        code=code,
        expected=bool(lines),
        received_on=received_on,
        outcome=standing.latest.standing if standing else None,
        on_time=received_on <= due if received_on is not None and due is not None else None,
        lines_asked=len(lines),
        lines_filled=sum(bool(answers.line(code, line)) for line in lines),
        signed=attached or answers.line(code, None).text("letter_number") is not None,
        paper=attached,
        due=due,
        lines_provisional=sum(answers.line(code, line).provisional for line in lines),
    )
