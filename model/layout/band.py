"""The stage band: interlocking chevrons, one per stage, and the names of the steps below."""

from __future__ import annotations

from dataclasses import dataclass

from model.ids import Id
from model.kinds import GoalReached
from model.layout.columns import Columns, Header
from model.layout.display import PathNode
from model.layout.folds import fold_header
from model.layout.marks import GOAL_NAMES, GOAL_SIGNS, sign, star_mark
from model.layout.metrics import (
    BAND_NOTE,
    CHEVRON_DEPTH,
    CHEVRON_GAP,
    CHEVRON_PAD,
    SMALL,
    STAGE,
    STEP,
    STEP_HEIGHT,
    STEP_PAD,
)
from model.layout.shapes import chevron
from model.layout.sketch import Drawing, Sketch, reads_from_right
from model.layout.theme import Theme
from model.records import Stage, Step
from resources.words import tr

_NOTE_ICON = 11.0
_NOTE_X = 16.0
_STAR = 14.0


@dataclass(frozen=True, slots=True)
class BandPart:
    """The drawn band; all heights count from its top. Its groups stand in the grid's x."""

    stages: tuple[tuple[Id, float, float, Drawing], ...]
    steps: tuple[tuple[Id, float, float, Drawing], ...]
    stage_height: float
    step_height: float

    @property
    def height(self) -> float:
        """Stages and steps together."""
        return self.stage_height + self.step_height


def draw_band(header: Header, hues: dict[Id, int], theme: Theme) -> BandPart:
    """Draw the stages and steps of a map; ``hues`` gives each stage's place in the colours."""
    columns = header.columns
    if not header.steps:
        return BandPart((), (), 0.0, 0.0)
    texts = [
        fold_header(stage, _stage_width(columns, place), theme.stage_text)
        if stage.collapsed
        else _stage_text(stage, _text_x(place), _text_room(columns, place), hues, theme)
        for place, stage in enumerate(header.stages)
    ]
    stage_height = max(height for _, height in texts) + 2 * CHEVRON_PAD
    stages = []
    for place, (stage, (sketch, _)) in enumerate(zip(header.stages, texts, strict=True)):
        x, width = columns.borders[columns.stage_starts[place]], _stage_width(columns, place)
        outline = chevron(width - CHEVRON_GAP, stage_height, CHEVRON_DEPTH, notched=place > 0)
        sketch.nodes.insert(0, PathNode(outline, fill=_hue(stage, hues, theme)))
        stages.append((stage.id, x, width, sketch.finish(width + CHEVRON_DEPTH, stage_height)))
    step_drawings = _steps(header, hues, theme)
    step_height = max(STEP_HEIGHT, *(drawing.height for _, _, _, drawing in step_drawings))
    return BandPart(tuple(stages), tuple(step_drawings), stage_height, step_height)


def has_goal_sign(stage: Stage) -> bool:
    """Whether the stage's header tells if its goal is reached."""
    return bool(stage.goal) or stage.goal_reached is not GoalReached.UNKNOWN


def _hue(stage: Stage, hues: dict[Id, int], theme: Theme) -> str:
    return theme.stage_hues[hues[stage.id] % len(theme.stage_hues)]


def _text_x(place: int) -> float:
    return CHEVRON_PAD + (CHEVRON_DEPTH if place else 2.0)


def _text_room(columns: Columns, place: int) -> float:
    return _stage_width(columns, place) - _text_x(place) - CHEVRON_PAD


def _stage_width(columns: Columns, place: int) -> float:
    first, after = columns.stage_span(place)
    return columns.borders[after] - columns.borders[first]


def _stage_text(
    stage: Stage, x: float, width: float, hues: dict[Id, int], theme: Theme
) -> tuple[Sketch, float]:
    """Name, goal with its sign, and key action, and their height: white on the stage's colour."""
    sketch = Sketch(stage.id)
    colour = theme.stage_text
    top = y = CHEVRON_PAD
    height = sketch.write(stage.name, STAGE, x, y, colour, width=width, of=(stage.id, "name"))
    y += max(height, STAGE.leading) + 1
    middle = BAND_NOTE.leading / 2
    room = width - _NOTE_X
    if has_goal_sign(stage):
        half = _NOTE_ICON / 2
        kind = GOAL_SIGNS[stage.goal_reached]
        text = stage.goal or tr(GOAL_NAMES[stage.goal_reached])
        icon_x, left = _sides(text, x, width)
        sketch.add(*sign(kind, icon_x + half, y + middle, half, colour, _hue(stage, hues, theme)))
        key = (stage.id, "goal")
        y += sketch.write(text, BAND_NOTE, left, y, colour, width=room, of=key) + 1
    if stage.key_action:
        text = stage.key_action
        icon_x, left = _sides(text, x, width)
        sketch.icon("action", icon_x, y + middle - _NOTE_ICON / 2, _NOTE_ICON, colour)
        key = (stage.id, "key_action")
        y += sketch.write(text, BAND_NOTE, left, y, colour, width=room, of=key) + 1
    return sketch, y - top


def _sides(text: str, x: float, width: float) -> tuple[float, float]:
    """Where a note's sign and its text begin: the sign stands where the text begins to be read."""
    return (x + width - _NOTE_ICON, x) if reads_from_right(text) else (x, x + _NOTE_X)


def _steps(
    header: Header, hues: dict[Id, int], theme: Theme
) -> list[tuple[Id, float, float, Drawing]]:
    drawings = []
    for place, stage in enumerate(header.stages):
        hue = theme.step_hues[hues[stage.id] % len(theme.step_hues)]
        first, after = header.columns.stage_span(place)
        if stage.collapsed:
            x, width = header.columns.borders[first], _stage_width(header.columns, place)
            drawing = _folded_steps(after - first, width, hue)
            drawings.append((header.steps[first].id, x, width, drawing))
            continue
        for column in range(first, after):
            step = header.steps[column]
            x = header.columns.borders[column]
            width = header.columns.borders[column + 1] - x
            drawings.append((step.id, x, width, _step(step, width, hue, theme)))
    return drawings


def _step(step: Step, width: float, hue: str, theme: Theme) -> Drawing:
    sketch = Sketch(step.id)
    left = STEP_PAD
    if step.moment_of_truth:
        middle = STEP_PAD + STEP.leading / 2
        sketch.add(*star_mark(STEP_PAD + _STAR / 2, middle, 6.5, theme, theme.paper))
        left += _STAR + 3
    room = width - left - STEP_PAD
    top = STEP_PAD + 0.5
    height = sketch.write(step.name, STEP, left, top, hue, width=room, of=(step.id, "name"))
    return sketch.finish(width, max(height, STEP.leading) + 2 * STEP_PAD + 1)


def _folded_steps(count: int, width: float, hue: str) -> Drawing:
    """How many steps a collapsed stage has: all that is seen of them."""
    sketch = Sketch()
    words = tr("1 step") if count == 1 else tr("{n} steps", n=count)
    room = width - 2 * STEP_PAD
    height = sketch.write(words, SMALL, STEP_PAD, STEP_PAD + 1.5, hue, width=room)
    return sketch.finish(width, height + 2 * STEP_PAD + 1)
