"""The folder of letters: one that a person has edited is never overwritten or removed (rule 12)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from toolkit.files.store import write_atomic
from toolkit.workflows.made import MADE, Made, body_hash


class Draft:
    """A letter to be written, and a mark of what it is about; put together only if it is needed."""

    def __init__(self, subject: str, write: Callable[[], bytes]) -> None:
        self.subject = subject
        self._write = write

    @classmethod
    def ready(cls, subject: str, letter: bytes) -> Draft:
        """A letter that is put together already."""
        return cls(subject, lambda: letter)

    @cached_property
    def letter(self) -> bytes:
        """The letter (.docx)."""
        return self._write()

    @cached_property
    def body(self) -> str:
        """Hash of what a person sees of it."""
        return body_hash(self.letter)

    def stands_in(self, path: Path, made: Made) -> bool:
        """Whether a file on the disk is this letter: by the record, or, where a run was broken off before it
        could keep one, by its text."""
        return made.figures.get(path.name) == self.subject or body_hash(path.read_bytes()) == self.body


class LetterFolder:
    """Letters by name, with the record of what was made."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.edited: list[Path] = []
        """Edited letters that stay beside new ones."""
        self._made = Made.read(folder / MADE)
        self._bodies, self._subjects = dict(self._made.bodies), dict(self._made.figures)
        self._current: set[str] = set()

    def put(self, name: str, draft: Draft) -> Path:
        """Write a letter where it is new, and give its path.

        One about the same subject stays as it is; one that a person edited stays too, and a letter about
        something new gets the next free number.
        """
        path = self._place(self.folder / name, draft)
        self._current.add(path.name)
        if not self.holds(path.name, draft.subject):
            write_atomic(path, draft.letter)
            self._bodies[path.name], self._subjects[path.name] = draft.body, draft.subject
        return path

    def holds(self, name: str, subject: str) -> bool:
        """Whether a letter of this name about this subject stands already."""
        return (self.folder / name).exists() and self._made.figures.get(name) == subject

    def keep(self, name: str) -> None:
        """Leave a letter that stands as it is: nothing about it is new."""
        self._current.add(name)

    def remove_others(self, prefix: str) -> None:
        """Remove letters with this prefix that were not put, unless a person edited them."""
        for old in sorted(self.folder.glob(f"{prefix}*.docx")) if self.folder.is_dir() else ():
            if old.name not in self._current and self._made.untouched(old):
                old.unlink()
                self._bodies.pop(old.name), self._subjects.pop(old.name, None)

    def save(self) -> None:
        """Keep the record for the next run."""
        if (self._bodies, self._subjects) != (self._made.bodies, self._made.figures):
            Made(self._bodies, self._subjects).write(self.folder / MADE)

    def untouched(self, path: Path) -> bool:
        """Whether a letter is as it was made, in this run or an earlier one."""
        return body_hash(path.read_bytes()) == self._bodies.get(path.name)

    def _place(self, first: Path, draft: Draft) -> Path:
        """Where a letter stands or goes: the first name that is free, untouched, or this letter already."""
        path, number = first, 1
        while path.exists() and not self._made.untouched(path) and not draft.stands_in(path, self._made):
            self.edited.append(path)
            number += 1
            path = first.with_name(f"{first.stem}-{number}.docx")
        return path
