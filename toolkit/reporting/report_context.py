"""What every part of the report needs: the material, the sentences, and names by key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from toolkit.model.form import FormContent
from toolkit.model.period import Period
from toolkit.model.plan import PlanHeader
from toolkit.model.register import Agency, AgencyKind, Measure, Register, Task
from toolkit.model.results import Consolidation, Contribution
from toolkit.register.settings import Settings
from toolkit.reporting.phrases import (
    ROMAN,
    cited,
    next_period,
    period_name,
    plain,
    sentence_case,
    shorten,
    without_stop,
    words_in_small,
)
from toolkit.reporting.report_head import letterhead, province_issuer, province_letterhead
from toolkit.reporting.report_parts import Letterhead
from toolkit.reporting.report_wording import ReportWording
from toolkit.vietnamese.dates import format_date
from toolkit.vietnamese.words import join_list, pad_count

FEW, FEW_COMMUNES = 6, 3
"""How many provincial agencies, how many communes, are named one by one."""


@dataclass(frozen=True, slots=True)
class ReportInput:
    """The material of a report.

    ``contents`` are the forms that were issued (what each agency was asked), ``ticked`` the texts of
    agencies that a person chose for the report; texts that nobody ticked stay out of it (design, rule 11).
    """

    consolidation: Consolidation
    register: Register
    settings: Settings
    period: Period
    contents: tuple[FormContent, ...] = ()
    ticked: tuple[Contribution, ...] = ()


@dataclass(frozen=True)
class ReportContext:
    """The material with its sentences, and look-ups over it."""

    given: ReportInput
    words: ReportWording

    @cached_property
    def agencies(self) -> Mapping[str, Agency]:
        """Agencies of the directory by code."""
        return {agency.code: agency for agency in self.given.register.directory.agencies}

    @cached_property
    def tasks(self) -> Mapping[str, Task]:
        """Tasks of the master by key."""
        return {task.key: task for task in self.given.register.tasks}

    @cached_property
    def measures(self) -> Mapping[str, Measure]:
        """Measures of the master by key."""
        return {measure.key: measure for measure in self.given.register.measures}

    @cached_property
    def plans(self) -> tuple[PlanHeader, ...]:
        """Plans that something is reported of; all plans when nothing is."""
        used = {key.partition("/")[0] for key in self._reported_keys()}
        used |= {self.tasks[key].plan for key in self._reported_keys() if key in self.tasks}
        used |= {self.measures[key].plan for key in self._reported_keys() if key in self.measures}
        plans = self.given.register.plans
        return tuple(plan for plan in plans if plan.key in used) or plans

    def _reported_keys(self) -> tuple[str, ...]:
        result = self.given.consolidation
        return (*(task.key for task in result.tasks), *(measure.key for measure in result.measures))

    @cached_property
    def issuer(self) -> str:
        """Name of the one that reports, as within a sentence: the agency that collects, or UBND tỉnh."""
        return province_issuer(self.given.settings) if self.by_province else self.collector

    @cached_property
    def collector(self) -> str:
        """Name of the agency that sent out the forms and collects what comes back."""
        return self.agency(self.given.settings.issuer.agency)

    @property
    def by_province(self) -> bool:
        """Whether UBND tỉnh reports to its superiors."""
        return self.given.settings.report.issued_by == "province"

    @cached_property
    def symbol(self) -> str:
        """Symbol of the report, after the slash."""
        settings = self.given.settings
        return plain(settings.report.province.symbol if self.by_province else settings.issuer.symbol)

    def head(self, signed_in: date) -> Letterhead:
        """Head and signature of the report."""
        settings = self.given.settings
        if self.by_province:
            return province_letterhead(settings, signed_in)
        return letterhead(settings, self.issuer, self.symbol, signed_in)

    @cached_property
    def recipient(self) -> str:
        """Whom the report is addressed to."""
        if self.by_province:
            return join_list([plain(one) for one in self.given.settings.report.province.recipients])
        return plain(self.given.settings.issuer.recipient)

    @cached_property
    def period(self) -> str:
        """The period in words."""
        return period_name(self.given.period, self.words.periods)

    @cached_property
    def next_period(self) -> str:
        """The following period in words."""
        return period_name(next_period(self.given.period), self.words.periods)

    @cached_property
    def as_of(self) -> str:
        """The day the figures close, '30/11/2026'."""
        return format_date(self.given.consolidation.as_of)

    @cached_property
    def plans_short(self) -> str:
        """Plans as they are cited after the first time."""
        return join_list([self.plan_name(plan.key) for plan in self.plans])

    def agency(self, code: str) -> str:
        """Name of an agency; its code where the directory does not know it."""
        agency = self.agencies.get(code)
        return plain(agency.name) if agency else plain(code)

    def is_commune(self, code: str) -> bool:
        """Whether an agency is a commune or ward."""
        agency = self.agencies.get(code)
        return agency is not None and agency.kind is AgencyKind.COMMUNE

    def who(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Names of agencies; more than a few, provincial or communes, become one entry with their number."""
        known = tuple(dict.fromkeys(codes))
        communes = [code for code in known if self.is_commune(code)]
        provincial = [code for code in known if not self.is_commune(code)]
        words = self.words.directing
        names: list[str] = []
        for found, few, who in ((provincial, FEW, words.agencies), (communes, FEW_COMMUNES, words.communes)):
            if len(found) <= few:
                names.extend(self.agency(code) for code in found)
            else:
                names.append(words.counted.format(count=self.count(len(found)), who=who))
        return tuple(names)

    def plan_name(self, key: str) -> str:
        """A plan as it is cited after the first time; its key where the register lost it."""
        found = next((plan for plan in self.given.register.plans if plan.key == key), None)
        return self.cite(self.words.frame.plan_short, found) if found else plain(key)

    cite = staticmethod(cited)
    """A plan cited by a sentence of the wording."""

    def task_title(self, key: str) -> str:
        """Title of a task; its key where the master lost it."""
        task = self.tasks.get(key)
        return plain(task.title) if task else plain(key)

    def field_name(self, title: str) -> str:
        """Title of a section within a sentence, without the capitals of a heading."""
        return sentence_case(without_stop(title), self._small_words, (self.given.settings.province.name,))

    @cached_property
    def _small_words(self) -> frozenset[str]:
        return words_in_small(task.title for task in self.given.register.tasks)

    def short(self, text: str) -> str:
        """A text shortened to what a sentence bears."""
        return shorten(text, self.words.limits.letters)

    def count(self, number: int) -> str:
        """A count within a sentence."""
        return pad_count(number) if self.words.pad_counts else str(number)

    def fill(self, sentence: str, number: int) -> str:
        """A sentence that takes nothing but a count."""
        return sentence.format(count=self.count(number))

    def parts(self, sentences: Sequence[tuple[str, int]]) -> list[str]:
        """The sentences whose count is not zero, filled with it: nothing is said about nothing."""
        return [self.fill(sentence, number) for sentence, number in sentences if number]

    def appendix(self, number: int) -> str:
        """'Phụ lục I' for 1."""
        return self.words.appendices.label.format(no=ROMAN[number - 1])

    def listed(self, names: Sequence[str], appendix: int) -> str:
        """Names separated by semicolons, cut off at the limit with a hint to the appendix."""
        limit = self.words.limits.names
        shown = "; ".join(names[:limit])
        return shown if len(names) <= limit else f"{shown}; {self.more(len(names) - limit, appendix)}"

    def more(self, number: int, appendix: int) -> str:
        """'và 12 nội dung khác (chi tiết tại Phụ lục I)'."""
        sentence = self.words.frame.more
        return sentence.format(count=self.count(number), appendix=self.appendix(appendix))


INDICATORS, TASKS, OVERDUE, EXTENSIONS, RETURNS = range(1, 6)
"""Numbers of the appendices: they never change, so that people know them."""
