"""Reading an OpenJourney file: stages, swimlanes and nodes, told by the names of their fields.

A node stands where its stage and its swimlane cross. Its score, from -5 to +5, is an emotion; its
severity a priority, its purpose a detail.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from exporters.draft import (
    Draft,
    DraftArrow,
    DraftCard,
    DraftLane,
    DraftMarker,
    DraftStage,
    lane_kind_called,
)
from exporters.json_in import first_of, number_of, objects_in, text_of
from exporters.tables.words.vocabulary import priority_in, status_in
from model.errors import ImportFormatError
from model.kinds import CARD_KINDS, CardKind, ConnectorKind, LaneKind, Priority
from resources.words import tr

HIGHEST_SCORE = 5.0
NAME = ("name", "title", "label", "text")
_STAGES = ("stages", "phases", "columns")
_LANES = ("swimlanes", "lanes", "rows")
_NODES = ("nodes", "touchpoints", "cards", "items", "elements", "cells")
_ARROWS = ("connections", "connectors", "edges", "links")
_STAGE_OF = ("stageId", "stage", "phaseId", "phase", "columnId")
_LANE_OF = ("swimlaneId", "swimlane", "laneId", "lane", "rowId")
_LOOSE = ("description", "notes", "details")
_SEVERITIES = (Priority.LOW, Priority.MEDIUM, Priority.HIGH, Priority.CRITICAL)


def draft_of_ojf(value: object, *, title: str) -> Draft:
    """The journey in decoded JSON.

    Raises:
        ImportFormatError: there are no stages and no nodes in it.
    """
    root = _root(value)
    if root is None:
        raise ImportFormatError(tr("There are no stages and no nodes in the file."))
    reader = _Reader(root)
    return reader.draft(title)


def is_ojf(value: object) -> bool:
    """Whether decoded JSON has the shape of a journey: stages or swimlanes, with nodes."""
    return _root(value) is not None


def _root(value: object) -> Mapping[str, Any] | None:
    """The object that has the stages; it may be wrapped once or twice."""
    for _ in range(3):
        if not isinstance(value, dict):
            return None
        if objects_in(first_of(value, _STAGES)) or objects_in(first_of(value, _NODES)):
            return value
        value = first_of(value, ("journey", "map", "data", "document", "openjourney"))
        if isinstance(value, list) and value:
            value = value[0]
    return None


@dataclass(slots=True)
class _Reader:
    """Goes through one file, and notes what it had to guess."""

    root: Mapping[str, Any]
    warnings: list[str] = field(default_factory=list)
    lanes: list[DraftLane] = field(default_factory=list)
    lane_at: dict[str, int] = field(default_factory=dict)
    first_column: list[int] = field(default_factory=list)
    stages: list[DraftStage] = field(default_factory=list)
    stage_at: dict[str, int] = field(default_factory=dict)
    cards: list[DraftCard] = field(default_factory=list)
    markers: list[tuple[int, int, DraftMarker]] = field(default_factory=list)

    def draft(self, title: str) -> Draft:
        """All that was understood."""
        self._read_stages()
        for lane in objects_in(first_of(self.root, _LANES)):
            self._add_lane(lane)
        for node, in_stage, in_lane in self._nodes():
            self._add_node(node, in_stage, in_lane)
        self._tell_left_out()
        people = objects_in(first_of(self.root, ("personas", "actors", "users")))
        return Draft(
            title=text_of(first_of(self.root, NAME)) or title,
            stages=tuple(self.stages),
            lanes=tuple(self.lanes),
            cards=tuple(self.cards),
            markers=tuple(marker for _, _, marker in self.markers),
            arrows=tuple(self._arrows()),
            personas=tuple(filter(None, (text_of(first_of(one, NAME)) for one in people))),
            info={"scenario": text_of(first_of(self.root, ("description", "scenario")))},
            warnings=tuple(self.warnings),
        )

    def _read_stages(self) -> None:
        column = 0
        for number, stage in enumerate(objects_in(first_of(self.root, _STAGES))):
            name = text_of(first_of(stage, NAME))
            steps = first_of(stage, ("steps",))
            named = tuple(text_of(step) for step in steps) if isinstance(steps, list) else ()
            goal = {"goal": text_of(first_of(stage, ("goal", "purpose", "description")))}
            self.stages.append(DraftStage(name, named or ("",), goal))
            for key in (text_of(stage.get("id")), name, str(number)):
                if key:
                    self.stage_at.setdefault(key, number)
            self.first_column.append(column)
            column += max(1, len(named))
        if not self.stages:
            self.stages.append(DraftStage(tr("Journey")))
            self.first_column.append(0)

    def _add_lane(self, lane: Mapping[str, Any]) -> None:
        name = text_of(first_of(lane, NAME))
        said = text_of(first_of(lane, ("type", "kind", "category")))
        kind = lane_kind_called(said) or lane_kind_called(name) or LaneKind.FREE_TEXT
        for key in (text_of(lane.get("id")), name, str(len(self.lanes))):
            if key:
                self.lane_at.setdefault(key, len(self.lanes))
        self.lanes.append(DraftLane(name, kind))

    def _nodes(self) -> list[tuple[dict[str, Any], str, str]]:
        """Each node with the stage and swimlane that it stands in, where these hold it."""
        found = [(node, "", "") for node in objects_in(first_of(self.root, _NODES))]
        for number, stage in enumerate(objects_in(first_of(self.root, _STAGES))):
            inside = objects_in(first_of(stage, _NODES))
            found += [(node, str(number), "") for node in inside]
        for number, lane in enumerate(objects_in(first_of(self.root, _LANES))):
            inside = objects_in(first_of(lane, _NODES))
            found += [(node, "", str(number)) for node in inside]
        return found

    def _add_node(self, node: Mapping[str, Any], in_stage: str, in_lane: str) -> None:
        stage = self.stage_at.get(in_stage or _reference(first_of(node, _STAGE_OF)))
        lane = self.lane_at.get(in_lane or _reference(first_of(node, _LANE_OF)))
        kind = _card_kind(text_of(first_of(node, ("type", "kind"))))
        if stage is None and not self.stage_at:
            stage = 0
        if lane is None and stage is not None:
            lane = self._lane_for(kind)
        column = None if stage is None else self._column(node, stage)
        score = number_of(first_of(node, ("score", "emotionScore", "sentiment")))
        only_felt = lane is not None and self.lanes[lane].kind is LaneKind.EMOTIONS
        if score is not None and column is not None and stage is not None:
            self._feel(node, score, column, lane if only_felt else None)
            if only_felt:
                return
        elif score is not None:
            self.warnings.append(
                tr("The score of “{name}” belongs to no stage.", name=_called(node))
            )
        self.cards.append(self._card(node, kind, lane if column is not None else None, column))

    def _card(
        self, node: Mapping[str, Any], kind: CardKind | None, lane: int | None, column: int | None
    ) -> DraftCard:
        fields: dict[str, Any] = {
            "details": "\n".join(_details(node)),
            "channel": text_of(first_of(node, ("channel",))),
            "owner": text_of(first_of(node, ("owner",))),
            "priority": self._severity(node),
            "status": status_in(text_of(first_of(node, ("status",)))),
            "moment_of_truth": first_of(node, ("momentOfTruth", "isMomentOfTruth", "mot")) is True,
        }
        if kind is None and fields["priority"] is not None and lane is None:
            kind = CardKind.PAIN_POINT
        people = text_of(first_of(node, ("personas", "persona", "actor"))).split("\n")
        key = text_of(node.get("id")) or f"node {len(self.cards)}"
        return DraftCard(
            key, _called(node), lane, column, kind,
            personas=tuple(filter(None, people)), fields=fields,
        )  # fmt: skip

    def _column(self, node: Mapping[str, Any], stage: int) -> int:
        """The column of a node: the step it says, within its stage."""
        steps = self.stages[stage].steps
        said = first_of(node, ("step", "stepIndex", "stepId"))
        number = number_of(said)
        if isinstance(said, str) and said in steps:
            number = float(steps.index(said))
        inside = 0 if number is None else min(max(int(number), 0), len(steps) - 1)
        return self.first_column[stage] + inside

    def _lane_for(self, kind: CardKind | None) -> int:
        """The swimlane for a node that names none: the first for its kind, or a new one."""
        wanted = _LANE_FOR.get(kind or CardKind.TOUCHPOINT, LaneKind.FREE_TEXT)
        for number, lane in enumerate(self.lanes):
            if lane.kind is wanted:
                return number
        self.lanes.append(DraftLane("", wanted))
        return len(self.lanes) - 1

    def _feel(
        self, node: Mapping[str, Any], score: float, column: int, own_lane: int | None
    ) -> None:
        if abs(score) > HIGHEST_SCORE:
            self.warnings.append(
                tr("The score {n} of “{name}” was taken for the nearest, 5 or -5.",
                   n=f"{score:g}", name=_called(node))
            )  # fmt: skip
            score = max(-HIGHEST_SCORE, min(HIGHEST_SCORE, score))
        lane = own_lane
        if lane is None:
            lane = next(
                (n for n, one in enumerate(self.lanes) if one.kind is LaneKind.EMOTIONS), None
            )
        if lane is None:
            lane = len(self.lanes)
            self.lanes.append(DraftLane("", LaneKind.EMOTIONS))
        name = _called(node)
        position = number_of(first_of(node, ("position",)))
        marker = DraftMarker(
            lane,
            column,
            score * 2 / HIGHEST_SCORE,
            persona=text_of(first_of(node, ("persona", "personas", "actor"))).split("\n")[0],
            position=0.5 if position is None else position,
            word=name if own_lane is not None else text_of(first_of(node, ("emotion", "feeling"))),
            trigger=text_of(first_of(node, ("trigger",))) if own_lane is not None else name,
            quote=text_of(first_of(node, ("quote",))) if own_lane is not None else "",
        )
        self.markers.append((lane, column, marker))

    def _severity(self, node: Mapping[str, Any]) -> Priority | None:
        said = first_of(node, ("severity", "priority"))
        number = number_of(said)
        if number is None:
            return priority_in(text_of(said)) if said is not None else None
        if number <= 0:
            return None
        return _SEVERITIES[min(len(_SEVERITIES), max(1, round(number))) - 1]

    def _arrows(self) -> list[DraftArrow]:
        found = []
        for entry in objects_in(first_of(self.root, _ARROWS)):
            source = _reference(first_of(entry, ("source", "from", "sourceId")))
            target = _reference(first_of(entry, ("target", "to", "targetId")))
            said = text_of(first_of(entry, ("type", "kind")))
            kind = next((one for one in ConnectorKind if one.value == said), ConnectorKind.NEXT)
            label = text_of(first_of(entry, ("label", "name", "text")))
            found.append(DraftArrow(source, target, label, kind))
        return found

    def _tell_left_out(self) -> None:
        parked = sum(1 for card in self.cards if card.column is None)
        if parked:
            self.warnings.append(
                tr("Nodes that name no stage of the file are in the parking lot: {n}.", n=parked)
            )


def _called(node: Mapping[str, Any]) -> str:
    return text_of(first_of(node, (*NAME, *_LOOSE)))


def _details(node: Mapping[str, Any]) -> Sequence[str]:
    purpose = text_of(first_of(node, ("purpose",)))
    named = text_of(first_of(node, NAME))
    lines = [tr("Purpose: {text}", text=purpose)] if purpose else []
    return [*lines, *filter(None, [text_of(first_of(node, _LOOSE)) if named else ""])]


def _reference(value: object) -> str:
    """What a node says of its stage: an id, a number, a name, or the stage itself."""
    if isinstance(value, dict):
        return text_of(value.get("id")) or text_of(value)
    return text_of(value)


def _card_kind(said: str) -> CardKind | None:
    word = said.casefold().replace("_", "-").replace(" ", "-")
    for kind, facts in CARD_KINDS.items():
        if word in {kind.value, facts.name.casefold(), facts.plural.casefold()}:
            return kind
    return CardKind.PAIN_POINT if word in {"pain", "painpoint", "pain-point"} else None


_LANE_FOR: dict[CardKind, LaneKind] = {
    CardKind.TOUCHPOINT: LaneKind.TOUCHPOINTS,
    CardKind.ACTION: LaneKind.ACTIONS,
    CardKind.THOUGHT: LaneKind.THOUGHTS,
    CardKind.QUOTE: LaneKind.QUOTES,
    CardKind.PAIN_POINT: LaneKind.PAIN_POINTS,
    CardKind.OPPORTUNITY: LaneKind.OPPORTUNITIES,
    CardKind.METRIC: LaneKind.METRICS,
    CardKind.IMAGE: LaneKind.IMAGES,
}
