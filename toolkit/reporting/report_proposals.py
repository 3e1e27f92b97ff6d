"""Part V: extension requests that still need a decision, and proposals a person ticked, by whom they address."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.reporting.phrases import lines_of, point_letter
from toolkit.reporting.report_context import EXTENSIONS, ReportContext
from toolkit.reporting.report_outlook import extension_requests, left_empty
from toolkit.reporting.report_parts import Block, BlockKind, Section, item, subitem, text
from toolkit.reporting.report_wording import Addressee
from toolkit.vietnamese.text import squeeze
from toolkit.vietnamese.words import join_list

_Proposal = tuple[str, str]
"""Agency and one proposal of its text."""


def proposals(context: ReportContext) -> Section:
    """The section. Where no proposal names an addressee, they stand without headings, as agencies sent them."""
    words = context.words.proposals
    blocks: list[Block] = []
    waiting = [request for request in extension_requests(context) if request.decision is None]
    # What agencies ask of UBND tỉnh is decided there, and not put to its superiors.
    if waiting and not context.by_province:
        tasks = len({request.task.key for request in waiting})
        agencies = context.who(request.line.agency for request in waiting)
        sentence = words.extensions.format(
            count=context.count(tasks),
            requests=context.count(len(waiting)),
            agencies=join_list(agencies),
            recipient=context.recipient,
            appendix=context.appendix(EXTENSIONS),
        )
        blocks.append(text(sentence))
    blocks += _by_addressee(context) or [left_empty(context, words.what)]
    return Section("V", words.title, tuple(blocks))


def addressee_of(proposal: str, addressees: Sequence[Addressee]) -> int | None:
    """The position of the addressee that a proposal names first; None where it names none.

    Who is named first is asked: 'Đề nghị UBND tỉnh chỉ đạo Sở Tài chính …' is put to UBND tỉnh.
    """
    told = squeeze(proposal)
    found = [
        (match.start(), -len(name), position)
        for position, addressee in enumerate(addressees)
        for name in addressee.names
        if (match := re.search(rf"(?<!\w){re.escape(name)}(?!\w)", told)) is not None
    ]
    return min(found)[2] if found else None


def _by_addressee(context: ReportContext) -> list[Block]:
    words = context.words.proposals
    groups: dict[int | None, list[_Proposal]] = {}
    for contribution in context.given.ticked:
        if contribution.field == "proposals":
            for line in lines_of(contribution.text):
                to = addressee_of(line, words.addressees)
                groups.setdefault(to, []).append((contribution.agency, line))
    order = sorted(groups, key=lambda to: len(words.addressees) if to is None else to)
    if order == [None]:
        return _quoted(context, groups[None])
    blocks: list[Block] = []
    for number, to in enumerate(order):
        title = words.others if to is None else words.addressees[to].title
        blocks.append(Block(BlockKind.POINT, words.group.format(letter=point_letter(number), title=title)))
        blocks += _quoted(context, groups[to])
    return blocks


def _quoted(context: ReportContext, found: Sequence[_Proposal]) -> list[Block]:
    """Each proposal with its agency; further ones of the same agency are listed below its first."""
    blocks: list[Block] = []
    before = None
    for agency, line in found:
        if agency == before:
            blocks.append(subitem(line))
        else:
            quote = context.words.review.quote
            blocks.append(item(quote.format(agency=context.agency(agency), text=line)))
        before = agency
    return blocks
