"""The shipped directory, and finding names in it."""

from __future__ import annotations

import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from toolkit.model.errors import WorkspaceError
from toolkit.model.register import AgencyKind, Group
from toolkit.register.lookup import Lookup
from toolkit.register.owners import OwnerFinder
from toolkit.register.seed_reader import read_seed

FOLDER = Path(__file__).parents[2] / "templates" / "directory"
TODAY = date(2026, 11, 29)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped seed that a test may spoil."""
    return Path(shutil.copytree(FOLDER, tmp_path / "directory"))


def test_191_agencies_report() -> None:
    agencies = [agency for agency in read_seed(FOLDER).agencies if agency.reports]
    assert Counter(agency.kind for agency in agencies) == {AgencyKind.PROVINCIAL: 25, AgencyKind.COMMUNE: 166}
    communes = [agency for agency in agencies if agency.kind is AgencyKind.COMMUNE]
    assert Counter(agency.aliases[0].split()[0] for agency in communes) == {"xã": 147, "phường": 19}
    assert all(agency.former_district for agency in communes)


def test_codes_and_names_are_unique() -> None:
    seed = read_seed(FOLDER)
    codes = Counter(owner.code for owner in (*seed.agencies, *seed.groups))
    names = Counter(owner.name for owner in (*seed.agencies, *seed.groups))
    assert [code for code, count in codes.items() if count > 1] == []
    assert [name for name, count in names.items() if count > 1] == []


def test_groups_have_the_members_their_rules_say() -> None:
    groups = {group.name: group for group in read_seed(FOLDER).groups}
    assert len(groups["Các sở, ban, ngành, đơn vị cấp tỉnh"].members) == 25
    assert len(groups["UBND các xã, phường"].members) == 166
    districts = groups["UBND các huyện, thị xã, thành phố"].members
    assert (len(districts), {member.valid_to for member in districts}) == (26, {date(2025, 6, 30)})
    former = [group for name, group in groups.items() if name.endswith("(cũ)")]
    assert (len(former), sum(len(group.members) for group in former)) == (26, 166)
    for name in ("UBND các xã miền núi", "UBND các xã, phường trong KKT Nghi Sơn", "Các đơn vị liên quan"):
        assert groups[name].members == ()


def test_units_named_after_a_person_or_event_stay_capital() -> None:
    capital = {a.name for a in read_seed(FOLDER).agencies if a.name.startswith(("UBND Phường", "UBND Xã"))}
    assert capital == {"UBND Phường Đào Duy Từ", "UBND Phường Quang Trung"}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("STC", "STC"),
        ("Sở KH&ĐT", "SKHĐT"),
        ("Sở NN và PTNT", "SNNPTNT"),
        ("Sở Nông nghiệp và Phát triển Nông thôn", "SNNPTNT"),
        ("Sở Lao động – Thương binh và Xã hội", "SLĐTBXH"),
        ("Sở Giao Thông vận tải", "SGTVT"),
        ("Sở Khoa học và công nghệ", "SKHCN"),
        ("Ban QL KKT Nghi Sơn và các KCN", "BQLKKTNS&KCN"),
        ("Ban Quản lý KKT Nghi Sơn và các KCN", "BQLKKTNS&KCN"),
        ("Báo Thanh hoá", "BTH"),
        ("Ủy ban nhân dân xã Mường Chanh", "14866"),
        ("phường Đông Tiến", "15853"),
        ("xã Đồng Tiến", "15724"),
        ("UBND cấp huyện", "N-HTT"),
        ("Các sở, ban, ngành cấp tỉnh", "N-SBN"),
        ("UBND thị xã Nghi Sơn", "TX-NGHI-SON"),
    ],
)
def test_names_are_found_however_they_are_spelt(name: str, code: str) -> None:
    found = Lookup(read_seed(FOLDER)).find(name)
    assert found is not None
    assert found.code == code


def test_a_near_name_is_only_suggested() -> None:
    lookup = Lookup(read_seed(FOLDER))
    assert lookup.find("Sở Tài chánh") is None
    assert lookup.suggest("Sở Tài chánh")[0] == "Sở Tài chính"
    assert lookup.find("phường Dong Tien") is None
    assert lookup.suggest("zzzz") == ()


@pytest.mark.parametrize(
    ("name", "item", "codes"),
    [
        ("Sở Kế hoạch và Đầu tư", "557-2023/II.1", ["STC"]),
        ("Sở Thông tin và Truyền thông", "557-2023/CT.I.5", ["SKHCN"]),
        ("Sở Lao động - Thương binh và Xã hội", "557-2023/CT.II.6", ["SNNMT"]),
        ("Sở Lao động - Thương binh và Xã hội", "557-2023/VI.2", ["SGDĐT"]),
        ("Sở Lao động - Thương binh và Xã hội", "557-2023/CT.II.4", []),
        ("Cục Thống kê", "557-2023/CT.I.1", []),
        ("UBND huyện Vĩnh Lộc", "557-2023/II.5", ["16153", "16156", "16159"]),
    ],
)
def test_only_sourced_successors_are_confirmed(name: str, item: str, codes: list[str]) -> None:
    owners = OwnerFinder(read_seed(FOLDER), TODAY).find(name, item)
    if name == "UBND huyện Vĩnh Lộc":
        assert len(owners.reporters) == 3
    else:
        assert [reporter.agency for reporter in owners.reporters] == codes
    assert bool(owners.problems) is not bool(owners.reporters)


def test_every_succession_leads_somewhere_known() -> None:
    seed = read_seed(FOLDER)
    lookup = Lookup(seed)
    for succession in seed.successions:
        assert lookup.find(succession.predecessor) is not None
        assert succession.successor is None or lookup.find(succession.successor) is not None
        assert succession.evidence
        if succession.confirmed:
            assert "cần xác nhận" not in succession.evidence


def test_former_district_groups_split_the_communes() -> None:
    former = [g for g in read_seed(FOLDER).groups if isinstance(g, Group) and g.name.endswith("(cũ)")]
    members = Counter(member.agency for group in former for member in group.members)
    assert set(members.values()) == {1}


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("agencies.csv", ",yes,", ",maybe,", r"agencies\.csv, line 2: “maybe” in column reports"),
        ("agencies.csv", "2025-03-01", "1/3/2025", "column valid_from"),
        ("agencies.csv", ",provincial,", ",tỉnh,", "column kind"),
        ("groups.csv", ",provincial,", ",tất cả,", "column rule"),
        ("groups.csv", "TP-THANH-HOA;", "TP-THANH-HÓA;", "unknown: TP-THANH-HÓA"),
        ("communes.csv", "code,", "mã,", "lacks the columns code"),
    ],
)
def test_a_spoilt_seed_is_told_with_file_and_line(
    folder: Path, file: str, old: str, new: str, words: str
) -> None:
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(WorkspaceError, match=words):
        read_seed(folder)


def test_a_missing_seed_file_is_told(folder: Path) -> None:
    (folder / "groups.csv").unlink()
    with pytest.raises(WorkspaceError, match=r"groups\.csv cannot be read"):
        read_seed(folder)
