"""Rules as an office meets them: switched in toolkit.toml, and fed with what the masters say of two plans."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.workflows.cycle import Office
from tests.workflows.test_cycle import SIGN_OFF

FIRST, SECOND = "557-2023/IV.11", "74-2026/II.2"
DONE = {
    "status": "Đã hoàn thành",
    "percent": 100,
    "submitted_on": date(2026, 6, 15),
    "issued_on": date(2026, 6, 25),
    "document": "2345/QĐ-UBND",
    "result": "Đã được phê duyệt và công bố",
}


def _return(office: Office, tmp_path: Path, second: dict[str, object]) -> str:
    """A return of SKHCN with the first duty done, and the second one as given."""
    answers: dict[tuple[str | None, str], object] = {**SIGN_OFF, (None, "letter_number"): "12/BC-SKHCN"}
    answers |= {(FIRST, field): value for field, value in DONE.items()}
    answers |= {(SECOND, field): value for field, value in second.items()}
    path = tmp_path / "skhcn.xlsx"
    path.write_bytes(office.fill("SKHCN", answers))
    return str(path)


def _told(office: Office, file: str) -> dict[str, list[str]]:
    """Codes on the second duty by severity."""
    checked: Any = json.loads(office.run("validate", file, "--json").stdout)
    told: dict[str, list[str]] = {}
    for finding in checked[0]["findings"]:
        if finding["line"] == SECOND:
            told.setdefault(finding["severity"], []).append(finding["code"])
    return told


def _set(office: Office, text: str) -> None:
    path = office.root / "toolkit.toml"
    path.write_text(path.read_text("utf-8") + text, "utf-8")


SWITCHES = """
severity = "warning"                             | warning
severity = "off"                                 |
severity = "info"; until = 2026-11-29            | error
severity = "info"; from = 2026-11-30             | info
severity = "info"; from = 2026-12-01             | error
"""


@pytest.mark.parametrize("row", SWITCHES.strip().splitlines())
def test_a_rule_is_switched_in_the_settings(office: Office, tmp_path: Path, row: str) -> None:
    settings, severity = (part.strip() for part in row.split("|"))
    file = _return(office, tmp_path, {**DONE, "percent": 45})
    assert _told(office, file) == {"error": ["E420"]}
    _set(office, "\n[rules.E420]\n" + settings.replace("; ", "\n") + "\n")
    assert _told(office, file) == ({severity: ["E420"]} if severity else {})


def test_a_switched_rule_holds_when_returns_are_taken_in(office: Office, tmp_path: Path) -> None:
    _set(office, '\n[rules.E401]\nseverity = "off"\n[rules.E407]\nseverity = "off"\n')
    office.receive("skhcn.xlsx", Path(_return(office, tmp_path, DONE)).read_bytes())
    taken: Any = office.json("consolidate")
    assert [one["outcome"] for one in taken["files"]] == ["accepted"]


def test_a_code_that_does_not_exist_is_one_clear_sentence(office: Office, tmp_path: Path) -> None:
    file = _return(office, tmp_path, DONE)
    _set(office, '\n[rules.E999]\nseverity = "off"\n')
    refused = office.run("validate", file)
    assert refused.code == 2
    assert "rules.E999" in refused.stderr
    assert len(refused.stderr.strip().splitlines()) == 1


def test_a_duty_of_two_plans_is_answered_alike(office: Office, tmp_path: Path) -> None:
    """The masters only propose that the two are one; that is enough to ask."""
    assert _told(office, _return(office, tmp_path, DONE)) == {}
    under_way = {
        "status": "Đang thực hiện",
        "percent": 60,
        "result": "Đã trình",
        "next_step": "Chờ phê duyệt",
    }
    under_way["cause"] = "Chờ ý kiến của Bộ chủ quản"
    assert _told(office, _return(office, tmp_path, under_way)) == {"warning": ["W903"]}
