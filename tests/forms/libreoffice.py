"""Typing into a form with LibreOffice itself, under the regional settings of one country or another.

Typing is done by a macro through the same command that the keyboard's Enter gives (``.uno:EnterString``),
so number formats, regional settings and validation do to a text what they do to an officer's.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

FILTERS = {"xlsx": "Calc MS Excel 2007 XML", "ods": "calc8", "xls": "MS Excel 97"}
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>{locale}</value></prop></item>
</oor:items>"""
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
 script:language="StarBasic">{code}</script:module>"""
_HEAD = """
Function Named(sName As String, vValue)
  Dim p As New com.sun.star.beans.PropertyValue
  p.Name = sName
  p.Value = vValue
  Named = p
End Function

Sub PutInto(oDoc As Object, oDispatcher As Object, sSheet As String, sCell As String, sText As String)
  Dim oFrame As Object
  oDoc.CurrentController.setActiveSheet(oDoc.Sheets.getByName(sSheet))
  oFrame = oDoc.CurrentController.Frame
  oDispatcher.executeDispatch(oFrame, ".uno:GoToCell", "", 0, Array(Named("ToPoint", sCell)))
  oDispatcher.executeDispatch(oFrame, ".uno:EnterString", "", 0, Array(Named("StringName", sText)))
End Sub

Sub MakeGeneral(oDoc As Object, sSheet As String, sCell As String)
  oDoc.Sheets.getByName(sSheet).unprotect("")
  oDoc.Sheets.getByName(sSheet).getCellRangeByName(sCell).NumberFormat = 0
End Sub

Sub SaveAs(oDoc As Object, sUrl As String, sFilter As String)
  oDoc.storeToURL(sUrl, Array(Named("FilterName", sFilter)))
End Sub
"""
_BODY = """
Sub Main
  On Error Goto Failed
  Dim oDoc As Object, oDispatcher As Object
  oDoc = StarDesktop.loadComponentFromURL("{source}", "_blank", 0, Array())
  oDispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
{steps}
  oDoc.close(True)
  StarDesktop.terminate()
  Exit Sub
Failed:
  Dim iFile As Integer
  iFile = FreeFile
  Open "{log}" For Output As #iFile
  Print #iFile, Error$ & " in line " & Erl
  Close #iFile
  StarDesktop.terminate()
End Sub
"""


def converted(source: Path, kind: str, folder: Path) -> Path:
    """The file saved by LibreOffice as another type."""
    folder.mkdir(exist_ok=True)
    profile = (folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind]
    subprocess.run(
        [*command, "--outdir", str(folder), str(source)], check=True, capture_output=True, timeout=120
    )
    return folder / f"{source.stem}.{kind}"


@dataclass(frozen=True, slots=True)
class Typed:
    """A text typed into a cell; ``general`` if the cell has lost its text format, as after a paste."""

    sheet: str
    cell: str
    text: str
    general: bool = False


class Desk:
    """LibreOffice as it stands on the desk of an officer: a profile with regional settings."""

    def __init__(self, folder: Path, locale: str) -> None:
        self._folder = folder
        self._profile = folder / f"profile-{locale}"
        user = self._profile / "user"
        user.mkdir(parents=True)
        (user / "registrymodifications.xcu").write_text(_SETTINGS.format(locale=locale), "utf-8")
        # The first start lays out the folder for macros.
        self._run("--terminate_after_init")
        self._module = user / "basic" / "Standard" / "Module1.xba"
        assert self._module.is_file()

    def type_into(self, form: Path, texts: Iterable[Typed], kinds: Sequence[str]) -> dict[str, Path]:
        """Open a form, type, save it in each of the kinds; the saved files by kind."""
        saved = {kind: self._folder / f"{self._profile.name}-{form.stem}.{kind}" for kind in kinds}
        log = self._folder / f"{self._profile.name}.log"
        steps = [line for text in texts for line in _steps(text)]
        steps += [f'  SaveAs(oDoc, "{path.as_uri()}", "{FILTERS[kind]}")' for kind, path in saved.items()]
        code = _HEAD + _BODY.format(source=form.as_uri(), steps="\n".join(steps), log=log)
        self._module.write_text(_MODULE.format(code=escape(code)), "utf-8")
        self._run("macro:///Standard.Module1.Main")
        assert not log.exists(), log.read_text("utf-8")
        return saved

    def _run(self, *arguments: str) -> None:
        command = ["soffice", f"-env:UserInstallation={self._profile.as_uri()}", "--headless", "--norestore"]
        subprocess.run([*command, *arguments], check=True, capture_output=True, timeout=120)


def _steps(typed: Typed) -> Iterable[str]:
    if typed.general:
        yield f'  MakeGeneral(oDoc, "{typed.sheet}", "{typed.cell}")'
    text = typed.text.replace('"', '""')
    yield f'  PutInto(oDoc, oDispatcher, "{typed.sheet}", "{typed.cell}", "{text}")'
