"""The items of one group follow every next version of it, touching as little as possible."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGraphicsScene

from designer.canvas.showing.cards_item import CardsItem
from designer.canvas.showing.items import ContainerItem, GroupItem, Ink
from model.document import JourneyMap
from model.layout.display import Group, Node, RectNode, Role
from model.layout.geometry import Rect
from model.layout.theme import LIGHT

BOX = Rect(0, 0, 10, 10)
INK = RectNode(BOX, fill="#000000")


def child(name: str, *, x: float = 0, role: Role = Role.MARKER) -> Group:
    return Group(role, name, (INK,), BOX, x, 0)


def holder(*children: Node) -> Group:
    return Group(Role.LANE, "lane", children, Rect(0, 0, 1000, 1000))


def shown_in_order(container: ContainerItem) -> list[Group]:
    items = [item for item in container.childItems() if isinstance(item, GroupItem)]
    assert len({item.zValue() for item in items}) == len(items), "who is above whom is open"
    return [item.shown for item in sorted(items, key=lambda item: item.zValue())]


@given(st.lists(st.lists(st.integers(0, 12), unique=True, max_size=10), min_size=2, max_size=12))
def test_any_next_version_is_shown_in_its_order(versions: list[list[int]]) -> None:
    scene = QGraphicsScene()
    container = ContainerItem(Ink())
    scene.addItem(container)
    pool = {number: child(str(number)) for number in range(13)}
    for version in versions:
        # Some records change, the others keep their very group, as a relayout does.
        for number in version[::3]:
            pool[number] = child(str(number), x=number * 10.0)
        children = [pool[number] for number in version]
        container.show_group(holder(*children))
        assert [id(group) for group in shown_in_order(container)] == [id(c) for c in children]


def test_plain_nodes_between_groups_keep_their_place() -> None:
    container = ContainerItem(Ink())
    a, b = child("a"), child("b")
    container.show_group(holder(INK, a, INK, INK, b))
    assert [group.id for group in shown_in_order(container)] == ["", "a", "", "b"]
    container.show_group(holder(INK, child("new"), INK, INK, b))
    assert [group.id for group in shown_in_order(container)] == ["", "new", "", "b"]


def test_a_card_that_moves_far_is_still_where_qt_looks_for_it() -> None:
    scene = QGraphicsScene()
    lane = CardsItem(Ink())
    scene.addItem(lane)
    spots = random.Random(7)  # noqa: S311 - places, not secrets
    cards = [child(f"c{i}", x=i * 40.0, role=Role.CARD) for i in range(60)]
    for _ in range(20):
        index = spots.randrange(len(cards))
        cards[index] = child(f"c{index}", x=spots.uniform(0, 5000), role=Role.CARD)
        lane.show_cards(
            Group(Role.LANE, "lane", tuple(cards), Rect(0, 0, 6000, 10)), {}, JourneyMap(), LIGHT
        )
        for card in cards:
            found = scene.items(QRectF(card.dx + 4, 4, 1, 1))
            assert any(isinstance(i, GroupItem) and i.shown is card for i in found)
