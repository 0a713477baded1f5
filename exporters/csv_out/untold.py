"""What a table of cards and emotions does not tell, a sentence each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from exporters.left_out import left_out
from model.document import JourneyMap
from model.naming import shortened
from model.queries import stages_in_order, steps_of
from resources.words import tr


def untold(document: JourneyMap) -> tuple[str, ...]:
    """What is left out, and what another program could not keep apart."""
    return tuple(_sentences(document))


def _sentences(document: JourneyMap) -> Iterator[str]:
    used = {card.lane_id for card in document.cards.values()}
    used |= {marker.lane_id for marker in document.markers.values()}
    named = {persona_id for card in document.cards.values() for persona_id in card.persona_ids}
    named |= {marker.persona_id for marker in document.markers.values()}
    rested = {i for card in document.cards.values() for i in card.evidence_ids}
    rested |= {i for marker in document.markers.values() for i in marker.evidence_ids}
    measured = {card.metric_id for card in document.cards.values()}
    yield from left_out(
        "CSV",
        [
            *(lane for lane in document.lanes.values() if lane.id not in used),
            *(persona for persona in document.personas.values() if persona.id not in named),
            *document.connectors.values(),
            *(one for one in document.evidence.values() if one.id not in rested),
            *(metric for metric in document.metrics.values() if metric.id not in measured),
            *document.actions.values(),
            *document.images.values(),
        ],
    )
    if named:
        yield tr("Of personas only the names are told, of evidence the titles.")
    yield from _same_names(document)


def _same_names(document: JourneyMap) -> Iterator[str]:
    stages = Counter(stage.name.strip() for stage in stages_in_order(document))
    for name, n in stages.items():
        if n > 1:
            yield tr("{n} stages are called “{name}”.", n=n, name=shortened(name))
    for stage in stages_in_order(document):
        steps = Counter(step.name.strip() for step in steps_of(document, stage.id))
        for name, n in steps.items():
            if n > 1 and name:
                yield tr(
                    "{n} steps of “{stage}” are called “{name}”.",
                    n=n,
                    stage=shortened(stage.name),
                    name=shortened(name),
                )
