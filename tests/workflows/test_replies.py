"""What goes back to agencies is the same, byte for byte, whoever makes it: a worker or the process of the run."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

import docx
import pytest

from tests.forms.deeds.office import AS_OF, open_office, wording
from tests.workflows.cycle import Office
from toolkit.forms.filling import Filling
from toolkit.forms.writer import form_bytes
from toolkit.intake.limits import Limits, Where
from toolkit.intake.pool import Failed, Failure, begun
from toolkit.workflows import replies
from toolkit.workflows.reply_worker import Parcel
from toolkit.workflows.workspace import SessionRequest, open_session

FAULTY = ("SXD", "SNV", "14758", "14797")


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose inbox holds four returns with a rate of 450 per cent."""
    root = tmp_path_factory.mktemp("replies") / "origin"
    contents = open_office(root).contents
    for agency in FAULTY:
        answers = {(task.key, "percent"): Decimal(450) for task in contents[agency].tasks}
        Office(root).receive(f"{agency}.xlsx", form_bytes(contents[agency], wording(), Filling(answers)))
    return root


@pytest.fixture
def office(origin: Path, tmp_path: Path) -> Office:
    shutil.copytree(origin, tmp_path / "ws")
    return Office(tmp_path / "ws")


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[Where]:
    """Where replies were made, in turn."""
    places: list[Where] = []

    @contextmanager
    def watched(function: object, parcels: Sequence[Parcel], limits: Limits) -> Iterator[object]:
        places.extend(limits.where for _one in parcels)
        with begun(function, parcels, limits) as outcomes:  # type: ignore[arg-type]
            yield outcomes

    monkeypatch.setattr(replies, "begun", watched)
    return places


def sent_back(office: Office) -> dict[str, bytes]:
    """Feedback workbooks, letters, and all else that a run leaves in the outbox."""
    out = office.root / "outbox" / "2026"
    assert office.run("consolidate").code == 1
    made = {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    assert {f"feedback/{agency}.xlsx" for agency in FAULTY} <= set(made)
    assert {f"letters/phan-hoi-{agency}.docx" for agency in FAULTY} <= set(made)
    return made


def few_are(number: int) -> Callable[[pytest.MonkeyPatch], None]:
    def change(monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(replies, "is_ready", lambda _module: False)
        monkeypatch.setattr(replies, "_FEW_AFRESH", number)

    return change


def test_workers_make_what_this_process_makes(
    office: Office, origin: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seen: list[Where]
) -> None:
    few_are(5)(monkeypatch)
    here = sent_back(office)
    few_are(4)(monkeypatch)
    other = Office(tmp_path / "other")
    shutil.copytree(origin, other.root)
    assert sent_back(other) == here
    assert set(seen[:1]) == {Where.HERE}
    assert set(seen[-2:]) == {Where.PROCESSES}


def test_what_a_worker_fails_at_is_made_here(
    office: Office, origin: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = sent_back(office)

    @contextmanager
    def failing(_function: object, parcels: Sequence[Parcel], _limits: Limits) -> Iterator[Iterator[Failed]]:
        yield (Failed(Failure.DIED) for _one in parcels)

    monkeypatch.setattr(replies, "begun", failing)
    other = Office(tmp_path / "other")
    shutil.copytree(origin, other.root)
    assert sent_back(other) == made


def test_only_what_does_not_stand_is_made(office: Office, seen: list[Where]) -> None:
    made = sent_back(office)
    seen.clear()
    assert sent_back(office) == made
    assert seen == []
    (office.root / "outbox/2026/feedback/SXD.xlsx").unlink()
    (office.root / "outbox/2026/letters/phan-hoi-14758.docx").unlink()
    assert sent_back(office) == made
    assert len(seen) >= 1


def test_a_fault_in_the_template_of_a_letter_is_told_in_words(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    few_are(1)(monkeypatch)
    path = office.root / "templates" / "letters" / "feedback.docx"
    template = docx.Document(str(path))
    template.add_paragraph("{{ nobody_knows }}")
    template.save(str(path))
    out = office.run("consolidate")
    assert out.code == 2
    assert "nobody_knows" in out.stderr
    assert "Traceback" not in out.stderr


def test_parcels_are_shared_out(office: Office) -> None:
    session = open_session(SessionRequest(office.root, "2026", AS_OF), office.root)
    for orders, workers, sizes in (
        (1, 1, [1]),
        (4, 2, [1, 1, 1, 1]),
        (19, 2, [5, 5, 5, 4]),
        (40, 2, [8, 8, 8, 8, 8]),
        (5, 8, [1, 1, 1, 1, 1]),
        (0, 1, []),
    ):
        parcels = list(replies._parcels(session, [None] * orders, workers))  # type: ignore[list-item]
        assert [len(parcel.orders) for parcel in parcels] == sizes
