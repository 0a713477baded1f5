"""From the facts of a map to the values that plots draw."""

from __future__ import annotations

from model.insight.matrix import Matrix, Quadrant
from model.insight.priority import Criterion, Ranked
from model.plots.values import Bar, Dot, Part
from model.records import Action
from resources.words import tr

CRITERION_NAMES: dict[Criterion, str] = {
    Criterion.SEVERITY: "Severity",
    Criterion.FREQUENCY: "Frequency",
    Criterion.VOTES: "Votes",
}


def dots_of(matrix: Matrix) -> tuple[Dot, ...]:
    """The dots of a matrix, numbered quadrant by quadrant: what is to be done first comes first."""
    ordered = [one for quadrant in Quadrant for one in matrix.within(quadrant)]
    return tuple(
        Dot(
            one.id,
            number,
            one.record.title if isinstance(one.record, Action) else one.record.text,
            one.value,
            one.effort,
            None if isinstance(one.record, Action) else one.record.kind,
        )
        for number, one in enumerate(ordered, start=1)
    )


def bars_of(ranking: tuple[Ranked, ...]) -> tuple[Bar, ...]:
    """The bars of a ranking, each made of what its ratings and votes add to the score."""
    return tuple(
        Bar(
            one.card.id,
            one.card.text,
            one.score,
            tuple(
                Part(tr(CRITERION_NAMES[part.criterion]), part.points)
                for part in one.parts
                if part.counts
            ),
            number=one.rank or 0,
        )
        for one in ranking
    )
