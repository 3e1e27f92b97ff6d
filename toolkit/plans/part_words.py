"""What the parts of a plan are about, by the words of their headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.vietnamese.text import match_key

if TYPE_CHECKING:
    from toolkit.plans.outline import Heading, Item

_DUTIES = re.compile(r"(?:các |một số |những )?(?:nhóm )?(?:nhiệm vụ|giải pháp|biện pháp|nội dung)\b")
_SHARED_OUT = re.compile(
    r"(?:phân công|giao) (?:nhiệm vụ|thực hiện|trách nhiệm)\b|trách nhiệm (?:của|thực hiện)\b"
)
_GOALS = re.compile(r"(?:các |những |hệ thống )?(?:mục tiêu|chỉ tiêu)\b(?!.*tổng quát)")
_OVERALL = re.compile(r".*\btổng quát")
_OTHER = re.compile(
    r"(?:về |công tác )?(?:tổ chức (?:triển khai )?thực hiện|mục tiêu|mục đích|yêu cầu|quan điểm|chỉ tiêu"
    r"|(?:nguồn )?kinh phí)\b"
)


@dataclass(frozen=True, slots=True)
class DutyItem:
    """An item of the part that gives out duties: the heading of that part, and those between the two."""

    item: Item
    part: Heading
    below: tuple[Heading, ...]


def gives_duties(heading: str) -> bool:
    """Whether a heading opens the part of the body that gives out duties."""
    return _DUTIES.match(match_key(heading)) is not None


def gives_goals(heading: str) -> bool:
    """Whether a heading says that what stands under it are targets."""
    return _GOALS.match(match_key(heading)) is not None


def gives_neither(heading: str) -> bool:
    """Whether a heading says that no duties stand under it: aims, money, how the plan is organised."""
    return _OTHER.match(match_key(heading)) is not None


def is_overall(heading: str) -> bool:
    """Whether a heading is that of the overall aim, which is told in words."""
    return _OVERALL.match(match_key(heading)) is not None


def names_part(heading: str) -> bool:
    """Whether a heading is one of those that part a plan, whatever its number."""
    return gives_duties(heading) or gives_neither(heading) or _shares_out(heading)


def _shares_out(heading: str) -> bool:
    return _SHARED_OUT.match(match_key(heading)) is not None


def duty_items(items: Iterable[Item]) -> Iterator[DutyItem]:
    """The items of the part 'NHIỆM VỤ, GIẢI PHÁP'; without one, those of the part that says who does what."""
    found = list(items)
    opens = gives_duties
    if not any(gives_duties(heading.text) for item in found for heading in item.path):
        opens = _shares_out
    for item in found:
        first = next((place for place, heading in enumerate(item.path) if opens(heading.text)), None)
        if first is not None and not any(gives_neither(heading.text) for heading in item.path):
            yield DutyItem(item, item.path[first], item.path[first + 1 :])
