"""The reading order of a poster: heading, personas, then by stage, lane and card.

A map is drawn row by row over its whole width, and on tiles in pieces. What is read has another
order, so all elements of a map stand ready before anything is painted: each group of the display
list then finds its own by role and id.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from exporters.pdf.owners import Blocks, Lines, Nothing, Owner, Signs, Told, Whole
from exporters.pdf.structure import Element
from exporters.pdf.telling import connector_words, curve_words, sign_words, valence_text
from model.ids import Id
from model.kinds import CARD_KINDS
from model.layout.cards import CardLook
from model.layout.display import Group, Role
from model.layout.metrics import INVITATION, LANE, PERSONA, SMALL_STRONG, STAGE, TITLE
from model.layout.result import LaneBox, LayoutResult
from model.queries import lane_name
from model.records import Card
from resources.words import tr

_NOTHING = Nothing()


class MapReading:
    """The elements of one laid out map, below ``root``, and whose each group's content is."""

    def __init__(self, layout: LayoutResult, root: Element, language: str) -> None:
        self._layout = layout
        self._document = layout.document
        self._root = root
        self._language = language
        self._homes: dict[Id, Element] = {}
        self._signs: dict[Id, Signs] = {}
        self._personas = tuple(layout.personas)
        self._owners: dict[tuple[Role, Id, Id], Owner] = {}
        self._columns = {step.step_id: place for place, step in enumerate(layout.steps)}
        self._add_heading(root)
        self._rest = Blocks(root.add(Element("Sect")), {}, language)
        for stage in layout.stages:
            self._add_stage(root, stage.stage_id)
        self._add_curves(root)
        self._add_connectors(root)
        self._add_foot(root)

    def owner(self, group: Group, _outer: Owner, lane_id: Id) -> Owner | None:
        """Whose the group's content is; None where that is for the group around it to say.

        ``lane_id`` is the lane that the group stands in, or empty.
        """
        match group.role:
            case Role.LANE_BACKGROUND:
                return _NOTHING
            case Role.SIGNS:
                return self._signs.get(group.id)
            case Role.LANE if not lane_id:
                return self._owners.get((Role.LANE, group.id, ""))
            case Role.FOLD | Role.CURVE | Role.DETAILS | Role.PLOT:
                return self._owners.get((group.role, group.id, lane_id))
            case _:
                return self._owners.get((group.role, group.id, ""))

    def other(self) -> Owner:
        """Whose all is that no group claims."""
        return self._rest

    def home(self, record_id: Id) -> Element:
        """Where links on a record's text belong."""
        return self._homes.get(record_id, self._root)

    def _own(self, role: Role, record_id: Id, owner: Owner, lane_id: Id = "") -> None:
        self._owners[role, record_id, lane_id] = owner

    def _blocks(self, section: Element, sizes: Mapping[float, str], photo: str = "") -> Blocks:
        return Blocks(section, sizes, self._language, photo=photo, front=True)

    def _add_heading(self, root: Element) -> None:
        info = self._document.info
        section = root.add(Element("Sect", title=info.title or tr("Journey map")))
        self._own(Role.HEADING, info.id, self._blocks(section, {TITLE.size: "H1"}))
        for persona_id in self._layout.personas:
            name = self._document.personas[persona_id].name
            section = root.add(Element("Sect", title=name))
            photo = tr("Photo of {name}", name=name) if name else tr("Photo")
            sizes = {PERSONA.size: "H2", INVITATION.size: ""}
            self._own(Role.PERSONA, persona_id, self._blocks(section, sizes, photo))
        labels = root.add(Element("L", title=tr("Lanes")))
        for lane in self._layout.lanes:
            body = labels.add(Element("LI")).add(Element("LBody"))
            self._own(Role.LANE_LABEL, lane.lane_id, Lines(body, (), self._language))

    def _add_stage(self, root: Element, stage_id: Id) -> None:
        """A stage with its steps, and what stands below it in each lane."""
        stage = self._document.stages[stage_id]
        section = root.add(Element("Sect", title=stage.name or tr("Stage")))
        name = SMALL_STRONG if stage.collapsed else STAGE
        self._own(Role.STAGE, stage_id, self._blocks(section, {name.size: "H2"}))
        for step in self._layout.steps:
            if step.stage_id == stage_id:
                self._own(
                    Role.STEP, step.step_id, Lines(self._paragraph(section), (), self._language)
                )
        for lane in self._layout.lanes:
            self._add_cell(section, stage_id, lane)

    def _add_cell(self, stage: Element, stage_id: Id, lane: LaneBox) -> None:
        """What stands in a lane below a stage: feelings, cards, and the tile of folded ones."""
        document = self._document
        name = tr(lane_name(document.lanes[lane.lane_id]))
        section = stage.add(Element("Sect", title=name))
        heading = section.add(Element("H3", spoken=name))
        first: tuple[Element, ...] = (heading,)
        if stage_id in lane.details:
            told = Lines(self._paragraph(section), first, self._language)
            self._own(Role.DETAILS, stage_id, told, lane.lane_id)
            first = ()
        first = self._add_plot(section, stage_id, lane, first)
        for marker_id in self._markers(lane, stage_id):
            marker = document.markers[marker_id]
            persona = document.personas[marker.persona_id].name
            element = self._paragraph(section)
            words = f"{persona}, {valence_text(marker.valence)}:"
            signs = (*first, element.add(Element("Span", spoken=words)))
            self._own(Role.MARKER, marker_id, Lines(element, signs, self._language, late=True))
            first = ()
        for card_id in self._cards(lane, stage_id):
            self._add_card(section, card_id, first)
            first = ()
        self._own(Role.FOLD, stage_id, Lines(self._paragraph(section), first, ""), lane.lane_id)

    def _add_plot(
        self, section: Element, stage_id: Id, lane: LaneBox, first: tuple[Element, ...]
    ) -> tuple[Element, ...]:
        """What is drawn at single steps, told in words; gives what is still to stand first."""
        steps = self._document.steps
        for group in lane.group.children:
            if not isinstance(group, Group) or group.role is not Role.PLOT or not group.id:
                continue
            if steps[group.id].stage_id == stage_id:
                words = f"{steps[group.id].name}: {group.title}."
                span = self._paragraph(section).add(Element("Span", spoken=words))
                self._own(Role.PLOT, group.id, Told(span, *first), lane.lane_id)
                first = ()
        return first

    def _add_card(self, section: Element, card_id: Id, first: tuple[Element, ...] = ()) -> None:
        """A card: its kind for its icon, its lines, what its signs say."""
        card = self._document.cards[card_id]
        element = section.add(Element("P"))
        self._homes[card_id] = element
        icon = element.add(Element("Span", spoken=tr(CARD_KINDS[card.kind].name) + ":"))
        self._own(Role.CARD, card_id, Lines(element, (*first, icon), self._language))
        self._signs[card_id] = Signs(
            element, sign_words(self._document, card, self._personas, self._look(card))
        )

    def _look(self, card: Card) -> CardLook | None:
        """What a card shows that does not stand in it."""
        memory = self._layout.memory
        spot = memory.placed(card.lane_id, card.step_id, card.id) if memory else None
        return spot.look if spot is not None else None

    def _paragraph(self, section: Element) -> Element:
        return section.add(Element("P"))

    def _markers(self, lane: LaneBox, stage_id: Id) -> list[Id]:
        boxes = lane.markers.values()
        stages = self._document.steps
        here = [box for box in boxes if stages[box.step_id].stage_id == stage_id]
        here.sort(key=lambda box: (self._columns[box.step_id], box.centre.x, box.marker_id))
        return [box.marker_id for box in here]

    def _cards(self, lane: LaneBox, stage_id: Id) -> Iterator[Id]:
        """The cards that begin below a stage, step by step, each step's from the top."""
        document = self._document
        here = []
        for card_id, rect in lane.cards.items():
            step_id = document.cards[card_id].step_id
            if step_id is not None and document.steps[step_id].stage_id == stage_id:
                here.append((self._columns.get(step_id, -1), rect.y, card_id))
        return (card_id for _, _, card_id in sorted(here))

    def _add_curves(self, root: Element) -> None:
        stages = frozenset(stage.stage_id for stage in self._layout.stages)
        for lane in self._layout.lanes:
            for persona_id in dict.fromkeys(curve.persona_id for curve in lane.curves):
                words = curve_words(self._document, lane.lane_id, persona_id, stages)
                figure = root.add(Element("Figure", alt=words))
                self._own(Role.CURVE, persona_id, Whole(figure), lane.lane_id)

    def _add_connectors(self, root: Element) -> None:
        section = root.add(Element("Sect", title=tr("Connections")))
        heading: tuple[Element, ...] = (section.add(Element("H2", spoken=tr("Connections"))),)
        for box in self._layout.connectors:
            connector = self._document.connectors[box.connector_id]
            element = section.add(Element("P"))
            arrow = element.add(Element("Span", spoken=connector_words(self._document, connector)))
            owner = Lines(element, (*heading, arrow), self._language)
            self._own(Role.CONNECTOR, connector.id, owner)
            heading = ()

    def _add_foot(self, root: Element) -> None:
        """Parking lot, legend, and what stands in small print below it."""
        parking = root.add(Element("Sect", title=tr("Parking lot")))
        self._own(Role.PARKING, "", self._blocks(parking, {LANE.size: "H2"}))
        for card_id in self._layout.parking:
            self._add_card(parking, card_id)
        legend = root.add(Element("Sect", title=tr("Legend")))
        self._homes.update(dict.fromkeys(self._document.evidence, legend))
        self._homes.update(dict.fromkeys(self._document.actions, legend))
        self._own(Role.LEGEND, "", Blocks(legend, {LANE.size: "H2"}, self._language))
