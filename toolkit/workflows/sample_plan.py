"""Who returns what in the demo: a fixed cast of good, late, faulty, missing and odd returns. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from random import Random

from toolkit.model.form import FormContent
from toolkit.workflows.sample_faults import FAULTS
from toolkit.workflows.samples import Answers, SampleRequest, truthful_answers

MISSING = 9
ONE_LATE_IN = 20


class Twist(StrEnum):
    """What happens to a sample file after it is filled."""

    NONE = "none"
    SORTED_ROWS = "sorted_rows"
    ERROR_CELL = "error_cell"
    NEIGHBOURS_NAME = "neighbours_name"


@dataclass(frozen=True, slots=True)
class SampleReturn:
    """One sample file: whose form, its answers, when and under which name it comes, and what is odd."""

    content: FormContent
    answers: Answers
    day: date
    name: str
    story: str
    twist: Twist = Twist.NONE


@dataclass(frozen=True, slots=True)
class Cast:
    """All sample returns, the agencies that stay silent, and a form of an earlier period."""

    returns: tuple[SampleReturn, ...]
    silent: tuple[str, ...]


def cast_returns(contents: Mapping[str, FormContent], due: date, request: SampleRequest) -> Cast:
    """Give every agency its part; the same contents, due date and seed always give the same cast."""
    codes = sorted(contents)
    Random(request.seed).shuffle(codes)
    silent = tuple(sorted(codes[:MISSING]))
    reporting = codes[MISSING:]
    stories = _faulty(reporting, contents, request)
    returns: list[SampleReturn] = []
    for position, code in enumerate(reporting):
        returns.extend(_of_agency(position, contents[code], stories.get(code), (due, request)))
    returns.extend(_odd(reporting, stories, contents, (due, request)))
    return Cast(tuple(sorted(returns, key=lambda one: (one.day, one.name))), silent)


def _faulty(
    reporting: list[str], contents: Mapping[str, FormContent], request: SampleRequest
) -> dict[str, tuple[str, Answers]]:
    """Each fault at the first agency whose form has room for it, one fault an agency."""
    stories: dict[str, tuple[str, Answers]] = {}
    for fault in FAULTS:
        for code in reporting:
            if code in stories:
                continue
            changed = fault.change(contents[code], truthful_answers(contents[code], request))
            if changed is not None:
                stories[code] = (fault.name, changed)
                break
    return stories


def _of_agency(
    position: int,
    content: FormContent,
    story: tuple[str, Answers] | None,
    setting: tuple[date, SampleRequest],
) -> list[SampleReturn]:
    due, request = setting
    late = position % ONE_LATE_IN == 3
    day = due + timedelta(days=1) if late else due - timedelta(days=position % 9)
    request = replace(request, written_on=day - timedelta(days=1))
    name = f"{content.agency}.xlsx"
    if story is None:
        return [
            SampleReturn(
                content, truthful_answers(content, request), day, name, "gửi trễ hạn" if late else ""
            )
        ]
    # Faulty ones come early enough for the corrected form to follow.
    return [SampleReturn(content, story[1], due - timedelta(days=3 + position % 6), name, story[0])]


def _odd(
    reporting: list[str],
    stories: Mapping[str, object],
    contents: Mapping[str, FormContent],
    setting: tuple[date, SampleRequest],
) -> list[SampleReturn]:
    """Files beside the ordinary ones: a copy, a resubmission, sorted rows, an error cell, a neighbour's form."""
    due, request = setting
    plain = [code for code in reporting if code not in stories][-6:]
    faulty = [code for code in reporting if code in stories]

    def own(code: str, day: int, name: str, story: str) -> SampleReturn:
        answers = truthful_answers(contents[code], replace(request, written_on=due - timedelta(days=10)))
        return SampleReturn(contents[code], answers, due - timedelta(days=day), name, story)

    return [
        own(faulty[0], 0, f"{faulty[0]} (sửa lại).xlsx", "gửi lại bản đã sửa"),
        replace(
            own(plain[1], 0, f"{plain[1]} - đã sắp xếp.xlsx", "đã sắp xếp lại dòng"), twist=Twist.SORTED_ROWS
        ),
        replace(own(plain[2], 0, f"{plain[2]} - công thức.xlsx", "ô báo lỗi #N/A"), twist=Twist.ERROR_CELL),
        replace(
            own(plain[3], 0, "bao cao cua don vi.xlsx", "dùng biểu mẫu của đơn vị khác"),
            twist=Twist.NEIGHBOURS_NAME,
        ),
    ]
