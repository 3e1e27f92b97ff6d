"""Which paragraph of a document is which part of the form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace

from toolkit.lint.document import Document, Paragraph, Table
from toolkit.lint.find_end import end_table, find_appendices, find_signature, first_label, is_label
from toolkit.lint.find_head import find_addressee, find_letterhead, find_title, head_table
from toolkit.lint.lines import is_typed_line
from toolkit.lint.parts import Block, Kind, Parts

_KNOWN = 2
"""So many marks of a document make it one; a kind of document as its title is enough alone."""


def find_parts(document: Document) -> Parts | None:
    """The parts of an administrative document; None when it is none."""
    blocks = list(document.blocks)
    main = blocks[: next((at for at, block in enumerate(blocks) if is_label(block)), len(blocks))]
    form = (head_table(main), end_table(main))
    data = tuple(t for t in document.tables if not any(t is one for one in form) and _is_data(t))
    appendices = tuple(find_appendices(blocks))
    parts = replace(_main(main, *form), appendices=appendices, data_tables=data)
    marks = (parts.country, parts.motto, parts.number, parts.place, parts.recipients_label, parts.addressee)
    if parts.type_name or sum(map(bool, marks)) >= _KNOWN:
        return parts
    return Parts(Kind.APPENDICES, appendices=appendices, data_tables=data) if appendices else None


def _main(blocks: Sequence[Block], head: Table | None, end: Table | None) -> Parts:
    free = [block for block in blocks if isinstance(block, Paragraph)]
    letterhead = find_letterhead(blocks, head)
    title = find_title(free, letterhead.number, bool(head))
    addressee = find_addressee([p for block in blocks if block is not head for p in _of(block)])
    signature = find_signature(blocks, end)
    found = {field.name: getattr(letterhead, field.name) for field in fields(letterhead)}
    used = [*free[: title.at], *title.subject, *addressee]
    if head is None:
        used += [p for part in found.values() for p in part if isinstance(p, Paragraph)]
    taken = {id(paragraph) for paragraph in used}
    body = (p for p in _between(blocks, head, end) if p.text and not is_typed_line(p) and id(p) not in taken)
    if title.type:
        found["letter_subject"] = ()
    return Parts(
        kind=Kind.NAMED if title.type else Kind.LETTER,
        type=title.type,
        type_name=title.type_name,
        subject=title.subject,
        subject_lines=title.subject_lines,
        addressee=addressee,
        body=tuple(body),
        recipients_label=signature.label,
        recipients=signature.recipients,
        signer_title=signature.offices,
        signer_name=signature.name,
        **found,
    )


def _between(blocks: Sequence[Block], head: Table | None, end: Table | None) -> Iterator[Paragraph]:
    """The paragraphs between letterhead and signature, outside tables."""
    first = next((n for n, block in enumerate(blocks) if block is head), -1)
    last = next((n for n, block in enumerate(blocks) if block is end), first_label(blocks))
    return (block for block in blocks[first + 1 : last] if isinstance(block, Paragraph))


def _of(block: Block) -> Iterator[Paragraph]:
    yield from block.paragraphs if isinstance(block, Table) else (block,)


def _is_data(table: Table) -> bool:
    return len(table.rows) > 1 and max(len(row.cells) for row in table.rows) > 1
