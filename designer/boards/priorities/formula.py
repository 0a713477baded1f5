"""The formula of the ranking, in words and with the figures of one pain point."""

from __future__ import annotations

from model.insight.priority import Criterion, Ranked
from model.naming import shortened
from model.records import MapInfo
from resources.words import tr

_WORDS: dict[Criterion, str] = {
    Criterion.SEVERITY: "severity ∕ 5",
    Criterion.FREQUENCY: "frequency ∕ 5",
    Criterion.VOTES: "votes ∕ most votes",
}
_NAME = 48


def formula_words(info: MapInfo) -> str:
    """The formula with the weights of the map."""
    terms = [
        f"{weight:g} × {tr(_WORDS[criterion])}"
        for criterion, weight in zip(Criterion, _weights(info), strict=True)
    ]
    whole = sum(_weights(info))
    if not whole:
        return tr("No weight counts: nothing can be ranked.")
    return tr("Score = 100 × ({terms}) ∕ {whole}", terms=" + ".join(terms), whole=f"{whole:g}")


def worked_out(one: Ranked) -> str:
    """The formula with what one pain point says, up to its score."""
    counting = [part for part in one.parts if part.counts]
    whole = sum(part.weight for part in counting)
    name = shortened(one.card.text, _NAME) or tr("This pain point")
    if one.score is None or not whole:
        return tr("{name}: nothing that counts is rated yet.", name=name)
    terms = [f"{part.weight:g} × {part.value or 0} ∕ {part.of}" for part in counting]
    said = tr(
        "{name}: 100 × ({terms}) ∕ {whole} = {score}",
        name=name,
        terms=" + ".join(terms),
        whole=f"{whole:g}",
        score=f"{one.score:.1f}",
    )
    if one.at_most is not None and one.missing:
        most = f"{one.at_most:.1f}"
        return tr("{said}, up to {most} once all is rated.", said=said, most=most)
    return said


def votes_words(ranking: tuple[Ranked, ...]) -> str:
    """A remark where votes have a weight and nobody voted; else empty."""
    votes = [part for one in ranking[:1] for part in one.parts if part.criterion is Criterion.VOTES]
    if votes and votes[0].weight and not votes[0].of:
        return tr("Nobody has voted yet, so votes do not count.")
    return ""


def _weights(info: MapInfo) -> tuple[float, float, float]:
    return info.severity_weight, info.frequency_weight, info.votes_weight
