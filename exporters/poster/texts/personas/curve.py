"""A persona's curve over the stages as a small chart: how the journey feels, at a glance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from exporters.poster.audience.excerpt import Excerpt
from exporters.poster.texts.typesetting.flow import Line, Part
from exporters.poster.texts.typesetting.lines import drawn
from exporters.poster.texts.typesetting.style import LABEL
from model.document import JourneyMap
from model.ids import Id
from model.layout.columns import Columns
from model.layout.display import Node, Role
from model.layout.emotions import draw_emotions
from model.layout.geometry import Rect
from model.layout.lane_backgrounds import emotion_bands
from model.layout.marks import Marks
from model.layout.moving import moved
from model.layout.sketch import Sketch
from model.layout.text import typeset
from model.layout.theme import Theme
from model.queries import lanes_in_order, stage_hues, stages_in_order, steps_of
from model.records import Lane, Marker, Stage, Step, evolve
from resources.words import tr

_HEIGHT = 132.0
_PAD = 3.0
_STAGE_GAP = 1.5
_LINE = 0.9
_MOST_LINES = 3
"""A stage with a long name would stand higher than the curve; the poster tells it whole."""


def curves_of(excerpt: Excerpt, persona_id: Id) -> list[tuple[Lane, list[Marker]]]:
    """The lanes that hold markers of the persona, from the top."""
    document = excerpt.document
    found = []
    for lane in lanes_in_order(document):
        markers = [
            marker
            for marker in document.markers.values()
            if marker.lane_id == lane.id and marker.persona_id == persona_id
        ]
        if markers:
            found.append((lane, sorted(markers, key=lambda marker: marker.id)))
    return found


def curve_chart(
    excerpt: Excerpt,
    lane: Lane,
    markers: Sequence[Marker],
    marks: Marks,
    width: float,
    theme: Theme,
    *,
    title: str,
) -> Line:
    """The chart, ``width`` wide: stage names above, then the curve with faces and words."""
    document = excerpt.document
    stages = [
        stage
        for stage in stages_in_order(document)
        if excerpt.stage_ids is None or stage.id in excerpt.stage_ids
    ]
    columns = _columns(document, stages, width, _gaps(document, stages))
    sketch = Sketch()
    top = _stage_names(sketch, stages, columns, stage_hues(document), theme)
    part = draw_emotions(
        evolve(lane, height=_HEIGHT),
        # What was said stands below the chart, where it has room.
        [evolve(marker, trigger="", quote="") for marker in markers],
        columns,
        marks,
        (),
        theme,
    )
    for band, colour in zip(
        emotion_bands(width, part.bands_height, part.scale_top, part.scale_bottom),
        theme.emotion_bands,
        strict=True,
    ):
        sketch.rect(band.moved(0, top), colour)
    neutral = top + (part.scale_top + part.scale_bottom) / 2
    sketch.line(0, neutral - 0.25, width, 0.5, theme.hairline)
    for border in (columns.borders[start] for start in columns.stage_starts[1:]):
        sketch.line(border - 0.375, top, 0.75, part.bands_height, theme.hairline)
    ink: list[Node] = [*part.curves, *part.markers]
    sketch.add(*(moved(node, 0, top) for node in ink))
    return drawn(sketch.nodes, top + part.bands_height, part=Part(Role.FIGURE, title))


def _gaps(document: JourneyMap, stages: Sequence[Stage]) -> frozenset[Id]:
    """The stages before which others are left out."""
    names = [stage.id for stage in stages_in_order(document)]
    shown = {stage.id for stage in stages}
    return frozenset(after for before, after in pairwise(names) if before not in shown)


def _columns(
    document: JourneyMap, stages: Sequence[Stage], width: float, gaps: frozenset[Id]
) -> Columns:
    """The steps of the stages, all equally wide but where the name of a stage needs more."""
    rows = [steps_of(document, stage.id) for stage in stages]
    rooms = _rooms(stages, [len(row) for row in rows], width)
    steps: list[Step] = []
    starts: list[int] = []
    borders = [0.0]
    for row, room in zip(rows, rooms, strict=True):
        starts.append(len(steps))
        left = borders[-1]
        borders.extend(left + room * (place + 1) / len(row) for place in range(len(row)))
        steps.extend(row)
    return Columns(
        step_ids=tuple(step.id for step in steps),
        borders=tuple(borders),
        stage_ids=tuple(stage.id for stage in stages),
        stage_starts=tuple(starts),
        place={step.id: column for column, step in enumerate(steps)},
        gaps=frozenset(
            start for stage, start in zip(stages, starts, strict=True) if stage.id in gaps
        ),
    )


def _rooms(stages: Sequence[Stage], counts: Sequence[int], width: float) -> list[float]:
    """How wide each stage is: for its steps, or for the longest word of its name."""
    least = [
        max((typeset(word, LABEL).width for word in stage.name.split()), default=0.0)
        + 2 * _PAD
        + _STAGE_GAP
        for stage in stages
    ]
    if sum(least) > width:
        least = [min(room, width / len(stages)) for room in least]
    wide: set[int] = set()
    while True:
        rest = [place for place in range(len(stages)) if place not in wide]
        free = width - sum(least[place] for place in wide)
        share = free / max(sum(counts[place] for place in rest), 1)
        more = {place for place in rest if least[place] > share * counts[place] + 1e-6}
        if not more:
            return [
                least[place] if place in wide else share * counts[place]
                for place in range(len(stages))
            ]
        wide |= more


def _stage_names(
    sketch: Sketch,
    stages: Sequence[Stage],
    columns: Columns,
    hues: Mapping[Id, int],
    theme: Theme,
) -> float:
    """The names of the stages over their columns; gives the height they take."""
    rooms = []
    for place, stage in enumerate(stages):
        first, after = columns.stage_span(place)
        left, right = columns.borders[first], columns.borders[after]
        block = typeset(
            stage.name or tr("Stage"), LABEL, width=right - left - 2 * _PAD, max_lines=_MOST_LINES
        )
        rooms.append((stage, left, right - left - _STAGE_GAP, block))
    height = max((block.height for *_, block in rooms), default=0.0) + 2 * _PAD
    for stage, left, room, block in rooms:
        hue, ink = theme.stage_hues[hues[stage.id] % len(theme.stage_hues)], theme.stage_text
        rect = Rect(left, 0, room, height)
        if theme.filled:
            sketch.rect(rect, hue, radius=2.0)
        else:
            sketch.rect(rect.inset(_LINE / 2), None, radius=2.0, stroke=hue, stroke_width=_LINE)
            ink = theme.step_hues[hues[stage.id] % len(theme.step_hues)]
        top = (height - block.height) / 2
        sketch.put(block, left + _PAD, top, ink, width=room - 2 * _PAD, align="centre")
    return height + 2.0
