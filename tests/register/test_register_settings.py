"""toolkit.toml: every mistake is one sentence that names file, key and what to do."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from toolkit.model.errors import SettingsError
from toolkit.model.period import PeriodKind
from toolkit.model.register import AgencyKind
from toolkit.register.settings_reader import read_settings
from toolkit.workflows.workspace import SessionRequest, open_session

GOOD = """current_period = "2026"
[province]
name = "Thanh Hóa"
[issuer]
agency = "STC"
place = "Thanh Hóa"
[periods."2026"]
due = 2026-11-29
[verdicts]
near = 0.9
"""


def _read(folder: Path, text: str, encoding: str = "utf-8") -> str:
    """The message of the error that reading raises."""
    (folder / "toolkit.toml").write_text(text, encoding=encoding)
    with pytest.raises(SettingsError) as caught:
        read_settings(folder / "toolkit.toml")
    return str(caught.value)


def test_shipped_settings_are_read() -> None:
    settings = read_settings(Path(__file__).parents[2] / "toolkit.toml")
    assert settings.periods["2026"].due == date(2026, 11, 29)
    assert settings.issuer.agency == "STC"


def test_shipped_windows_are_those_of_the_decree() -> None:
    windows = read_settings(Path(__file__).parents[2] / "toolkit.toml").windows
    assert {kind: (one.opens, one.closes, one.calendar) for kind, one in windows.items()} == {
        kind.value: (15, 14, False) for kind in PeriodKind
    }


@pytest.mark.parametrize(
    ("weekend", "due", "communes"),
    [
        ("keep", date(2026, 11, 29), date(2026, 11, 25)),
        ("next_working_day", date(2026, 11, 30), date(2026, 11, 25)),
    ],
)
def test_due_dates_of_returns_by_kind_of_agency_and_weekend_rule(
    tmp_path: Path, weekend: str, due: date, communes: date
) -> None:
    text = GOOD.replace("due = 2026-11-29", "due = 2026-11-29\ndue_of = { commune = 2026-11-25 }")
    (tmp_path / "toolkit.toml").write_text(f'{text}[due]\nweekend = "{weekend}"\n', "utf-8")
    session = open_session(SessionRequest(tmp_path, None, date(2026, 11, 30)), tmp_path)
    assert (session.due, session.dues) == (due, {AgencyKind.COMMUNE: communes})


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "toolkit.toml"
    path.write_text(GOOD, encoding="utf-8-sig")
    settings = read_settings(path)
    assert (settings.province.name, float(settings.verdicts.near)) == ("Thanh Hóa", 0.9)


@pytest.mark.parametrize(
    ("extra", "key", "advice"),
    [
        ('[due]\ndecided = "issued"', "due.decided", "perhaps “decided_by” is meant"),
        ("zzz = 1\n", "verdicts.zzz", "Correct or remove it"),
        ('[due]\ndecided_by = "yesterday"', "due.decided_by", "one of: “submitted”, “issued”"),
        ('[due]\nweekend = "Monday"', "due.weekend", "one of: “keep”, “next_working_day”"),
        ('[intake]\nseconds = "20"', "intake.seconds", "a whole number without quotation marks"),
        ("[intake]\nseconds = 0", "intake.seconds", "a whole number from 1 to 3600"),
        ("[intake]\nmove_processed = 1", "intake.move_processed", "true or false"),
        ('[periods."2027"]\ndue = "29/11/2027"', "periods.<…>.due", "a date such as 2026-11-29"),
        ('[periods."2027"]\nas_of = 2027-11-30', "periods.<…>.due", "is missing. Add it"),
        ('[periods."2026-Q7"]\ndue = 2027-11-30', "periods", "a period such as 2026"),
        ('[rules.E301]\nseverity = "mild"', "rules.E301.severity", "one of: “error”"),
        ('[rules.E000]\nseverity = "off"', "rules.E000", "the code of a finding"),
        ('[rules.E151]\nseverity = "off"', "rules.E151", "a code from 2 to 9"),
        ('[rules.E301]\nseverity = "off"\nuntill = 2026-11-30', "rules.<…>.untill", "“until” is meant"),
        ('[rules.E301]\nseverity = "off"\nfrom = "1/11/2026"', "rules.<…>.from", "a date such as"),
        (
            '[rules.E301]\nseverity = "off"\nfrom = 2026-11-30\nuntil = 2026-11-01',
            "rules.E301.until",
            "a day not before “from”, 2026-11-30",
        ),
        ("[intake]\nseconds = [1]", "intake.seconds", "a whole number"),
        ("[feedback]\nworking_days = 0", "feedback.working_days", "a whole number from 1 to 60"),
        ("[feedback]\nworking_day = 3", "feedback.working_day", "working_days"),
        (
            '[periods."2027"]\ndue = 2027-11-29\ncorrect_by = "mai"',
            "periods.<…>.correct_by",
            "a date such as",
        ),
    ],
)
def test_faults(tmp_path: Path, extra: str, key: str, advice: str) -> None:
    message = _read(tmp_path, GOOD + extra + "\n")
    assert message.startswith("toolkit.toml: ")
    assert f"“{key}”" in message
    assert advice in message
    assert "\n" not in message


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('current_period = "2026"', 'current_period = "năm nay"', "current_period"),
        ('current_period = "2026"', "current_period = 2026", "current_period"),
        ('agency = "STC"', "", "issuer.agency"),
        ('agency = "STC"', 'agency = " "', "issuer.agency"),
        ('agency = "STC"', 'agency = "STC"\nsigner_form = "K.T"', "issuer.signer_form"),
        ("near = 0.9", "near = 95", "verdicts.near"),
        ("near = 0.9", 'near = "nan"', "verdicts.near"),
        ("near = 0.9", 'near = "gần"', "verdicts.near"),
        ("near = 0.9", "likely = 0", "verdicts.likely"),
        ("[verdicts]", "[windows.month]\nopens = 15\n[verdicts]", "windows"),
        ("[verdicts]", "[windows.year]\nopens = 31\n[verdicts]", "windows.year.opens"),
        ("[verdicts]", "[windows.year]\ncloses = 0\n[verdicts]", "windows.year.closes"),
        ("[verdicts]", "due_of = { district = 2026-11-20 }\n[verdicts]", "periods.2026.due_of"),
        ('[province]\nname = "Thanh Hóa"', "", "province"),
        ('current_period = "2026"', 'current_period = "2026"\ncurent = 1', "curent"),
        ('[province]\nname = "Thanh Hóa"', "[province2]", "province2"),
    ],
)
def test_faults_of_what_stands_there(tmp_path: Path, old: str, new: str, key: str) -> None:
    assert f"“{key}”" in _read(tmp_path, GOOD.replace(old, new))


def test_all_bad_values_are_told_at_once(tmp_path: Path) -> None:
    text = GOOD.replace('current_period = "2026"', 'current_period = "x"').replace("0.9", "2")
    assert len(_read(tmp_path, text).splitlines()) == 2


def test_a_rule_is_switched_from_a_day_until_another(tmp_path: Path) -> None:
    path = tmp_path / "toolkit.toml"
    path.write_text(
        GOOD + '[rules.E405]\nseverity = "warning"\nfrom = 2026-11-01\nuntil = 2026-11-20\n', "utf-8"
    )
    rule = read_settings(path).rules["E405"]
    assert (rule.severity, rule.from_, rule.until) == ("warning", date(2026, 11, 1), date(2026, 11, 20))


def test_what_is_no_toml_at_all(tmp_path: Path) -> None:
    assert "line 1" in _read(tmp_path, "a b c")
    assert "UTF-8" in _read(tmp_path, "# Thanh Hóa\n", "utf-16")
    with pytest.raises(SettingsError, match="is missing"):
        read_settings(tmp_path / "none.toml")
