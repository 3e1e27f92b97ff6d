"""Rules of the house that no linter checks: size of modules and functions, where files are touched."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "toolkit"
MODULES = sorted(PACKAGE.rglob("*.py"))
STAGES = (
    "plans",
    "register",
    "forms",
    "intake",
    "validation",
    "feedback",
    "consolidation",
    "reporting",
    "lint",
)
FILE_LIBRARIES = {
    "openpyxl",
    "xlsxwriter",
    "docx",
    "docxtpl",
    "sqlite3",
    "zipfile",
    "python_calamine",
    "csv",
    "shutil",
}
TOUCHES_FILES = re.compile(r"(^|_)(reader|writer|store|pool|worker)$")
LONGEST_MODULE = 400
LONGEST_FUNCTION = 60


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_sizes(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("\n") <= LONGEST_MODULE
    long = [
        node.name
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]
    assert long == []


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if path.parent.name in STAGES and not TOUCHES_FILES.search(path.stem)],
    ids=lambda path: path.relative_to(PACKAGE).as_posix(),
)
def test_only_readers_writers_and_stores_know_file_libraries(path: Path) -> None:
    imported: set[str] = set()
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            imported |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            imported.add(node.module.split(".")[0])
    assert imported & FILE_LIBRARIES == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_public_things_are_documented(path: Path) -> None:
    tree = _tree(path)
    assert ast.get_docstring(tree), "the module has no docstring"
    commands = path.parent.name == "cli"
    bare = [
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
        and not (commands and node.decorator_list)
    ]
    assert bare == []


def test_the_root_workspace_has_the_shipped_settings() -> None:
    assert (ROOT / "toolkit.toml").read_bytes() == (ROOT / "templates" / "toolkit.toml").read_bytes()
