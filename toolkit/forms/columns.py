"""What a column, a box and a sheet of the form are; ``layout`` declares the ones there are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

from toolkit.model.form import CellType, MeasureLine, TaskLine

PERCENT_RANGE = (0, 100)
"""The least and the greatest rate of completion."""


class Required(StrEnum):
    """When an answer must be given. The conditions are those of ``requirements.is_required``."""

    ALWAYS = "always"
    WHEN_DONE = "when_done"
    WHEN_UNDER_WAY = "when_under_way"
    WHEN_STARTED = "when_started"
    WHEN_LATE = "when_late"
    WHEN_FIGURE = "when_figure"
    WHEN_EXTENSION = "when_extension"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a drop-down: the code that is kept and the label that is shown."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class AnswerField:
    """An answer cell: a column of a table, or a box.

    ``width`` is in characters; ``help`` is shown when the cell is selected. ``by_unit`` makes a number
    a percentage in the lines whose unit is a percentage. Unprinted columns stand right of the printed ones.
    """

    name: str
    heading: str
    kind: CellType
    width: float
    required: Required = Required.NEVER
    choices: tuple[Choice, ...] = ()
    help: str = ""
    unit: str | None = None
    by_unit: bool = False
    printed: bool = True


class ContextRole(StrEnum):
    """What a locked column is to the reader of a return."""

    KEY = "key"
    TITLE = "title"
    UNIT = "unit"
    REFERENCE = "reference"
    PLAIN = "plain"


L = TypeVar("L", TaskLine, MeasureLine)


@dataclass(frozen=True, slots=True)
class ContextColumn(Generic[L]):
    """A locked column that tells the officer what is asked; ``optional`` ones go when no line fills them."""

    heading: str
    width: float
    text: Callable[[L], str]
    optional: bool = False
    printed: bool = True
    role: ContextRole = ContextRole.PLAIN


@dataclass(frozen=True, slots=True)
class CheckColumn:
    """The locked column that says how many required answers a row still lacks."""

    heading: str
    width: float
    printed: bool = True


@dataclass(frozen=True, slots=True)
class TableSheet(Generic[L]):
    """A sheet with a row per line. The first column holds the key by which a row is found again."""

    name: str
    title: str
    columns: tuple[ContextColumn[L] | CheckColumn | AnswerField, ...]
    status: str
    """Name of the field that says whether there is anything to report."""
    fields: tuple[AnswerField, ...] = field(init=False, repr=False, compare=False)
    """Answer columns in order."""

    def __post_init__(self) -> None:
        """Pick the answer columns once: they are asked for in every row."""
        answers = tuple(c for c in self.columns if isinstance(c, AnswerField))
        object.__setattr__(self, "fields", answers)

    @property
    def key_heading(self) -> str:
        """Heading of the key column."""
        return self.columns[0].heading


@dataclass(frozen=True, slots=True)
class BoxSheet:
    """A sheet with one labelled box per field."""

    name: str
    title: str
    label_heading: str
    answer_heading: str
    fields: tuple[AnswerField, ...]
    label_width: float
    answer_width: float
    lines: int
    """Lines of text a box shows at least."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole form."""

    version: str
    tasks: TableSheet[TaskLine]
    measures: TableSheet[MeasureLine]
    general: BoxSheet
    sign_off: BoxSheet

    @property
    def fields(self) -> tuple[AnswerField, ...]:
        """All answer fields, in the order of the sheets; names are unique."""
        return (*self.tasks.fields, *self.measures.fields, *self.general.fields, *self.sign_off.fields)

    @property
    def sheets(self) -> tuple[TableSheet[TaskLine] | TableSheet[MeasureLine] | BoxSheet, ...]:
        """All sheets with answers, in order."""
        return (self.tasks, self.measures, self.general, self.sign_off)

    @property
    def words(self) -> tuple[str, ...]:
        """All headings and labels: what the parts of a form are known by."""
        tables = (column.heading for table in (self.tasks, self.measures) for column in table.columns)
        boxes = (self.general, self.sign_off)
        labels = (word for box in boxes for word in (box.answer_heading, *(f.heading for f in box.fields)))
        return (*tables, *labels)
