"""The journey in words: stage by stage, step by step, lane by lane."""

from __future__ import annotations

from collections.abc import Iterator

from exporters.markdown.escaping import block, item, line
from exporters.markdown.sources import Sources, felt, labelled
from model.ids import Id
from model.kinds import CARD_KINDS, LANE_KINDS, CardKind, GoalReached, MapState, words
from model.queries import cards_by_cell, steps_of
from model.records import Card, Lane, Marker, Stage, Step
from resources.words import tr

_REACHED = {
    GoalReached.YES: "reached",
    GoalReached.PARTLY: "partly reached",
    GoalReached.NO: "not reached",
    GoalReached.UNKNOWN: "",
}


def journey_part(sources: Sources) -> Iterator[str]:
    """A chapter for each stage."""
    teller = _Teller(sources)
    for number, stage in enumerate(sources.facts.stages, start=1):
        name = line(stage.name) or tr("Unnamed stage")
        yield from (tr("## {n}. {name}", n=number, name=name), "")
        yield from teller.stage(stage)


class _Teller:
    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._facts = sources.facts
        self._cells = cards_by_cell(self._facts.document)
        places = {persona.id: index for index, persona in enumerate(self._facts.personas)}
        self._markers: dict[tuple[Id, Id], list[Marker]] = {}
        for marker in sorted(
            self._facts.document.markers.values(),
            key=lambda m: (places.get(m.persona_id, len(places)), m.position, m.id),
        ):
            self._markers.setdefault((marker.lane_id, marker.step_id), []).append(marker)

    def stage(self, stage: Stage) -> Iterator[str]:
        reached = tr(_REACHED[stage.goal_reached]) if stage.goal_reached in _REACHED else ""
        goal = line(stage.goal)
        told = [
            (tr("Customer goal"), f"{goal} ({reached})" if goal and reached else goal or reached),
            (tr("Key action"), line(stage.key_action)),
            (tr("Rests on"), self._sources.rests(stage.evidence_ids)),
        ]
        lines = [f"- **{label}:** {text}" for label, text in told if text]
        yield from (*lines, "") if lines else ()
        steps = steps_of(self._facts.document, stage.id)
        for number, step in enumerate(steps, start=1):
            yield from self._step(step, number, alone=len(steps) == 1)

    def _step(self, step: Step, number: int, *, alone: bool) -> Iterator[str]:
        """What happens at a step; a nameless one that is alone needs no heading."""
        name = line(step.name) or ("" if alone else tr("Step {n}", n=number))
        decisive = tr("moment of truth") if step.moment_of_truth else ""
        heading = " – ".join(part for part in (name, decisive) if part)
        if heading:
            yield from (f"### {heading}", "")
        told = [line for lane in self._facts.lanes for line in self._lane(lane, step)]
        yield from (*told, "") if told else ()

    def _lane(self, lane: Lane, step: Step) -> Iterator[str]:
        markers = self._markers.get((lane.id, step.id), [])
        cards = self._cells.get((lane.id, step.id), [])
        if not markers and not cards:
            return
        yield f"- **{line(lane.name) or tr(LANE_KINDS[lane.kind].name)}**"
        for marker in markers:
            yield from item(self._feeling(marker), depth=1)
        for card in cards:
            yield from item(self._card(card, lane), depth=1)

    def _feeling(self, marker: Marker) -> str:
        people = self._facts.document.personas
        persona = people.get(marker.persona_id)
        who = line(persona.name if persona else "") or tr("Unnamed persona")
        word = line(marker.word)
        told = (
            f"{who}: {word} ({felt(marker.valence)})" if word else f"{who}: {felt(marker.valence)}"
        )
        notes = [
            tr("to be") if marker.state is MapState.TO_BE else "",
            f"“{line(marker.quote)}”" if line(marker.quote) else "",
            *labelled(
                [
                    (tr("because"), line(marker.trigger)),
                    (tr("rests on"), self._sources.rests(marker.evidence_ids)),
                ]
            ),
        ]
        return "; ".join([told, *(note for note in notes if note)])

    def _card(self, card: Card, lane: Lane) -> str:
        facts = self._facts
        metric = facts.document.metrics.get(card.metric_id or "")
        steps = min(card.span, len(facts.steps) - facts.columns.get(card.step_id or "", 0))
        notes = [
            tr(CARD_KINDS[card.kind].name).lower() if card.kind is not _usual(lane) else "",
            tr("moment of truth") if card.moment_of_truth else "",
            line(card.channel),
            self._sources.people(card.persona_ids),
            tr("over {n} steps", n=steps) if steps > 1 else "",
            tr("a picture") if card.image_id else "",
            *labelled(
                [
                    (tr("priority"), words(card.priority).lower() if card.priority else ""),
                    (tr("status"), words(card.status).lower() if card.status else ""),
                    (tr("owner"), line(card.owner)),
                    (tr("votes"), str(card.votes or "")),
                    (tr("tags"), line(", ".join(card.tags))),
                    (tr("source"), line(card.source)),
                    (tr("rests on"), self._sources.rests(card.evidence_ids)),
                ]
            ),
        ]
        if metric is not None and metric.value is not None:
            notes.insert(0, line(f"{metric.value:g} {metric.unit}"))
        said = "\n".join(block(card.text)) or "…"
        told = f"{said} *({'; '.join(note for note in notes if note)})*" if any(notes) else said
        details = block(card.details) if card.details.strip() else []
        return "\n".join([told, "", *details]) if details else told


def _usual(lane: Lane) -> CardKind:
    return LANE_KINDS[lane.kind].card_kind
