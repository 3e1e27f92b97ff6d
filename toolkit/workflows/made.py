"""Documents that were made before, so that one a person has edited is known and never overwritten (rule 12)."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from toolkit.files.store import write_atomic

MADE = ".made.json"
_BODY = "word/document.xml"


@dataclass(frozen=True, slots=True)
class Made:
    """What was made: the body of each document as it was, by name, and notes on it.

    Only a convenience: lost, every document on the disk that is not the very one to be written is taken for
    edited, and none of these is overwritten.
    """

    bodies: dict[str, str] = field(default_factory=dict)
    figures: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> Made:
        """What ``path`` holds; nothing where it is lost or spoiled."""
        try:
            stored = json.loads(path.read_text("utf-8"))
            return cls(dict(stored["bodies"]), dict(stored["figures"]))
        except (OSError, ValueError, KeyError, TypeError):
            return cls()

    def write(self, path: Path) -> None:
        """Keep it for the next run."""
        stored = {"bodies": self.bodies, "figures": self.figures}
        write_atomic(path, json.dumps(stored, ensure_ascii=False, indent=1, sort_keys=True).encode())

    def untouched(self, path: Path) -> bool:
        """Whether a document is as it was made."""
        return body_hash(path.read_bytes()) == self.bodies.get(path.name)


def body_hash(document: bytes) -> str:
    """SHA-256 of what a person sees and edits; saving in Word changes it, copying does not."""
    try:
        with zipfile.ZipFile(io.BytesIO(document)) as package:
            return hashlib.sha256(package.read(_BODY)).hexdigest()
    except (zipfile.BadZipFile, KeyError):
        return ""
