"""Kinds of findings that the rules make: 3xx to 9xx.

3 structure, types and ranges; 4 what a status requires and contradicts; 5 dates; 6 documents and wording;
7 plausibility of figures; 8 sign-off; 9 across plans and the returns of several agencies.
"""

from __future__ import annotations

from toolkit.messages.catalogue import rules_answers, rules_content, rules_returns
from toolkit.messages.catalogue.kinds import FindingKind

KINDS: tuple[FindingKind, ...] = (*rules_answers.KINDS, *rules_content.KINDS, *rules_returns.KINDS)
