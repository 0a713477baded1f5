"""Reading back a page that Journeyboard drew.

What each shape is stands in its data, where it is now says its place. Shapes that were added in
draw.io become cards of the lane they stand in.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Any, TypeVar

from exporters.draft import Draft, DraftArrow, DraftCard, DraftLane, DraftMarker, DraftStage
from exporters.drawio.shapes import Arrow, Drawing, Shape
from exporters.drawio.writing import ABOUT, MARK
from model.kinds import CardKind, ConnectorKind, GoalReached, LaneKind, Priority, Status

E = TypeVar("E", bound=StrEnum)
_TEXTS = ("channel", "owner", "details", "source")


def is_own(drawing: Drawing) -> bool:
    """Whether the page was drawn here."""
    return any(MARK in shape.data for shape in drawing.shapes)


def draft_of_own(drawing: Drawing, *, title: str) -> Draft:
    """The journey on a page that was drawn here, whatever was moved, written or added since."""
    named = {what: [s for s in drawing.shapes if s.data.get(MARK) == what] for what in _WHATS}
    lanes = sorted(named["lane"], key=lambda shape: shape.rect.y)
    steps = sorted(named["step"], key=lambda shape: shape.rect.centre.x)
    kinds = [_word(LaneKind, lane.data.get("kind")) or LaneKind.FREE_TEXT for lane in lanes]
    names = {shape.parent: shape.text for shape in named["lane-name"]}
    notes = [*named["card"], *_added(drawing)]
    notes.sort(key=lambda shape: (shape.rect.y, shape.rect.x))
    cards = tuple(_card(note, lanes, steps) for note in notes)
    about = named["title"][0] if named["title"] else None
    data = about.data if about is not None else {}
    return Draft(
        title=about.text if about is not None else title,
        personas=tuple(filter(None, data.get("personas", "").split("\n"))),
        info={name: data[name] for name in ABOUT if data.get(name)},
        stages=tuple(_stages(named["stage"], steps)),
        lanes=tuple(
            DraftLane(names.get(lane.id) or lane.data.get("name", ""), kind)
            for lane, kind in zip(lanes, kinds, strict=True)
        ),
        cards=cards,
        markers=tuple(_markers(named["marker"], lanes, steps, kinds)),
        arrows=tuple(_arrow(arrow) for arrow in drawing.arrows if arrow.data.get(MARK) != "curve"),
    )


_WHATS = ("title", "stage", "step", "lane", "lane-name", "card", "marker")


def _added(drawing: Drawing) -> list[Shape]:
    """Shapes that say something and were not drawn here."""
    return [shape for shape in drawing.shapes if MARK not in shape.data and shape.text]


def _stages(stages: Sequence[Shape], steps: Sequence[Shape]) -> list[DraftStage]:
    stages = sorted(stages, key=lambda shape: shape.rect.x)
    found = []
    for stage in stages:
        own = [step for step in steps if _nearest(step, stages) == stages.index(stage)]
        fields = {
            "goal": stage.data.get("goal", ""),
            "key_action": stage.data.get("action", ""),
            "goal_reached": _word(GoalReached, stage.data.get("reached")) or GoalReached.UNKNOWN,
        }
        names = tuple(step.text for step in own) or ("",)
        moments = frozenset(at for at, step in enumerate(own) if step.data.get("moment") == "yes")
        found.append(DraftStage(stage.text, names, fields, moments))
    return found


def _nearest(shape: Shape, columns: Sequence[Shape]) -> int:
    """The column a shape begins in: of a wide one its left end counts."""
    left = shape.rect.x + min(shape.rect.width, 40.0) / 2
    inside = [n for n, c in enumerate(columns) if c.rect.x <= left <= c.rect.right]
    if inside:
        return inside[0]
    return min(range(len(columns)), key=lambda n: abs(columns[n].rect.centre.x - left))


def _lane_of(shape: Shape, lanes: Sequence[Shape]) -> int | None:
    middle = shape.rect.centre
    for index, lane in enumerate(lanes):
        if (
            lane.rect.y <= middle.y <= lane.rect.bottom
            and lane.rect.x <= middle.x <= lane.rect.right
        ):
            return index
    return None


def _card(note: Shape, lanes: Sequence[Shape], steps: Sequence[Shape]) -> DraftCard:
    data = note.data
    lane = _lane_of(note, lanes)
    fields: dict[str, Any] = {name: data[name] for name in _TEXTS if data.get(name)}
    fields["status"] = _word(Status, data.get("status"))
    fields["priority"] = _word(Priority, data.get("priority"))
    fields["tags"] = tuple(filter(None, data.get("tags", "").split("\n")))
    fields["moment_of_truth"] = data.get("moment") == "yes"
    fields["votes"] = _whole(data.get("votes"))
    return DraftCard(
        note.id,
        note.text,
        lane if steps else None,
        _nearest(note, steps) if lane is not None and steps else None,
        kind=_word(CardKind, data.get("kind")),
        span=max(1, _whole(data.get("span"))),
        personas=tuple(filter(None, data.get("personas", "").split("\n"))),
        fields=fields,
    )


def _markers(
    markers: Sequence[Shape],
    lanes: Sequence[Shape],
    steps: Sequence[Shape],
    kinds: Sequence[LaneKind],
) -> list[DraftMarker]:
    found = []
    for shape in markers:
        lane = _lane_of(shape, lanes)
        if lane is None or not steps or kinds[lane] is not LaneKind.EMOTIONS:
            continue
        data = shape.data
        middle = shape.rect.centre.x
        column = min(range(len(steps)), key=lambda n: abs(steps[n].rect.centre.x - middle))
        found.append(
            DraftMarker(
                lane,
                column,
                _number(data.get("valence"), 0.0),
                persona=data.get("persona", ""),
                position=_number(data.get("position"), 0.5),
                word=data.get("word", ""),
                trigger=data.get("trigger", ""),
                quote=data.get("quote", ""),
            )
        )
    return found


def _arrow(arrow: Arrow) -> DraftArrow:
    kind = _word(ConnectorKind, arrow.data.get("kind")) or ConnectorKind.NEXT
    return DraftArrow(arrow.source, arrow.target, arrow.text, kind)


def _word(kind: type[E], word: str | None) -> E | None:
    return next((member for member in kind if member.value == word), None)


def _whole(text: str | None) -> int:
    number = _number(text, 0.0)
    return int(number) if 0 <= number <= 100_000 else 0


def _number(text: str | None, usual: float) -> float:
    try:
        return float(text) if text else usual
    except ValueError:
        return usual
