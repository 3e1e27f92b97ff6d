"""The dataset seen line by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from toolkit.model.results import DataPoint, Dataset
from toolkit.model.returns import Value

_NOTHING: Mapping[str, Value] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class LineAnswers:
    """What one agency answered on one line: values by field name, and whether they are provisional."""

    values: Mapping[str, Value] = field(default_factory=lambda: _NOTHING)
    provisional: bool = False

    def __bool__(self) -> bool:
        return bool(self.values)

    def text(self, name: str) -> str | None:
        """A text or choice code; None where it is empty or of another type."""
        value = self.values.get(name)
        return value if isinstance(value, str) and value else None

    def number(self, name: str) -> Decimal | None:
        """A number (percent in points); None where it is empty or of another type."""
        value = self.values.get(name)
        return value if isinstance(value, Decimal) else None

    def day(self, name: str) -> date | None:
        """A date; None where it is empty or of another type."""
        value = self.values.get(name)
        return value if isinstance(value, date) else None


class AnswerBook:
    """All answers that count, by agency and line; an unanswered line gives empty answers.

    ``shared`` names, by agency and item, the line that answers an item of another plan as well.
    """

    def __init__(
        self, dataset: Dataset, shared: Mapping[tuple[str, str], str] = MappingProxyType({})
    ) -> None:
        self._shared = shared
        values: dict[tuple[str, str | None], dict[str, Value]] = {}
        provisional: set[tuple[str, str | None]] = set()
        for point in dataset.points:
            place = (point.agency, point.line)
            values.setdefault(place, {})[point.field] = point.value
            if point.provisional:
                provisional.add(place)
        self._lines = {
            place: LineAnswers(MappingProxyType(found), place in provisional)
            for place, found in values.items()
        }

    def line(self, agency: str, line: str | None) -> LineAnswers:
        """Answers of an agency on a line; ``line`` None gives its texts for the report and its sign-off."""
        answering = line if line is None else self._shared.get((agency, line), line)
        return self._lines.get((agency, answering), LineAnswers())


def points_in(dataset: Dataset, fields: tuple[str, ...]) -> Iterator[DataPoint]:
    """Values without a line (texts for the report, sign-off) of these fields, in order of the dataset."""
    return (point for point in dataset.points if point.line is None and point.field in fields)
