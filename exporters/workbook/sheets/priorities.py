"""What the Priorities sheet shows: which pain points come first, and what is worth doing."""

from __future__ import annotations

from collections.abc import Iterator

from exporters.workbook.facts import Facts
from exporters.workbook.sheets.shown import ShownColumn, ShownTable
from exporters.workbook.values import Value
from model.insight.matrix import QUADRANTS, Plotted, Quadrant, Unplotted, plotted
from model.insight.priority import CRITERION_NAMES, Ranked, ranked
from model.insight.telling import plain
from model.kinds import CARD_KINDS, CardKind, Status, words
from model.records import Action, Card, MapInfo
from resources.words import tr

_STAGE, _STEP = ShownColumn("Stage", 16), ShownColumn("Step", 18)
_PAINS = (
    ShownColumn("Rank", 12),
    ShownColumn("Pain point", 38),
    _STAGE,
    _STEP,
    ShownColumn("Score", 10),
    ShownColumn("Severity", 11),
    ShownColumn("Frequency", 12),
    ShownColumn("Votes", 13),
    ShownColumn("Priority", 14),
    ShownColumn("What the score is made of", 32),
    ShownColumn("Answered by", 36),
)
_SCORE = 4
_FINISHED = (Status.DONE, Status.DROPPED)
"""Of these nobody needs advice."""
_DEEDS = (
    ShownColumn("Field", 12),
    ShownColumn("What to do", 38),
    _STAGE,
    _STEP,
    ShownColumn("Value", 10),
    ShownColumn("Effort", 11),
    ShownColumn("It is an", 12),
    ShownColumn("Status", 13),
    ShownColumn("Owner", 14),
    ShownColumn("What it says", 32),
    ShownColumn("Answers", 36),
)
"""Both tables stand in the same columns of the sheet, so they are as wide."""


def priority_tables(facts: Facts) -> tuple[ShownTable, ...]:
    """The ranking by the weights of the map, then opportunities and actions by their field."""
    pains = ranked(facts.document)
    deeds = tuple(_deeds(facts))
    info = facts.document.info
    return (
        ShownTable(
            tr("Pain points, the most urgent first"),
            _formula(info) if pains else tr("No pain point yet."),
            "RankingTable",
            _PAINS,
            tuple(_pain(facts, one) for one in pains),
            {},
            shaded=_SCORE,
        ),
        ShownTable(
            tr("What is worth doing"),
            _fields() if deeds else tr("No opportunity and no action yet."),
            "WorthTable",
            _DEEDS,
            deeds,
            {tr(it.name): quadrant for quadrant, it in QUADRANTS.items()},
        ),
    )


def _formula(info: MapInfo) -> str:
    if not info.severity_weight + info.frequency_weight + info.votes_weight:
        return tr("No weight of the map counts: nothing can be ranked.")
    return tr(
        "Score = 100 × (severity / 5 × {severity} + frequency / 5 × {frequency} + votes / the most "
        "votes × {votes}) / the sum of the weights. What is not rated adds nothing.",
        severity=plain(info.severity_weight),
        frequency=plain(info.frequency_weight),
        votes=plain(info.votes_weight),
    )


def _fields() -> str:
    return tr(
        "A value of 4 or 5 is high, and so is an effort. Value high and effort low: quick win; "
        "both high: big bet; both low: fill-in; effort alone high: money pit."
    )


def _pain(facts: Facts, one: Ranked) -> tuple[Value, ...]:
    card = one.card
    return (
        one.rank if one.rank is not None else tr("Not rated"),
        card.text,
        facts.stage_name(card.step_id),
        facts.step_name(card.step_id),
        None if one.score is None else round(one.score, 1),
        card.severity,
        card.frequency,
        card.votes,
        words(card.priority) if card.priority is not None else None,
        _parts(one),
        "\n".join(facts.answers.get(card.id, ())),
    )


def _parts(one: Ranked) -> str:
    """``Severity 40 + Frequency 20``, and what it may become."""
    told = [
        f"{tr(CRITERION_NAMES[part.criterion])} {plain(round(part.points, 1))}"
        for part in one.parts
        if part.counts and not part.missing
    ]
    said = " + ".join(told) if one.score is not None else ""
    if not one.missing:
        return said
    missing = ", ".join(tr(CRITERION_NAMES[criterion]).lower() for criterion in one.missing)
    if one.at_most is None:
        return tr("to be rated: {missing}", missing=missing)
    return tr(
        "{said}; to be rated: {missing} (at most {n})",
        said=said,
        missing=missing,
        n=plain(round(one.at_most, 1)),
    )


def _deeds(facts: Facts) -> Iterator[tuple[Value, ...]]:
    matrix = plotted(facts.document)
    for quadrant in Quadrant:
        advice = tr(QUADRANTS[quadrant].advice)
        for item in matrix.within(quadrant):
            yield _deed(facts, item, tr(QUADRANTS[quadrant].name), advice)
    for one in matrix.unrated:
        missing = ", ".join(tr(name) for name in one.missing)
        yield _deed(facts, one, tr("Not rated"), tr("Rate it: {missing}.", missing=missing))


def _deed(facts: Facts, item: Plotted | Unplotted, field: str, advice: str) -> tuple[Value, ...]:
    record = item.record
    step_id = record.step_id if isinstance(record, Card) else ""
    return (
        field,
        record.text if isinstance(record, Card) else record.title,
        "" if isinstance(record, Action) else facts.stage_name(step_id),
        facts.step_name(step_id),
        record.value,
        record.effort,
        tr(CARD_KINDS[CardKind.OPPORTUNITY].name) if isinstance(record, Card) else tr("Action"),
        words(record.status) if record.status is not None else None,
        record.owner,
        "" if record.status in _FINISHED else advice,
        facts.answered(record.answers_ids),
    )
