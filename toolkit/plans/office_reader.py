"""Types that only an office program reads, converted to .docx by LibreOffice in a folder of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from toolkit.messages import _
from toolkit.model.errors import PlanError

_SECONDS = 120
_PROGRAMS = ("soffice", "libreoffice")
_WINDOWS_ROOTS = ("ProgramW6432", "ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA")
_UNIX_PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/usr/lib64/libreoffice/program/soffice",
    "/usr/local/bin/soffice",
    "/snap/bin/libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
# Nothing in a received document may run, and nothing it links to may be fetched.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse">
<value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse">
<value>0</value></prop></item>
</oor:items>
"""


def find_office() -> str | None:
    """The program file of LibreOffice: on the path, else in the folders it is usually installed in."""
    for program in _PROGRAMS:
        found = shutil.which(program)
        if found is not None:
            return found
    return next((str(place) for place in _usual_places() if place.is_file()), None)


def _usual_places() -> list[Path]:
    if sys.platform != "win32":
        return [
            *map(Path, _UNIX_PLACES),
            *sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True),
        ]
    roots = dict.fromkeys(Path(os.environ[name]) for name in _WINDOWS_ROOTS if name in os.environ)
    folders = [folder for root in roots for folder in (root, root / "Programs")]
    # The .com program waits for the conversion to end; the .exe one may return at once.
    return [
        place / "program" / program
        for folder in folders
        for place in sorted(folder.glob("LibreOffice*"), reverse=True)
        for program in ("soffice.com", "soffice.exe")
    ]


def to_docx(name: str, data: bytes, suffix: str, seconds: float = _SECONDS) -> bytes:
    """The document as .docx; ``suffix`` tells LibreOffice its type. PlanError says what went wrong."""
    program = find_office()
    if program is None:
        raise PlanError(
            _(
                "{name} is of a type that is read with LibreOffice, and LibreOffice is not installed here. "
                "Install it, or open the file in Word, save it as .docx and read that."
            ).format(name=name)
        )
    with tempfile.TemporaryDirectory(prefix="plan-", ignore_cleanup_errors=True) as folder:
        # A plain name of our own: what the file is called must not matter to another program.
        source = Path(folder, f"document{suffix}")
        source.write_bytes(data)
        _convert(name, program, source, seconds)
        made = Path(folder, "made", "document.docx")
        if not made.is_file():
            raise PlanError(_failed(name))
        return made.read_bytes()


def _convert(name: str, program: str, source: Path, seconds: float) -> None:
    folder = source.parent
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")
    command = [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(folder / "made"),
        str(source),
    ]
    try:
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise PlanError(_failed(name)) from error
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise PlanError(
            _(
                "{name} could not be converted by LibreOffice within {seconds} seconds. Open it in Word, save it "
                "as .docx and read that."
            ).format(name=name, seconds=round(seconds))
        ) from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End what was started, with all it started in turn."""
    import psutil

    try:
        children = psutil.Process(process.pid).children(recursive=True)
    except psutil.Error:
        children = []
    if process.poll() is None:
        process.kill()
        process.wait()
    for child in children:
        try:
            child.kill()
        except psutil.Error:
            continue
    psutil.wait_procs(children, timeout=5)


def _failed(name: str) -> str:
    return _(
        "{name} could not be opened by LibreOffice: it is damaged, locked with a password, or of another type than "
        "it seems. Open it in Word, save it as .docx and read that."
    ).format(name=name)
