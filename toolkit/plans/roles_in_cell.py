"""One cell that names those who lead and those who cooperate."""

from __future__ import annotations

import re

_BODY = r"(?:(?:cơ quan|đơn vị|cq|đv|sở, ngành)\s+)?"
_LABELLED = re.compile(
    rf"[-–+•\s]*{_BODY}chủ trì(?: thực hiện)?\s*:\s*(?P<lead>.+?)"
    rf"(?:[;,.\n\s-]+{_BODY}phối hợp(?: thực hiện)?\s*:\s*(?P<partners>.*))?",
    re.IGNORECASE | re.DOTALL,
)
_SENTENCE = re.compile(
    r"(?P<lead>.+?)\s+(?:là (?:cơ quan|đơn vị) )?(?:chủ trì(?:,?\s*(?:và\s+)?phối hợp(?: chặt chẽ)? (?:với|cùng)"
    r"(?: với)?\s+(?P<partners>.+))?|phối hợp(?: chặt chẽ)? (?:với|cùng)(?: với)?\s+(?P<others>.+))",
    re.IGNORECASE | re.DOTALL,
)
_MARKED = re.compile(rf"\s*\({_BODY}(?P<role>chủ trì|phối hợp)[^()]*\)[\s,;.]*", re.IGNORECASE)


def split_roles(text: str) -> tuple[str, str]:
    """The leading and the cooperating bodies of a cell as two texts; without any word for roles all lead.

    Read are 'Chủ trì: A; phối hợp: B', 'A chủ trì, phối hợp với B' and 'A (chủ trì), B, C (phối hợp)'.
    """
    labelled = _LABELLED.fullmatch(text.strip())
    if labelled is not None:
        return labelled["lead"].strip(" ;,.\n"), (labelled["partners"] or "").strip()
    marks = list(_MARKED.finditer(text))
    if marks:
        return _marked(text, marks)
    sentence = _SENTENCE.fullmatch(text.strip())
    if sentence is None:
        return text, ""
    return sentence["lead"], sentence["partners"] or sentence["others"] or ""


def _marked(text: str, marks: list[re.Match[str]]) -> tuple[str, str]:
    """Each mark belongs to the bodies before it; what follows the last mark has its counterpart."""
    told: dict[str, list[str]] = {"chủ trì": [], "phối hợp": []}
    start = 0
    for mark in marks:
        told[mark["role"].lower()].append(text[start : mark.start()])
        start = mark.end()
    if text[start:].strip():
        told["phối hợp" if marks[-1]["role"].lower() == "chủ trì" else "chủ trì"].append(text[start:])
    return "\n".join(told["chủ trì"]), "\n".join(told["phối hợp"])
