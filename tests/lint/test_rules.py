"""Our own documents hold to every rule; each rule, broken alone, is the one finding."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.lint.breaks import BREAKS, Break
from tests.lint.lint_builder import bytes_of, full, lint, spoiled
from tests.reporting.report_builder import TEMPLATES, case, with_issuer
from toolkit.lint.declaration_reader import read_declaration
from toolkit.lint.sentences import SENTENCES
from toolkit.messages import use_language
from toolkit.reporting.report_writer import appendices_bytes, report_bytes

OURS = ("report", "appendices", "request", "feedback", "reminder", "bases", "chapters", "whole")


@pytest.mark.parametrize("name", OURS)
def test_our_documents_have_no_finding(name: str) -> None:
    assert lint(bytes_of(name)) == ()


def test_documents_about_nothing_have_no_finding() -> None:
    text = case().text()
    assert lint(report_bytes(text, TEMPLATES / "report.docx")) == ()
    assert lint(appendices_bytes(text, TEMPLATES / "appendices.docx")) == ()


@pytest.mark.parametrize(
    "changes",
    [
        {"drafted_by": ""},
        {"signer": ""},
        {"signer": "Nguyễn " * 30},
        {"recipient": "Chủ tịch Ủy ban nhân dân tỉnh " * 6},
        {"place": "Phường Đào Duy Từ"},
        {"symbol": "BC-VPĐKĐĐ"},
    ],
    ids=lambda changes: " ".join(changes),
)
def test_unusual_settings_make_no_finding(changes: dict[str, str]) -> None:
    assert lint(report_bytes(with_issuer(full(), **changes).text(), TEMPLATES / "report.docx")) == ()


@pytest.mark.parametrize("name", ["SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "BAN QUẢN LÝ " * 12, "VĂN PHÒNG"])
def test_issuers_of_any_length_make_no_finding(name: str) -> None:
    given = full()
    agencies = tuple(
        replace(one, name=name) if one.code == "STC" else one for one in given.register.directory.agencies
    )
    register = replace(given.register, directory=replace(given.register.directory, agencies=agencies))
    assert lint(report_bytes(replace(given, register=register).text(), TEMPLATES / "report.docx")) == ()


@pytest.mark.parametrize("one", BREAKS, ids=lambda one: one.rule)
def test_a_broken_rule_is_the_one_finding(one: Break) -> None:
    (finding,) = spoiled(one.document, one.spoil)
    assert finding.rule == one.rule
    assert finding.severity is read_declaration().every_rule[one.rule].severity
    assert "{" not in finding.message + finding.remedy


def test_every_rule_is_broken_once() -> None:
    broken = [one.rule for one in BREAKS]
    assert len(broken) == len(set(broken))
    assert set(broken) == set(read_declaration().every_rule)


def test_every_rule_has_its_sentence_in_vietnamese() -> None:
    assert set(SENTENCES) == set(read_declaration().rules)
    with use_language("vi"):
        for one in BREAKS:
            (finding,) = spoiled(one.document, one.spoil)
            assert finding.remedy.isascii() is False
