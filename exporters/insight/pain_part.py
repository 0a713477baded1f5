"""What hurts most, by the formula, and what is worth doing about it."""

from __future__ import annotations

from collections.abc import Iterator

from exporters.insight.setting import grid, items, part, under
from exporters.markdown.escaping import line
from model.insight.insight import Insight
from model.insight.matrix import QUADRANTS, Plotted, Quadrant, Unplotted
from model.insight.priority import CRITERION_NAMES, Ranked
from model.insight.telling import card_called, counted, number_told, plain, step_called, text_called
from model.insight.trail import Trail
from model.kinds import words
from model.records import Card
from resources.words import tr

MOST_PAINS = 20


def pains_part(found: Insight) -> Iterator[str]:
    """The formula with the map's weights, and the pain points by it."""
    trails = {one.pain_id: one for one in found.trails.pains}
    heads = (
        "Rank",
        "Pain point",
        "Where",
        "Score",
        "Set by hand",
        "Severity",
        "Frequency",
        "Votes",
        "Answered by",
    )
    yield from part(
        tr("Pain points by priority"),
        [line(formula(found))] if found.ranked else [],
        grid(
            [tr(head) for head in heads],
            found.ranked,
            lambda one: _pain(found, one, trails[one.card.id]),
            most=MOST_PAINS,
        ),
        empty=tr("The map has no pain points yet."),
    )


def formula(found: Insight) -> str:
    """How scores come about on this map."""
    info = found.document.info
    weights = (info.severity_weight, info.frequency_weight, info.votes_weight)
    if not any(weights):
        return tr("All weights are 0, so no pain point has a score.")
    severity, frequency, votes = (number_told(one) for one in weights)
    return tr(
        "Score = 100 × ({severity} × severity/5 + {frequency} × frequency/5 + {votes} × votes/most"
        " votes) / {sum}. What is not rated earns nothing; the second figure is what a score"
        " becomes if all that is missing turns out worst.",
        severity=severity,
        frequency=frequency,
        votes=votes,
        sum=number_told(sum(weights)),
    )


def score_told(one: Ranked) -> str:
    """``87.14``; ``40 to 70, without frequency``; ``not rated``."""
    if one.score is None or one.at_most is None:
        return tr("not rated")
    if not one.missing:
        return plain(one.score)
    missing = ", ".join(tr(CRITERION_NAMES[criterion]).lower() for criterion in one.missing)
    return tr(
        "{least} to {most}, without {missing}",
        least=plain(one.score),
        most=plain(one.at_most),
        missing=missing,
    )


def _pain(found: Insight, one: Ranked, trail: Trail) -> list[str]:
    card = one.card
    return [
        str(one.rank or ""),
        card_called(found.document, card.id),
        step_called(found.document, card.step_id),
        score_told(one),
        words(card.priority) if card.priority else "",
        str(card.severity or ""),
        str(card.frequency or ""),
        f"{card.votes:,}" if card.votes else "",
        _answered(trail),
    ]


def _answered(trail: Trail) -> str:
    if not trail.answers:
        return tr("nothing yet")
    ideas = sum(one.opportunity_id is not None for one in trail.answers)
    parts = (
        counted(ideas, tr("opportunity"), tr("opportunities")) if ideas else "",
        counted(len(trail.action_ids), tr("action"), tr("actions")) if trail.action_ids else "",
    )
    return ", ".join(one for one in parts if one)


def matrix_part(found: Insight) -> Iterator[str]:
    """Opportunities and actions by value and effort, field by field."""
    matrix = found.matrix
    fields = (
        under(
            f"{tr(QUADRANTS[quadrant].plural)}: {tr(QUADRANTS[quadrant].advice)}",
            items(_plotted(one) for one in matrix.within(quadrant)),
        )
        for quadrant in Quadrant
    )
    yield from part(
        tr("What is worth doing"),
        *fields,
        under(
            tr("Not placed yet"),
            items((_unplotted(one) for one in matrix.unrated), most=MOST_PAINS),
        ),
        empty=tr("The map has no opportunities and no actions yet."),
    )


def _plotted(one: Plotted) -> str:
    return tr(
        "{name} (value {value}, effort {effort})",
        name=_named(one),
        value=one.value,
        effort=one.effort,
    )


def _unplotted(one: Unplotted) -> str:
    missing = " and ".join(tr(name) for name in one.missing)
    return tr("{name} (without {missing})", name=_named(one), missing=missing)


def _named(one: Plotted | Unplotted) -> str:
    record = one.record
    if isinstance(record, Card):
        return text_called(record.text) or tr("Opportunity without words")
    return tr("Action: {title}", title=text_called(record.title) or tr("without a title"))
