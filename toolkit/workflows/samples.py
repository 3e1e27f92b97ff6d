"""Plausible answers for sample returns. Pure: the same seed and form always give the same answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

import msgspec

from toolkit.model.form import FormContent, MeasureLine, TaskLine, TaskStatus, ValueStatus
from toolkit.model.plan import Comparator
from toolkit.model.returns import Value
from toolkit.vietnamese.document_kinds import kinds_asked

Answers = dict[tuple[str | None, str], Value | str]


class Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Wording of sample answers (templates/samples.toml); every list has at least one sentence."""

    results_done: list[str]
    results_under_way: list[str]
    results_recurring: list[str]
    difficulties: list[str]
    causes: list[str]
    next_steps: list[str]
    proposals: list[str]
    extension_reasons: list[str]
    highlights: list[str]
    shortcomings: list[str]
    contribution_causes: list[str]
    next_year: list[str]
    measure_sources: list[str]
    explanations: list[str]
    surnames: list[str]
    middle_names: list[str]
    given_names: list[str]


@dataclass(frozen=True, slots=True)
class SampleRequest:
    """What sample answers are made from: the day they are written, a seed, and the wording."""

    written_on: date
    seed: str
    phrases: Phrases


def truthful_answers(content: FormContent, request: SampleRequest) -> Answers:
    """Complete, consistent answers to a form, as a careful officer would give them."""
    answers: Answers = {}
    for task in content.tasks:
        random = Random(f"{request.seed}/{content.agency}/{task.key}")
        answers.update({(task.key, field): value for field, value in _task(task, request, random).items()})
    answers.update(_measures(content, request))
    answers.update(_contributions(content, request))
    answers.update(_sign_off(content, request))
    return answers


def _task(task: TaskLine, request: SampleRequest, random: Random) -> dict[str, Value | str]:
    if task.due is None:
        return _ongoing(request, random)
    if task.due < request.written_on:
        return _past_due(task, task.due, request, random)
    return _ongoing(request, random) if random.random() < 0.8 else _done(task, task.due, request, random)


def _ongoing(request: SampleRequest, random: Random) -> dict[str, Value | str]:
    answers: dict[str, Value | str] = {
        "status": TaskStatus.UNDER_WAY.value,
        "percent": Decimal(random.randrange(30, 95, 5)),
        "result": random.choice(request.phrases.results_recurring + request.phrases.results_under_way),
        "next_step": random.choice(request.phrases.next_steps),
    }
    if random.random() < 0.25:
        answers["difficulty"] = random.choice(request.phrases.difficulties)
    return answers


def _past_due(task: TaskLine, due: date, request: SampleRequest, random: Random) -> dict[str, Value | str]:
    if random.random() < 0.75:
        return _done(task, due, request, random)
    answers = _ongoing(request, random)
    answers["cause"] = random.choice(request.phrases.causes)
    if random.random() < 0.4:
        answers["extension_to"] = request.written_on + timedelta(days=random.randrange(60, 200))
        answers["extension_reason"] = random.choice(request.phrases.extension_reasons)
    return answers


def _done(task: TaskLine, due: date, request: SampleRequest, random: Random) -> dict[str, Value | str]:
    # Submitted around the due date, but after the plan was issued and before the return is written.
    earliest = max(task.plan_issued_on or date(due.year, 1, 1), date(due.year, 1, 1))
    latest = request.written_on - timedelta(days=20)
    submitted = min(max(due + timedelta(days=random.randrange(-25, 8)), earliest + timedelta(days=5)), latest)
    kind = random.choice(sorted(kinds_asked(task.product or "")) or ["BC", "KH", "TTr"])
    answers: dict[str, Value | str] = {
        "status": TaskStatus.DONE.value,
        "percent": Decimal(100),
        "submitted_on": submitted,
        "issued_on": submitted + timedelta(days=random.randrange(3, 15)),
        "document": f"{random.randrange(100, 4900)}/{kind}-UBND",
        "result": random.choice(request.phrases.results_done),
    }
    if submitted > due:
        answers["cause"] = random.choice(request.phrases.causes)
    return answers


def _measures(content: FormContent, request: SampleRequest) -> Answers:
    """Values below or near the targets; parts of one whole share one factor so that they still add up."""
    answers: Answers = {}
    for measure in content.measures:
        random = Random(f"{request.seed}/{_whole(measure.key)}")
        # Agencies that share a measure take the figure from the same statistics: one seed for all of them.
        value = _value(measure, Decimal(random.randrange(90, 104)) / 100)
        answers[measure.key, "value"] = value
        answers[measure.key, "value_status"] = ValueStatus.ESTIMATE.value
        answers[measure.key, "value_date"] = request.written_on
        answers[measure.key, "source"] = random.choice(request.phrases.measure_sources)
        answers[measure.key, "explanation"] = random.choice(request.phrases.explanations)
    return answers


def _whole(key: str) -> str:
    head, _dot, last = key.rpartition(".")
    return head if len(last) == 1 and last.isalpha() else key


def _value(measure: MeasureLine, factor: Decimal) -> Decimal:
    if not measure.targets:
        return Decimal(50)
    target = measure.targets[0]
    if target.comparator is Comparator.RANGE and target.value_max is not None:
        raw = (target.value + target.value_max) / 2
    elif _whole(measure.key) != measure.key:
        raw = target.value
    else:
        raw = target.value * factor
    if measure.unit == "%" and raw > 100:
        raw = Decimal(100)
    places = Decimal("0.01") if raw < 20 else (Decimal("0.1") if raw < 1000 else Decimal(1))
    return raw.quantize(places).normalize() + 0


def _contributions(content: FormContent, request: SampleRequest) -> Answers:
    random = Random(f"{request.seed}/{content.agency}/contributions")
    phrases = request.phrases
    answers: Answers = {
        (None, "highlights"): random.choice(phrases.highlights),
        (None, "shortcomings"): random.choice(phrases.shortcomings),
        (None, "causes"): random.choice(phrases.contribution_causes),
        (None, "next_year"): random.choice(phrases.next_year),
    }
    if random.random() < 0.3:
        answers[None, "proposals"] = random.choice(phrases.proposals)
    return answers


def _sign_off(content: FormContent, request: SampleRequest) -> Answers:
    random = Random(f"{request.seed}/{content.agency}/sign-off")
    phrases = request.phrases

    def person() -> str:
        lists = (phrases.surnames, phrases.middle_names, phrases.given_names)
        return " ".join(random.choice(names) for names in lists)

    commune = content.agency.isdigit()
    symbol = "UBND" if commune else content.agency
    return {
        (None, "letter_number"): f"{random.randrange(10, 900)}/BC-{symbol}",
        (None, "letter_date"): request.written_on,
        (None, "signer"): person(),
        (None, "signer_title"): "Chủ tịch" if commune else "Thủ trưởng đơn vị",
        (None, "preparer"): person(),
        (None, "phone"): f"0237{random.randrange(3000000, 3999999)}",
    }
