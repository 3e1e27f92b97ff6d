"""The forms of the two plans that come with the toolkit, and what is in a workbook."""

from __future__ import annotations

import io
import tempfile
import zipfile
from datetime import date, datetime, time
from functools import cache
from pathlib import Path

import msgspec
from lxml import etree

from tests.forms.form_samples import TEMPLATES
from toolkit.intake.events import VIETNAM_TIME
from toolkit.model.form import FormContent
from toolkit.workflows.asked import to_issue
from toolkit.workflows.demo import PLANS
from toolkit.workflows.init import create_workspace
from toolkit.workflows.plan_import import import_plans
from toolkit.workflows.samples import Phrases, SampleRequest
from toolkit.workflows.state import masters
from toolkit.workflows.workspace import SessionRequest, open_session

DAY = date(2026, 11, 3)
PHRASES = msgspec.toml.decode((TEMPLATES / "samples.toml").read_bytes(), type=Phrases)
REQUEST = SampleRequest(date(2026, 11, 20), "forms", PHRASES)
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@cache
def plan_forms() -> tuple[FormContent, ...]:
    """Every form of the two plans, as a fresh workspace issues them."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = create_workspace(Path(folder) / "workspace")
        session = open_session(SessionRequest(workspace.root, None, DAY), workspace.root)
        plans = [workspace.templates / "plans" / name for name in PLANS]
        import_plans(session, plans, datetime.combine(DAY, time(9), VIETNAM_TIME))
        return to_issue(session, masters(workspace)).forms


def said(package: bytes) -> dict[str, str]:
    """Every part of a workbook in canonical XML, with looks named alike in all workbooks.

    Left out: the styles themselves, of which unused ones may differ, and the spans of rows, a mere hint.
    """
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    styles = etree.fromstring(parts.pop("xl/styles.xml"))
    formats, colours = _formats(styles), [_canonical(dxf) for dxf in styles.iterfind(f".//{MAIN}dxf")]
    texts = {}
    for name, part in parts.items():
        root = etree.fromstring(part)
        for row in root.iter(f"{MAIN}row"):
            row.attrib.pop("spans", None)
        for cell in root.iter(f"{MAIN}c"):
            cell.set("s", _same_for_all(formats[int(cell.get("s", "0"))]))
        for rule in root.iter(f"{MAIN}cfRule"):
            rule.set("dxfId", _same_for_all(colours[int(rule.get("dxfId", "0"))]))
        texts[name] = _canonical(root)
    return texts


_looks: dict[str, str] = {}


def _same_for_all(look: str) -> str:
    """A short name of a look, the same in whatever workbook it is met."""
    return _looks.setdefault(look, str(len(_looks)))


def _formats(styles: etree._Element) -> list[str]:
    """Each cell format spelt out: its font, fill, border and number format instead of their numbers."""

    def children(name: str) -> list[str]:
        return [_canonical(child) for child in styles.iterfind(f"{MAIN}{name}/*")]

    lists = {"fontId": children("fonts"), "fillId": children("fills"), "borderId": children("borders")}
    numbers = {n.get("numFmtId"): n.get("formatCode") for n in styles.iterfind(f"{MAIN}numFmts/*")}
    spelt = []
    for cell_format in styles.iterfind(f"{MAIN}cellXfs/*"):
        for key, entries in lists.items():
            cell_format.set(key, entries[int(cell_format.get(key, "0"))])
        number = cell_format.get("numFmtId")
        cell_format.set("numFmtId", numbers.get(number) or number or "")
        spelt.append(_canonical(cell_format))
    return spelt


def _canonical(element: etree._Element) -> str:
    return etree.tostring(element, method="c14n").decode()
