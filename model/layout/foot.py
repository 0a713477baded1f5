"""What stands below the grid: parking lot, legend, evidence and actions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from model.ids import Id
from model.kinds import MapState
from model.layout.appendix import Section, draw_appendix, sections_of
from model.layout.band import has_goal_sign
from model.layout.display import Group, Role
from model.layout.geometry import Rect
from model.layout.keeping import Kept, kept, same
from model.layout.lanes import LanePart
from model.layout.legend import NOTHING, LegendInput, draw_legend
from model.layout.metrics import MARGIN, SECTION_GAP
from model.layout.parking import ParkingPart, draw_parking
from model.layout.result import MissingGlyph
from model.layout.scope import Scope
from model.layout.sketch import Drawing, merged_missing
from model.layout.stacks import Dealer
from model.layout.tally import Tally
from model.records import Card


@dataclass(frozen=True, slots=True)
class FootPart:
    """The parts below the grid, and how they stand on the sheet."""

    parking: Kept[ParkingPart]
    sections: Kept[tuple[Section, ...]]
    legend: Kept[Drawing]
    appendix: Kept[Drawing]
    parking_rect: Rect
    parking_rects: Mapping[Id, Rect]
    parking_group: Group
    legend_group: Group
    bottom: float

    @property
    def missing(self) -> tuple[MissingGlyph, ...]:
        """The characters that no font has."""
        parts = (self.parking.value.drawing, self.legend.value, self.appendix.value)
        return merged_missing(part.missing for part in parts)


def draw_foot(
    scope: Scope,
    dealer: Dealer,
    parts: Mapping[Id, LanePart],
    width: float,
    top: float,
    old: FootPart | None,
) -> FootPart:
    """Everything from ``top`` on, ``width`` wide."""
    options, document = scope.options, scope.document
    parking = _parking(scope, dealer, width, old)
    strip = parking.value.drawing
    y = top
    parking_rect = Rect(MARGIN, y + SECTION_GAP if strip.height else y, width, strip.height)
    y = parking_rect.bottom
    given = _legend_input(scope, parts, parking.value.tally) if options.show_legend else NOTHING
    legend = kept(
        old.legend if old else None,
        (given, width, options.theme),
        lambda: draw_legend(given, width, options.theme),
    )
    legend_y = y + SECTION_GAP if legend.value.height else y
    answered = frozenset(c for a in document.actions.values() for c in a.answers_ids)
    sections = kept(
        old.sections if old else None,
        (
            document.evidence,
            document.metrics,
            document.actions,
            scope.metrics_on_cards,
            [document.cards.get(card_id) for card_id in sorted(answered)],
        ),
        lambda: sections_of(document, scope.metrics_on_cards),
    )
    appendix = kept(
        old.appendix if old else None,
        (sections.value, width, options.theme),
        lambda: draw_appendix(sections.value, width, options.theme),
    )
    appendix_y = legend_y + legend.value.height
    bottom = appendix_y + appendix.value.height
    parking_group = strip.group(Role.PARKING, "", x=MARGIN, y=parking_rect.y)
    legend_group = Group(
        Role.LEGEND,
        "",
        (
            legend.value.group(Role.LEGEND, ""),
            appendix.value.group(Role.LEGEND, "", y=legend.value.height),
        ),
        Rect(0, 0, width, bottom - legend_y),
        MARGIN,
        legend_y,
    )
    return FootPart(
        parking=parking,
        sections=sections,
        legend=legend,
        appendix=appendix,
        parking_rect=parking_rect,
        parking_rects={
            card_id: rect.moved(MARGIN, parking_rect.y)
            for card_id, rect in parking.value.rects.items()
        },
        parking_group=same(old.parking_group if old else None, parking_group),
        legend_group=same(old.legend_group if old else None, legend_group),
        bottom=bottom,
    )


def _parking(scope: Scope, dealer: Dealer, width: float, old: FootPart | None) -> Kept[ParkingPart]:
    options = scope.options
    cards: tuple[Card, ...] = scope.cells.parked if options.show_parking else ()
    hints = options.hints and options.show_parking
    touched = any(card.id in scope.dirty for card in cards) if scope.dirty else False
    return kept(
        old.parking if old and not touched else None,
        (cards, scope.marks, width, hints, options.theme),
        lambda: draw_parking(cards, dealer, width, hints=hints),
    )


def _legend_input(scope: Scope, parts: Mapping[Id, LanePart], parked: Tally) -> LegendInput:
    """What is shown and wants explaining."""
    tally = parked
    for lane in scope.lanes:
        tally = tally.plus(parts[lane.id].stacks.tally)
    stages = scope.header.stages
    shown = frozenset(s.goal_reached for s in stages if has_goal_sign(s))
    markers = (m for lane in scope.lanes for m in scope.markers.get(lane.id, ()))
    return LegendInput(
        tally=tally,
        personas=tuple(scope.marks.values()),
        connectors=frozenset(c.kind for c in scope.document.connectors.values()),
        goals=shown,
        steps_decisive=any(step.moment_of_truth for step in scope.header.steps),
        to_be=any(marker.state is MapState.TO_BE for marker in markers),
    )
