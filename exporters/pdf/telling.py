"""What is seen on a map, told in words: for alternative texts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby

from model.document import JourneyMap
from model.ids import Id
from model.insight.figures import reached
from model.kinds import CONNECTOR_NAMES, MapState, words
from model.layout.card_figures import TARGET_NAMES
from model.layout.cards import CardLook
from model.layout.legend import SUPPORT_NAMES
from model.layout.ratings import ANSWER_NAMES, RATING_NAMES, SCORE_NAME, ratings_of
from model.queries import markers_by_curve, support_of
from model.records import Card, Connector, Marker
from resources.words import tr

_LONGEST = 80


def curve_words(document: JourneyMap, lane_id: Id, persona_id: Id, stages: frozenset[Id]) -> str:
    """A persona's curves in a lane, stage by stage: how each feeling stands on the scale.

    Only the ``stages`` shown are told.
    """
    markers = markers_by_curve(document).get((lane_id, persona_id), [])
    shown = [m for m in markers if document.steps[m.step_id].stage_id in stages]
    persona = document.personas.get(persona_id)
    name = persona.name if persona and persona.name else tr("Persona")
    parts = []
    for state, named in ((MapState.AS_IS, ""), (MapState.TO_BE, tr("to be"))):
        told = _told(document, [marker for marker in shown if marker.state is state])
        if told:
            parts.append(f"{named}: {told}" if named else told)
    return tr("Emotion curve of {persona}", persona=name) + f": {'. '.join(parts)}."


def _told(document: JourneyMap, markers: Iterable[Marker]) -> str:
    """The feelings in order, each stage named once."""
    stages = groupby(markers, key=lambda marker: document.steps[marker.step_id].stage_id)
    return "; ".join(
        f"{document.stages[stage_id].name or tr('Stage')} "
        + ", ".join(feeling_words(marker) for marker in group)
        for stage_id, group in stages
    )


def sign_words(
    document: JourneyMap, card: Card, personas: Collection[Id], look: CardLook | None = None
) -> str:
    """What the signs of a card say, a short sentence each; ``personas`` are those shown.

    ``look`` is what the card shows that does not stand in it.
    """
    names = [
        document.personas[persona_id].name
        for persona_id in card.persona_ids
        if persona_id in personas and document.personas[persona_id].name
    ]
    told = (
        tr("Moment of truth") if card.moment_of_truth else "",
        ", ".join(names),
        tr("1 vote") if card.votes == 1 else tr("{n} votes", n=card.votes) if card.votes else "",
        tr("Priority: {priority}", priority=tr(words(card.priority))) if card.priority else "",
        *(
            tr("{rating}: {level}", rating=tr(RATING_NAMES[rated.rating]), level=rated.level)
            for rated in ratings_of(card)
        ),
        *(_look_words(look) if look is not None else ()),
        tr(SUPPORT_NAMES[support_of(card)]),
    )
    return " ".join(f"{part}." for part in told if part)


def _look_words(look: CardLook) -> Iterator[str]:
    """What is worked out about a card: its score, and what became of it."""
    if look.score is not None:
        yield tr("{rating}: {level}", rating=tr(SCORE_NAME), level=look.score)
    if look.answer is not None:
        yield tr(ANSWER_NAMES[look.answer])
    if look.metric is not None and (name := TARGET_NAMES.get(reached(look.metric))):
        yield tr(name)


def feeling_words(marker: Marker) -> str:
    """How a feeling stands on the scale from -2 to +2, and its word: ``+1 curious``."""
    return f"{valence_text(marker.valence)} {marker.word}".strip()


def valence_text(valence: float) -> str:
    """A value of the scale with its sign: ``+1``, ``0``, a true minus for less."""
    if not valence:
        return "0"
    sign = "+" if valence > 0 else "\N{MINUS SIGN}"
    return f"{sign}{abs(valence):g}"


def connector_words(document: JourneyMap, connector: Connector) -> str:
    """What an arrow says: ``next: Sign up → Confirm``."""
    ends = [document.cards.get(end) for end in (connector.source_id, connector.target_id)]
    source, target = (_short(card.text) if card else "" for card in ends)
    arrow = "\N{RIGHTWARDS ARROW}"
    return f"{tr(CONNECTOR_NAMES[connector.kind])}: {source} {arrow} {target}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
