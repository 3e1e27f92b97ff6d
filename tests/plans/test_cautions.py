"""What the kind of file makes doubtful is told with the other doubts, in the language of the reader."""

from __future__ import annotations

import pytest

from tests.plans.plan_builder import FRONT
from tests.plans.plan_shared import seed_book
from toolkit.messages import use_language
from toolkit.plans.cautions import cautioned
from toolkit.plans.document import Caution, CautionKind, Document, Paragraph
from toolkit.plans.interpret import interpret

DUTY = "1. Sở Tài chính chủ trì xây dựng đề án; báo cáo trong Quý II/2026."


def test_cautions_are_doubts_of_the_reading() -> None:
    lines = [*FRONT, "II. NHIỆM VỤ", DUTY]
    document = Document(
        "a.pdf",
        tuple(Paragraph(text, number) for number, text in enumerate(lines, start=1)),
        (Caution(CautionKind.PDF_TABLES, "3-5, 9"),),
    )
    with use_language("en"):
        told = interpret(document, seed_book()).doubts[0]
    assert (told.key, told.text, told.place) == (None, "Tables of a PDF", "pages 3-5, 9")
    assert "Compare the rows" in told.check


@pytest.mark.parametrize("kind", CautionKind)
def test_every_caution_says_what_why_and_what_to_check_in_both_languages(kind: CautionKind) -> None:
    told = {}
    for code in ("en", "vi"):
        with use_language(code):
            (told[code],) = cautioned([Caution(kind, "7")])
    assert all(one.text and one.why and one.check and "7" in one.place for one in told.values())
    assert told["en"].why != told["vi"].why
    (bare,) = cautioned([Caution(kind)])
    assert bare.place == ""
