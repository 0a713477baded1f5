"""From a mermaid journey to a map.

Sections become stages, tasks become steps with a touchpoint card each, people become personas, and
each score becomes an emotion marker for each of the task's people: 1 to 5 is very negative to very
positive, -2 to +2. A score that belongs to nobody belongs to the customer.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from exporters.import_result import ImportResult
from exporters.mermaid.ast import MermaidJourney, MermaidTask
from exporters.mermaid.javascript import shown_number
from model.bounds import MAX_LINE, MAX_LIST, MAX_RECORDS, MAX_TEXT, cleaned
from model.document import JourneyMap
from model.errors import ImportFormatError
from model.fitting import cut
from model.ids import Id, IdSource, seeded_ids
from model.kinds import CardKind, LaneKind
from model.naming import shortened
from model.order import first_keys
from model.records import MAP_ID, Card, Lane, MapInfo, Marker, Persona, Record, Stage, Step
from resources.words import tr

MAX_TASKS = 5_000
LOWEST_SCORE, HIGHEST_SCORE = 1, 5
HUES = 100


def journey_to_map(journey: MermaidJourney, *, name: str) -> ImportResult:
    """The map of a journey.

    Args:
        journey: what was read.
        name: what the map is called when the journey has no title.

    The same journey and name give the same map, ids included.

    Raises:
        ImportFormatError: the journey is too large for a map that anybody could read.
    """
    if len(journey.tasks) > MAX_TASKS:
        raise ImportFormatError(
            tr(
                "The journey has {n} tasks; a map takes {most} at most.",
                n=len(journey.tasks),
                most=MAX_TASKS,
            )
        )
    if sum(len(_who(task)) for task in journey.tasks) > MAX_RECORDS:
        raise ImportFormatError(tr("The journey names too many people for one map."))
    seed = hashlib.sha256(repr((journey, name)).encode("utf-8", "surrogatepass")).hexdigest()
    builder = _Builder(ids=seeded_ids(seed))
    records = list(builder.records(journey, name))
    return ImportResult(JourneyMap.of(records), (*journey.warnings, *builder.warnings))


@dataclass(frozen=True, slots=True)
class _Group:
    """The tasks of one stage-to-be."""

    name: str
    tasks: list[MermaidTask] = field(default_factory=list)


def _groups(journey: MermaidJourney) -> list[_Group]:
    """What stands under each section, in order.

    A section that repeats the one before it goes on with its stage, as mermaid draws it; a name
    that comes back later is a stage of its own: the customer has come back. Tasks before any
    section get one.
    """
    groups: list[_Group] = []
    by_section: dict[int | None, _Group] = {}
    if any(task.section_index is None for task in journey.tasks):
        by_section[None] = _Group(tr("Journey"))
        groups.append(by_section[None])
    for index, name in enumerate(journey.sections):
        before = by_section.get(index - 1)
        goes_on = before is not None and name.strip() and before.name == name
        by_section[index] = before if before is not None and goes_on else _Group(name)
        if not goes_on:
            groups.append(by_section[index])
    for task in journey.tasks:
        by_section[task.section_index].tasks.append(task)
    return groups


@dataclass(slots=True)
class _Builder:
    """Makes records and notes what did not fit them."""

    ids: IdSource
    warnings: list[str] = field(default_factory=list)
    personas: dict[str, Persona] = field(default_factory=dict)

    def records(self, journey: MermaidJourney, name: str) -> Iterator[Record]:
        """All records of the map."""
        yield self._info(journey, name)
        self._meet_everybody(journey.tasks)
        yield from self.personas.values()
        lanes = self._lanes()
        yield from lanes
        groups = _groups(journey)
        for group, key in zip(groups, first_keys(len(groups)), strict=True):
            place = tr("Section “{name}”", name=shortened(group.name))
            fitted = self._fitted(group.name, MAX_LINE, place)
            stage = Stage(id=self.ids(Stage.prefix), order=key, name=fitted)
            yield stage
            yield from self._steps(group.tasks, stage.id, *(lane.id for lane in lanes))

    def _info(self, journey: MermaidJourney, name: str) -> MapInfo:
        titles = [title for title in (journey.title, journey.acc_title) if title.strip()]
        about = [*titles[1:], journey.acc_descr]
        if len(titles) > 1 and titles[0].strip() == titles[1].strip():
            del about[0]
        return MapInfo(
            id=MAP_ID,
            title=self._fitted(titles[0] if titles else name, MAX_LINE, tr("Title")),
            scenario=self._fitted(
                "\n".join(filter(None, about)), MAX_TEXT, tr("Description"), one_line=False
            ),
        )

    def _lanes(self) -> tuple[Lane, Lane]:
        """The lane of the touchpoints and, below it, the one of the emotions."""
        upper, lower = first_keys(2)
        return (
            Lane(id=self.ids(Lane.prefix), kind=LaneKind.TOUCHPOINTS, order=upper),
            Lane(id=self.ids(Lane.prefix), kind=LaneKind.EMOTIONS, order=lower),
        )

    def _meet_everybody(self, tasks: tuple[MermaidTask, ...]) -> None:
        names = list(dict.fromkeys(name for task in tasks for name in _who(task)))
        for index, (name, key) in enumerate(zip(names, first_keys(len(names)), strict=True)):
            place = tr("Person “{name}”", name=shortened(name))
            self.personas[name] = Persona(
                id=self.ids(Persona.prefix),
                order=key,
                name=self._fitted(name, MAX_LINE, place),
                hue=index % HUES,
            )

    def _steps(
        self, tasks: list[MermaidTask], stage_id: Id, touchpoints_id: Id, emotions_id: Id
    ) -> Iterator[Record]:
        """The steps of a stage with what stands in them; without tasks there is an empty one."""
        if not tasks:
            yield Step(id=self.ids(Step.prefix), stage_id=stage_id, order=first_keys(1)[0])
        told = _by_step(tasks)
        for same, key in zip(told, first_keys(len(told)), strict=True):
            task = same[0]
            place = tr("Line {line}", line=task.line)
            text = self._fitted(task.task, MAX_TEXT, place, one_line=False)
            step = Step(
                id=self.ids(Step.prefix),
                stage_id=stage_id,
                order=key,
                name=self._fitted(text, MAX_LINE, place),
            )
            yield step
            if text.strip():
                yield self._touchpoint(same, text, touchpoints_id, step.id)
            for part in same:
                yield from self._markers(part, emotions_id, step.id)

    def _touchpoint(self, tasks: list[MermaidTask], text: str, lane_id: Id, step_id: Id) -> Card:
        names = dict.fromkeys(name for task in tasks for name in _people(task))
        people = [self.personas[name].id for name in names]
        if len(people) > MAX_LIST:
            self._warn_line(tasks[0], tr("Only the first {n} people are on the card.", n=MAX_LIST))
        return Card(
            id=self.ids(Card.prefix),
            kind=CardKind.TOUCHPOINT,
            order=first_keys(1)[0],
            lane_id=lane_id,
            step_id=step_id,
            text=text,
            persona_ids=tuple(people[:MAX_LIST]),
        )

    def _markers(self, task: MermaidTask, lane_id: Id, step_id: Id) -> Iterator[Marker]:
        if task.score is None:
            return
        score = min(max(task.score, LOWEST_SCORE), HIGHEST_SCORE)
        if score != task.score:
            sentence = tr(
                "The score {written} was read as {taken}.",
                written=shown_number(task.score),
                taken=shown_number(float(score)),
            )
            self._warn_line(task, sentence)
        for name in _who(task):
            yield Marker(
                id=self.ids(Marker.prefix),
                lane_id=lane_id,
                step_id=step_id,
                persona_id=self.personas[name].id,
                valence=score - (LOWEST_SCORE + HIGHEST_SCORE) / 2,
            )

    def _fitted(self, text: str, longest: int, place: str, *, one_line: bool = True) -> str:
        """The text as a record can hold it."""
        if one_line and "\n" in text:
            text = " ".join(text.split())
        visible = cleaned(text)
        if visible != text:
            self._warn(place, tr("Control characters were left out."))
        if len(visible) > longest:
            self._warn(place, tr("The text was cut to {n} characters.", n=longest))
        return cut(visible, longest)

    def _warn_line(self, task: MermaidTask, sentence: str) -> None:
        self._warn(tr("Line {line}", line=task.line), sentence)

    def _warn(self, place: str, sentence: str) -> None:
        self.warnings.append(f"{place}: {sentence}")


def _by_step(tasks: list[MermaidTask]) -> list[list[MermaidTask]]:
    """The tasks of a stage, together where they tell of one step."""
    steps: list[list[MermaidTask]] = []
    for task in tasks:
        if task.same_step and steps:
            steps[-1].append(task)
        else:
            steps.append([task])
    return steps


def _people(task: MermaidTask) -> list[str]:
    """Whom the task names, once each."""
    return list(dict.fromkeys(name for name in task.people if name.strip()))


def _who(task: MermaidTask) -> list[str]:
    """Whose emotion the task tells: its people's or, if it names none, the customer's."""
    return _people(task) or ([tr("Customer")] if task.score is not None else [])
