"""Which words can be Vietnamese: every syllable is one of few beginnings and one of few rhymes."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from toolkit.vietnamese.text import TONES, nfc

_ONSETS = (
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph",
    "qu", "r", "s", "t", "th", "tr", "v", "x",
)  # fmt: skip
_RHYME_LIST = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êng êp êt êu "
    "i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu "
    "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong "
    "op ot ooc oong ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt ơng "
    "u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uơ uy uya uych uynh uyt uyu uyp uyên uyêt "
    "uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu "
    "y yêm yên yêng yêt yêu ynh yt ych yp"
)
_RHYMES = frozenset(_RHYME_LIST.split())
_AFTER_GI = frozenset(("n", "ng", "nh", "m", "p", "t", "c", "êng", "êm", "ên", "êt", "êp", "êu", "êc"))
"""The i of gi is part of the rhyme: gìn, giếng."""


@lru_cache(maxsize=8192)
def is_syllable(word: str) -> bool:
    """Whether a word is spelt like a Vietnamese syllable, whatever its case and tone; abbreviations are none."""
    parts = unicodedata.normalize("NFD", word.casefold())
    if sum(part in TONES for part in parts) > 1:
        return False
    bare = nfc("".join(part for part in parts if part not in TONES))
    if bare == "gi" or (bare.startswith("gi") and bare[2:] in _AFTER_GI):
        return True
    return any(bare.startswith(onset) and bare[len(onset) :] in _RHYMES for onset in _ONSETS)
