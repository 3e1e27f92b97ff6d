"""Slips in templates/report.toml are found when it is read, and the message names the sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reporting.report_builder import TEMPLATES
from toolkit.model.errors import WorkspaceError
from toolkit.reporting.report_wording_reader import NAME, read_report_wording

ORIGINAL = (TEMPLATES / NAME).read_text("utf-8")


def _changed(folder: Path, before: str, after: str) -> Path:
    assert before in ORIGINAL
    (folder / NAME).write_text(ORIGINAL.replace(before, after, 1), "utf-8")
    return folder


def test_the_sentences_of_the_repository_are_sound() -> None:
    assert read_report_wording(TEMPLATES).frame.document == "BÁO CÁO"


def test_a_sentence_may_be_reworded_and_may_leave_a_placeholder_out(tmp_path: Path) -> None:
    folder = _changed(tmp_path, "Số còn lại gồm {parts}.", "Còn lại là các nhiệm vụ khác.")
    assert read_report_wording(folder).tasks.others == "Còn lại là các nhiệm vụ khác."


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("Số còn lại gồm {parts}.", "Còn {partz}.", r"'tasks\.others' has the placeholder \{partz\}.*\{parts\}"),
        ("Số còn lại gồm {parts}.", "Còn {}.", r"'tasks\.others' has the placeholder \{\}"),
        ("Số còn lại gồm {parts}.", "Còn {parts.x}.", r"'tasks\.others' has the placeholder \{parts\.x\}"),
        ("Số còn lại gồm {parts}.", "Còn {parts:>9}.", r"'tasks\.others' has the placeholder \{parts:>9\}"),
        ("Số còn lại gồm {parts}.", "Còn {parts.", r"'tasks\.others' has a brace too many or too few"),
        ("BÁO CÁO\"", "BÁO CÁO {year}\"", r"'frame\.document' has the placeholder \{year\}.*none"),
        ("others = ", "otherz = ", "has a wrong entry: .*otherz"),
        ("pad_counts = true", "pad_counts = 3", "has a wrong entry: .*pad_counts"),
        ("pad_counts = true", "pad_counts = = ", "cannot be read as a settings file"),
        ('"ĐVT", ', "", r"'appendices\.indicators\.columns' must name 13 columns, it names 12"),
        ('"Kế hoạch năm {year}"', '"Kế hoạch {period}"', r"'appendices\.indicators\.columns\[6\]'.*\{period\}"),
    ],
)  # fmt: skip
def test_each_slip_is_named(tmp_path: Path, before: str, after: str, told: str) -> None:
    with pytest.raises(WorkspaceError, match=told):
        read_report_wording(_changed(tmp_path, before, after))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match=r"report\.toml is missing"):
        read_report_wording(tmp_path)
