"""Where returns are read changes nothing in what is read: this process, worker processes, or a real Dask cluster."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from distributed import LocalCluster

from tests.forms.deeds.office import ANSWERS, T2, filled_form, open_office, wording
from tests.intake import intake_builders as b
from tests.intake.intake_workers import behave
from tests.workflows.cycle import Office
from toolkit.forms.filling import Filling
from toolkit.forms.kinds import FileKind
from toolkit.forms.writer import form_bytes
from toolkit.intake.limits import Limits, Where
from toolkit.intake.pool import Failed, Failure, run_all
from toolkit.intake.returns_reader import ReadingItem
from toolkit.model.errors import WorkspaceError


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A cluster of two workers, each a process of its own."""
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, memory_limit="1GiB"
    ) as cluster:
        yield cluster.scheduler_address


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A good return, a faulty one in a package in a mail, and a workbook that is none."""
    root = tmp_path_factory.mktemp("executors") / "origin"
    content = open_office(root).contents["SXD"]
    office = Office(root)
    wrong = form_bytes(content, wording(), Filling({**ANSWERS, (T2, "percent"): Decimal(450)}))
    office.receive("a.xlsx", filled_form(content), date(2026, 11, 20))
    office.receive("mail.eml", b.mail({"b.zip": b.zipped({"b.xlsx": wrong})}))
    office.receive("hong.xlsx", filled_form(content)[:9000], date(2026, 11, 21))
    return root


def export(origin: Path, folder: Path, cluster: str) -> tuple[object, object]:
    """What comes of the inbox where [cluster] says this."""
    shutil.copytree(origin, folder)
    settings = folder / "toolkit.toml"
    text = settings.read_text("utf-8").replace('executor = "processes"', cluster)
    assert cluster in text
    settings.write_text(text, "utf-8")
    office = Office(folder)
    office.run("consolidate")
    outcomes = [
        (f["file"], f["outcome"]) for f in json.loads(office.run("consolidate", "--json").stdout)["files"]
    ]
    return office.json("export"), outcomes


def test_the_export_is_the_same_wherever_returns_are_read(origin: Path, tmp_path: Path, address: str) -> None:
    expected = export(origin, tmp_path / "processes", 'executor = "processes"')
    assert export(origin, tmp_path / "here", 'executor = "in_process"') == expected
    assert export(origin, tmp_path / "cluster", f'address = "{address}"') == expected
    assert [outcome for _file, outcome in expected[1]] != []  # type: ignore[attr-defined]


def test_a_file_that_fails_on_a_worker_costs_only_itself(address: str) -> None:
    items = [ReadingItem(name, Path(name), FileKind.XLSX) for name in ("a", "raise", "b")]
    limits = Limits(seconds=60, cluster=address)
    first, failed, last = run_all(behave, items, limits)
    here = run_all(behave, items, Limits(where=Where.HERE))
    for found in ((first, failed, last), here):
        assert [one.failure if isinstance(one, Failed) else one.identity.agency for one in found] == [
            "a",
            Failure.RAISED,
            "b",
        ]


def test_where_no_cluster_answers_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.intake.cluster_pool._CONNECT_SECONDS", 1)
    item = ReadingItem("a", Path("a"), FileKind.XLSX)
    with pytest.raises(WorkspaceError, match=r"No Dask cluster answers at tcp://127\.0\.0\.1:1\."):
        run_all(behave, [item], Limits(cluster="tcp://127.0.0.1:1"))
