"""From a map to a mermaid journey.

Stages become sections, steps tasks, personas people; how they feel becomes the score, -2 to +2
being 1 to 5, halves and less as decimals, which mermaid draws at their height. What mermaid cannot
say in a task stands in a comment before it (:mod:`remarks`): that nobody knows how they feel there,
where the score is 3, and that people feel differently at one step, which takes a task for each
score. All else is left out, and counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from exporters.left_out import left_out
from exporters.mermaid.escaping import escaped_heading, escaped_name, escaped_person, one_line
from exporters.mermaid.remarks import Remark
from model.document import JourneyMap
from model.ids import Id
from model.kinds import CardKind, LaneKind, MapState
from model.naming import shortened
from model.queries import (
    cards_by_cell,
    lanes_in_order,
    personas_in_order,
    stages_in_order,
    steps_of,
)
from model.records import Card, Marker, Record, Stage, Step
from resources.words import tr

MOST_CHARACTERS = 50_000
"""Mermaid refuses a longer diagram unless it is set up otherwise."""

_NEUTRAL = 3.0
_NO_NAME = "#160;"
_LONGEST_BORROWED = 60


@dataclass(frozen=True, slots=True)
class Written:
    """The text of a journey, and what it does not tell, a sentence each."""

    text: str
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Task:
    """People who share a score at a step. ``score`` None: nobody knows it."""

    score: float | None
    people: tuple[str, ...]


def mermaid_text(document: JourneyMap) -> Written:
    """The journey of a map, as mermaid accepts it."""
    teller = _Teller(document)
    text = "\n".join([*teller.head(), *teller.body()]) + "\n"
    return Written(text, tuple(teller.warnings(text)))


class _Teller:
    """Tells a map and remembers what of it was told."""

    def __init__(self, document: JourneyMap) -> None:
        self._document = document
        self._cells = cards_by_cell(document)
        self._lanes = lanes_in_order(document)
        self._personas = personas_in_order(document)
        self._markers: dict[Id, dict[Id, list[Marker]]] = {}
        for marker in document.markers.values():
            people = self._markers.setdefault(marker.step_id, {})
            people.setdefault(marker.persona_id, []).append(marker)
        self._told: set[Id] = set()
        self._empty_steps = self._split_steps = self._averaged = self._unfelt = 0
        self._unscored = 0
        self._merged: list[str] = []

    def head(self) -> Iterator[str]:
        """The header, the title, and what a screen reader says of the diagram."""
        info = self._document.info
        yield "journey"
        if one_line(info.title):
            yield f"  title {escaped_heading(info.title)}"
        about = [escaped_name(line) for line in info.scenario.split("\n") if one_line(line)]
        if len(about) == 1:
            yield f"  accDescr: {about[0]}"
        elif about:
            yield from ("  accDescr {", *(f"    {line}" for line in about), "  }")

    def body(self) -> Iterator[str]:
        """A section for each stage, with the tasks of its steps."""
        before: str | None = None
        for index, stage in enumerate(stages_in_order(self._document)):
            lines = list(self._stage_lines(stage))
            name = one_line(stage.name)
            # Tasks before any section are what such a stage was read from.
            if not (index == 0 and name == tr("Journey") and lines):
                yield f"  section {escaped_heading(name) or _NO_NAME}"
            if name and name == before:
                self._merged.append(name)
            before = name
            yield from lines

    def _stage_lines(self, stage: Stage) -> Iterator[str]:
        steps = steps_of(self._document, stage.id)
        empty = 0
        for step in steps:
            name = self._name(step)
            tasks = self._tasks(step)
            if not name and all(task.score is None and not task.people for task in tasks):
                empty += 1
                continue
            yield from self._step_lines(escaped_name(name) or _NO_NAME, tasks)
        if len(steps) > 1:
            self._empty_steps += empty

    def _step_lines(self, name: str, tasks: list[_Task]) -> Iterator[str]:
        self._split_steps += len(tasks) > 1
        for index, task in enumerate(tasks):
            if index:
                yield f"    {Remark.SAME_STEP.line}"
            if task.score is None:
                self._unfelt += 1
                yield f"    {Remark.NO_EMOTION.line}"
            score = f"{_NEUTRAL if task.score is None else task.score:g}"
            people = ", ".join(escaped_person(person) for person in task.people)
            yield f"    {name}: {score}" + (f": {people}" if people else "")

    def _name(self, step: Step) -> str:
        """What the step is called, else what its first touchpoint or card says."""
        cards = [card for lane in self._lanes for card in self._cells.get((lane.id, step.id), ())]
        cards.sort(key=lambda card: card.kind is not CardKind.TOUCHPOINT)
        name = one_line(step.name)
        if not name:
            first = next((card for card in cards if one_line(card.text)), None)
            name = shortened(one_line(first.text), _LONGEST_BORROWED) if first else ""
        same = next((card for card in cards if _says(card, name)), None)
        if same is not None:
            self._told.add(same.id)
        return name

    def _tasks(self, step: Step) -> list[_Task]:
        """Who feels alike at a step, by the order of the personas; one task in any case."""
        by_score: dict[float, list[str]] = {}
        for persona in self._personas:
            markers = self._markers.get(step.id, {}).get(persona.id, [])
            shown = [m for m in markers if m.state is MapState.AS_IS] or markers
            if shown:
                self._averaged += len(shown) > 1
                self._told.update((persona.id, *(marker.id for marker in shown)))
                valence = sum(marker.valence for marker in shown) / len(shown)
                score = round(valence + _NEUTRAL, 2)
                by_score.setdefault(score, []).append(persona.id)
        named = self._named_at(step)
        if not by_score:
            self._told.update(named)
            return [_Task(None, self._names(named))]
        felt = {persona_id for ids in by_score.values() for persona_id in ids}
        self._unscored += len(set(named) - felt)
        return [self._task(score, ids, named) for score, ids in by_score.items()]

    def _task(self, score: float, ids: list[Id], named: list[Id]) -> _Task:
        people = self._names(ids)
        # A score of nobody in particular is read as the customer's.
        return _Task(score, () if people == (tr("Customer"),) and not named else people)

    def _named_at(self, step: Step) -> list[Id]:
        """The personas that the touchpoints of a step name."""
        named = {
            persona_id
            for lane in self._lanes
            for card in self._cells.get((lane.id, step.id), ())
            if card.kind is CardKind.TOUCHPOINT
            for persona_id in card.persona_ids
        }
        return [persona.id for persona in self._personas if persona.id in named]

    def _names(self, ids: Iterable[Id]) -> tuple[str, ...]:
        people = self._document.personas
        names = (one_line(people[i].name) or tr("Unnamed persona") for i in ids)
        return tuple(dict.fromkeys(names))

    def warnings(self, text: str) -> Iterator[str]:
        """What the text does not tell."""
        if self._split_steps:
            yield tr(
                "People feel differently at {n} of the steps; each has a task for every score.",
                n=self._split_steps,
            )
        if self._unfelt:
            yield tr(
                "Nobody knows the emotion at {n} of the steps; they stand at 3, marked by a "
                "comment.",
                n=self._unfelt,
            )
        if self._unscored:
            yield tr(
                "People whose emotion nobody knows are not named at a step where others have one: "
                "{n}.",
                n=self._unscored,
            )
        if self._averaged:
            yield tr(
                "Several emotions of one persona at one step became their mean: {n}.",
                n=self._averaged,
            )
        if self._empty_steps:
            yield tr("Steps without a name or emotion are left out: {n}.", n=self._empty_steps)
        for name in self._merged:
            yield tr(
                "Two stages called “{name}” follow each other; Mermaid shows one.",
                name=shortened(name),
            )
        yield from left_out("Mermaid", self._untold())
        if any(m.word or m.trigger or m.quote for m in self._document.markers.values()):
            yield tr("Of the emotions only the scores are told, no words and no triggers.")
        if len(text) > MOST_CHARACTERS:
            yield tr(
                "The text has {n} characters; Mermaid draws {most} unless it is set up otherwise.",
                n=len(text),
                most=MOST_CHARACTERS,
            )

    def _untold(self) -> Iterator[Record]:
        document = self._document
        cards = sorted(document.cards.values(), key=lambda card: list(CardKind).index(card.kind))
        both = (LaneKind.TOUCHPOINTS, LaneKind.EMOTIONS)
        yield from (card for card in cards if card.id not in self._told)
        yield from (m for m in document.markers.values() if m.id not in self._told)
        yield from (p for p in self._personas if p.id not in self._told)
        yield from (lane for lane in self._lanes if lane.kind not in both)
        for table in ("connectors", "evidence", "metrics", "actions"):
            yield from document.table(table).values()


def _says(card: Card, name: str) -> bool:
    return card.kind is CardKind.TOUCHPOINT and one_line(card.text) == name
