"""A map as a draw.io page: every card a shape that can be edited, at its place on the sheet.

Each shape carries in its data what it is (:data:`MARK`) and what a shape cannot show, so that the
page comes back as a map, wherever its shapes have been moved to meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from model.changes import apply
from model.document import JourneyMap
from model.edits.sizes import fold
from model.emotions import VALENCE_NAMES
from model.ids import Id
from model.kinds import ConnectorKind
from model.layout.engine import layout_map
from model.layout.geometry import Rect
from model.layout.result import LaneBox, LayoutOptions, LayoutResult
from model.layout.theme import LIGHT
from model.queries import (
    lane_name,
    markers_by_curve,
    persona_hues,
    personas_in_order,
    stage_hues,
)
from model.records import Card, Marker
from resources.words import tr

MARK = "journeyboard"
"""The attribute that says what a shape is: title, stage, step, lane, card, marker, curve."""
ABOUT = ("objective", "scenario", "expectations", "scope")
"""What the shape of the title carries of the map itself."""
CARRIED = frozenset(
    {"stages", "steps", "lanes", "cards", "markers", "connectors", "images", "personas"}
)
"""The tables that a drawing shows; of personas it has the names."""
_TEXT = "whiteSpace=wrap;html=0;fontFamily=Noto Sans;"
_ROOT, _LAYER = "0", "1"
_TITLE = 48.0  # points above the band


def drawio_of(document: JourneyMap) -> bytes:
    """The map as an uncompressed draw.io file. Pictures are inside."""
    document = _unfolded(document)
    layout = layout_map(document, LayoutOptions(LIGHT, show_legend=False))
    file = Element("mxfile", host="Journeyboard", type="device")
    title = document.info.title or tr("Untitled map")
    diagram = SubElement(file, "diagram", id="map", name=title)
    page_size = {"pageWidth": f"{layout.size.width:g}", "pageHeight": f"{layout.size.height:g}"}
    model = SubElement(diagram, "mxGraphModel", {"grid": "0", "page": "1", **page_size})
    root = SubElement(model, "root")
    SubElement(root, "mxCell", id=_ROOT)
    SubElement(root, "mxCell", {"id": _LAYER, "parent": _ROOT})
    page = _Page(root, layout)
    page.write(document.info.title)
    indent(file)
    text: bytes = tostring(file, encoding="utf-8", xml_declaration=True)
    return text


def _unfolded(document: JourneyMap) -> JourneyMap:
    """The map with everything in sight: what is folded away would not be drawn."""
    folded = [stage.id for stage in document.stages.values() if stage.collapsed]
    folded += [lane.id for lane in document.lanes.values() if lane.collapsed]
    return apply(document, fold(document, folded, on=False))


class _Page:
    """The shapes of one page, as they are added."""

    def __init__(self, root: Element, layout: LayoutResult) -> None:
        self._root = root
        self._layout = layout
        self._document = layout.document
        top = layout.stages[0].rect.y if layout.stages else layout.grid.y
        # What a poster says above the band is not drawn: the page begins with the title.
        self._above = max(0.0, top - _TITLE)

    def write(self, title: str) -> None:
        """Add everything, what lies below first."""
        style = f"text;align=left;verticalAlign=middle;fontSize=21;fontStyle=1;{_TEXT}"
        style += f"fontColor={LIGHT.ink};"
        left = min([self._layout.grid.x, *(lane.label.x for lane in self._layout.lanes)])
        heading = Rect(left, self._above, self._layout.grid.right - left, _TITLE - 8)
        info = self._document.info
        people = personas_in_order(self._document)
        data = {name: getattr(info, name) for name in ABOUT}
        data["personas"] = "\n".join(persona.name for persona in people)
        self._shape("title", "title", title, heading, style, data)
        self._band()
        for lane in self._layout.lanes:
            self._lane(lane)
        self._parking()
        self._curves()
        self._connectors()

    def _band(self) -> None:
        hues = stage_hues(self._document)
        for stage_box in self._layout.stages:
            stage = self._document.stages[stage_box.stage_id]
            hue = LIGHT.stage_hues[hues[stage.id] % len(LIGHT.stage_hues)]
            style = (
                f"shape=step;perimeter=stepPerimeter;fixedSize=1;size=10;strokeColor=none;"
                f"fillColor={hue};fontColor={LIGHT.stage_text};fontSize=14;fontStyle=1;{_TEXT}"
            )
            data = {"goal": stage.goal, "action": stage.key_action, "reached": stage.goal_reached}
            self._shape("stage", stage.id, stage.name, stage_box.rect, style, data)
        for step_box in self._layout.steps:
            step = self._document.steps[step_box.step_id]
            style = f"text;align=center;verticalAlign=middle;fontSize=12;fontStyle=1;{_TEXT}"
            data = {"moment": "yes" if step.moment_of_truth else ""}
            self._shape("step", step.id, step.name, step_box.header, style, data)

    def _lane(self, box: LaneBox) -> None:
        lane = self._document.lanes[box.lane_id]
        start = self._layout.grid.x - box.label.x
        rect = Rect(box.label.x, box.y, start + self._layout.grid.width, box.height)
        style = (
            f"swimlane;horizontal=1;startSize=0;collapsible=0;strokeColor={LIGHT.hairline};"
            f"fillColor={LIGHT.canvas};swimlaneFillColor={LIGHT.paper};{_TEXT}"
        )
        name = lane_name(lane)
        self._shape("lane", lane.id, "", rect, style, {"kind": lane.kind, "name": name})
        label = f"text;align=left;verticalAlign=middle;spacingLeft=6;fontStyle=1;{_TEXT}"
        self._shape(
            "lane-name", f"{lane.id}-name", name, Rect(0, 0, start, box.height), label,
            parent=lane.id,
        )  # fmt: skip
        for card_id, card_rect in box.cards.items():
            self._card(self._document.cards[card_id], card_rect.moved(start, 0), lane.id)
        for marker_id in box.markers:
            self._marker(self._document.markers[marker_id], box, start)

    def _card(self, card: Card, rect: Rect, parent: Id) -> None:
        colours = LIGHT.cards[card.kind]
        image = self._document.images.get(card.image_id or "")
        style = (
            f"rounded=1;arcSize=6;align=left;verticalAlign=top;spacing=6;fontSize=11;{_TEXT}"
            f"fillColor={colours.fill};strokeColor={colours.bar};fontColor={colours.text};"
        )
        if image is not None:
            # draw.io ends a style at a semicolon, so its pictures go without ";base64".
            style = (
                f"shape=image;imageAspect=1;verticalLabelPosition=middle;verticalAlign=bottom;"
                f"labelBackgroundColor={LIGHT.paper};fontSize=11;{_TEXT}"
                f"image=data:{image.media_type},{image.data};"
            )
        people = self._document.personas
        data = {
            "kind": card.kind,
            "span": str(card.span) if card.span > 1 else "",
            "channel": card.channel,
            "owner": card.owner,
            "status": card.status or "",
            "priority": card.priority or "",
            "votes": str(card.votes) if card.votes else "",
            "tags": "\n".join(card.tags),
            "details": card.details,
            "source": card.source,
            "moment": "yes" if card.moment_of_truth else "",
            "personas": "\n".join(people[person].name for person in card.persona_ids),
        }
        self._shape("card", card.id, card.text, rect, style, data, parent=parent)

    def _marker(self, marker: Marker, box: LaneBox, start: float) -> None:
        found = box.markers[marker.id]
        hue = self._persona_hue(marker.persona_id)
        style = (
            f"ellipse;aspect=fixed;verticalLabelPosition=bottom;verticalAlign=top;strokeWidth=2;"
            f"fillColor={LIGHT.paper};strokeColor={hue};fontSize=10;html=0;fontFamily=Noto Sans;"
        )
        side = 2 * found.radius
        rect = Rect(
            start + found.centre.x - found.radius, found.centre.y - found.radius, side, side
        )
        data = {
            "persona": self._document.personas[marker.persona_id].name,
            "valence": f"{marker.valence:g}",
            "position": f"{marker.position:g}",
            "word": marker.word,
            "trigger": marker.trigger,
            "quote": marker.quote,
        }
        word = marker.word or VALENCE_NAMES[round(marker.valence)]
        self._shape("marker", marker.id, word, rect, style, data, parent=marker.lane_id)

    def _persona_hue(self, persona_id: Id) -> str:
        hues = persona_hues(self._document)
        return LIGHT.persona_hues[hues[persona_id] % len(LIGHT.persona_hues)]

    def _parking(self) -> None:
        if not self._layout.parking:
            return
        area = self._layout.parking_rect
        style = (
            f"swimlane;startSize=24;collapsible=0;dashed=1;fillColor=none;{_TEXT}"
            f"strokeColor={LIGHT.faint};"
        )
        self._shape("parking", "parking", tr("Parking lot"), area, style)
        for card_id, rect in self._layout.parking.items():
            moved = rect.moved(-area.x, -area.y)
            self._card(self._document.cards[card_id], moved, "parking")

    def _curves(self) -> None:
        for (_, persona_id), markers in markers_by_curve(self._document).items():
            style = "curved=1;endArrow=none;strokeWidth=2;strokeColor="
            style += f"{self._persona_hue(persona_id)};"
            for before, after in pairwise(markers):
                name = f"{before.id}-curve"
                self._arrow("curve", name, (before.id, after.id), "", style)

    def _connectors(self) -> None:
        for connector in self._document.connectors.values():
            dashed = connector.kind is ConnectorKind.CAUSES
            style = f"edgeStyle=orthogonalEdgeStyle;rounded=1;html=0;strokeColor={LIGHT.secondary};"
            style += "dashed=1;" if dashed else ""
            style += "endArrow=none;" if connector.kind is ConnectorKind.PARALLEL else ""
            ends = (connector.source_id, connector.target_id)
            data = {"kind": connector.kind}
            self._arrow("connector", connector.id, ends, connector.label, style, data)

    def _shape(
        self,
        what: str,
        shape_id: str,
        text: str,
        rect: Rect,
        style: str,
        data: Mapping[str, str] | None = None,
        *,
        parent: str = _LAYER,
    ) -> None:
        cell = self._cell(what, shape_id, text, style, data or {})
        cell.set("vertex", "1")
        cell.set("parent", parent)
        places = dict(_placed(rect if parent != _LAYER else rect.moved(0, -self._above)))
        SubElement(cell, "mxGeometry", {**places, "as": "geometry"})

    def _arrow(
        self,
        what: str,
        arrow_id: str,
        ends: tuple[str, str],
        text: str,
        style: str,
        data: Mapping[str, str] | None = None,
    ) -> None:
        cell = self._cell(what, arrow_id, text, style, data or {})
        cell.set("edge", "1")
        cell.set("parent", _LAYER)
        cell.set("source", ends[0])
        cell.set("target", ends[1])
        SubElement(cell, "mxGeometry", {"relative": "1", "as": "geometry"})

    def _cell(
        self, what: str, cell_id: str, text: str, style: str, data: Mapping[str, str]
    ) -> Element:
        said = {key: value for key, value in data.items() if value}
        outer = SubElement(self._root, "object", {"label": text, "id": cell_id, MARK: what, **said})
        return SubElement(outer, "mxCell", style=style)


def _placed(rect: Rect) -> Iterator[tuple[str, str]]:
    for name in ("x", "y", "width", "height"):
        yield name, f"{getattr(rect, name):.2f}".rstrip("0").rstrip(".")
