"""The stage band: interlocking chevrons, one per stage, and the names of the steps below."""

from __future__ import annotations

from dataclasses import dataclass

from model.ids import Id
from model.kinds import GoalReached
from model.layout.columns import Columns, Header
from model.layout.display import PathNode
from model.layout.folds import fold_header
from model.layout.marks import GOAL_NAMES, GOAL_SIGNS, Marks, marks_of, sign, star_mark
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
from model.layout.stage_details import skip_words
from model.layout.stops import Piece, Stops, near, piece_for
from model.layout.theme import Theme
from model.records import Stage, Step
from resources.words import tr

_NOTE_ICON = 11.0
_NOTE_X = 16.0
_STAR = 14.0
_STAGE_ROOM, _STEP_ROOM, _FOLD_ROOM = 90.0, 60.0, 30.0
"""Between cuts of the poster text stands in the first room as wide as this."""
_OUTLINE = 1.75


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


@dataclass(frozen=True, slots=True)
class Telling:
    """What the headers of stages tell besides names: goals, where no lane does, and who goes past.

    ``marks`` are the personas shown.
    """

    goals: bool
    marks: Marks


def draw_band(
    header: Header, hues: dict[Id, int], telling: Telling, theme: Theme, stops: Stops = ()
) -> BandPart:
    """Draw the stages and steps of a map; ``hues`` gives each stage's place in the colours.

    Names stand between ``stops``, which count from the grid's left; arrows may be cut.
    """
    columns = header.columns
    if not header.steps:
        return BandPart((), (), 0.0, 0.0)
    texts = [
        fold_header(
            stage,
            _stage_width(columns, place),
            _ink(stage, hues, theme),
            _stage_stops(columns, place, stops),
        )
        if stage.collapsed
        else _stage_text(stage, _text_room(columns, place, stops), hues, telling, theme)
        for place, stage in enumerate(header.stages)
    ]
    stage_height = max(height for _, height in texts) + 2 * CHEVRON_PAD
    stages = []
    for place, (stage, (sketch, _)) in enumerate(zip(header.stages, texts, strict=True)):
        x, width = columns.borders[columns.stage_starts[place]], _stage_width(columns, place)
        hue = _hue(stage, hues, theme)
        sketch.nodes.insert(0, _arrow(width, stage_height, hue, theme, notched=place > 0))
        stages.append((stage.id, x, width, sketch.finish(width + CHEVRON_DEPTH, stage_height)))
    step_drawings = _steps(header, hues, theme, stops)
    step_height = max(STEP_HEIGHT, *(drawing.height for _, _, _, drawing in step_drawings))
    return BandPart(tuple(stages), tuple(step_drawings), stage_height, step_height)


def has_goal_sign(stage: Stage) -> bool:
    """Whether the stage's header tells if its goal is reached."""
    return bool(stage.goal) or stage.goal_reached is not GoalReached.UNKNOWN


def _hue(stage: Stage, hues: dict[Id, int], theme: Theme) -> str:
    return theme.stage_hues[hues[stage.id] % len(theme.stage_hues)]


def _ink(stage: Stage, hues: dict[Id, int], theme: Theme) -> str:
    """The colour of what is written into a stage's header."""
    if theme.filled:
        return theme.stage_text
    return theme.step_hues[hues[stage.id] % len(theme.step_hues)]


def _arrow(width: float, height: float, hue: str, theme: Theme, *, notched: bool) -> PathNode:
    """The ground of a stage's header, or its outline; both cover the same room."""
    if theme.filled:
        outline = chevron(width - CHEVRON_GAP, height, CHEVRON_DEPTH, notched=notched)
        return PathNode(outline, fill=hue)
    half = _OUTLINE / 2
    body = width - CHEVRON_GAP - _OUTLINE
    outline = chevron(body, height - _OUTLINE, CHEVRON_DEPTH, notched=notched)
    return PathNode(outline, half, half, stroke=hue, stroke_width=_OUTLINE)


def _text_x(place: int) -> float:
    return CHEVRON_PAD + (CHEVRON_DEPTH if place else 2.0)


def _text_room(columns: Columns, place: int, stops: Stops) -> Piece:
    """Where the text of a stage stands in it: where a cut goes through, beside the cut."""
    x = _text_x(place)
    width = _stage_width(columns, place) - x - CHEVRON_PAD
    return piece_for(_stage_stops(columns, place, stops), x, width, _STAGE_ROOM)


def _stage_width(columns: Columns, place: int) -> float:
    first, after = columns.stage_span(place)
    return columns.borders[after] - columns.borders[first]


def _stage_stops(columns: Columns, place: int, stops: Stops) -> Stops:
    """The stops within a stage, from its left."""
    left = columns.borders[columns.stage_starts[place]]
    return near(stops, left, _stage_width(columns, place))


def _stage_text(
    stage: Stage, room: Piece, hues: dict[Id, int], telling: Telling, theme: Theme
) -> tuple[Sketch, float]:
    """Name, and what else is told of it, on the stage's colour or in it; their height."""
    sketch = Sketch(stage.id)
    x, width = room.left, room.width
    colour = _ink(stage, hues, theme)
    top = y = CHEVRON_PAD
    height = sketch.write(stage.name, STAGE, x, y, colour, width=width, of=(stage.id, "name"))
    y += max(height, STAGE.leading) + 1
    if telling.goals:
        y += _goal(sketch, stage, room, y, colour, _ground(stage, hues, theme))
        skipped = marks_of(stage.skipped_by_ids, telling.marks)
        if skipped:
            chip = skip_words(skipped, width, colour, theme)
            sketch.add(*chip.draw(x, y + 1))
            y += chip.height + 2
    return sketch, y - top


def _ground(stage: Stage, hues: dict[Id, int], theme: Theme) -> str:
    return _hue(stage, hues, theme) if theme.filled else theme.paper


def _goal(sketch: Sketch, stage: Stage, room: Piece, y: float, colour: str, ground: str) -> float:
    """Goal with its sign, and key action; the height they take."""
    x, width = room.left, room.width
    top = y
    middle = BAND_NOTE.leading / 2
    wide = width - _NOTE_X
    if has_goal_sign(stage):
        half = _NOTE_ICON / 2
        kind = GOAL_SIGNS[stage.goal_reached]
        text = stage.goal or tr(GOAL_NAMES[stage.goal_reached])
        icon_x, left = _sides(text, x, width)
        sketch.add(*sign(kind, icon_x + half, y + middle, half, colour, ground))
        key = (stage.id, "goal")
        y += sketch.write(text, BAND_NOTE, left, y, colour, width=wide, of=key) + 1
    if stage.key_action:
        text = stage.key_action
        icon_x, left = _sides(text, x, width)
        sketch.icon("action", icon_x, y + middle - _NOTE_ICON / 2, _NOTE_ICON, colour)
        key = (stage.id, "key_action")
        y += sketch.write(text, BAND_NOTE, left, y, colour, width=wide, of=key) + 1
    return y - top


def _sides(text: str, x: float, width: float) -> tuple[float, float]:
    """Where a note's sign and its text begin: the sign stands where the text begins to be read."""
    return (x + width - _NOTE_ICON, x) if reads_from_right(text) else (x, x + _NOTE_X)


def _steps(
    header: Header, hues: dict[Id, int], theme: Theme, stops: Stops
) -> list[tuple[Id, float, float, Drawing]]:
    drawings = []
    for place, stage in enumerate(header.stages):
        hue = theme.step_hues[hues[stage.id] % len(theme.step_hues)]
        first, after = header.columns.stage_span(place)
        if stage.collapsed:
            x, width = header.columns.borders[first], _stage_width(header.columns, place)
            drawing = _folded_steps(after - first, width, hue, near(stops, x, width))
            drawings.append((header.steps[first].id, x, width, drawing))
            continue
        for column in range(first, after):
            step = header.steps[column]
            x = header.columns.borders[column]
            width = header.columns.borders[column + 1] - x
            drawing = _step(step, width, hue, theme, near(stops, x, width))
            drawings.append((step.id, x, width, drawing))
    return drawings


def _step(step: Step, width: float, hue: str, theme: Theme, stops: Stops) -> Drawing:
    sketch = Sketch(step.id)
    piece = piece_for(stops, STEP_PAD, width - 2 * STEP_PAD, _STEP_ROOM)
    left, lead = piece.left, 0.0
    if step.moment_of_truth:
        middle = STEP_PAD + STEP.leading / 2
        sketch.add(*star_mark(left + _STAR / 2, middle, 6.5, theme, theme.paper))
        lead = _STAR + 3
    left, room = left + lead, piece.width - lead
    top = STEP_PAD + 0.5
    height = sketch.write(step.name, STEP, left, top, hue, width=room, of=(step.id, "name"))
    return sketch.finish(width, max(height, STEP.leading) + 2 * STEP_PAD + 1)


def _folded_steps(count: int, width: float, hue: str, stops: Stops) -> Drawing:
    """How many steps a collapsed stage has: all that is seen of them."""
    sketch = Sketch()
    words = tr("1 step") if count == 1 else tr("{n} steps", n=count)
    room = piece_for(stops, STEP_PAD, width - 2 * STEP_PAD, _FOLD_ROOM)
    height = sketch.write(words, SMALL, room.left, STEP_PAD + 1.5, hue, width=room.width)
    return sketch.finish(width, height + 2 * STEP_PAD + 1)
