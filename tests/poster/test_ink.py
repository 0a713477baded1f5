"""The colour below a text is the one a painter would leave there, however groups are nested."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from exporters.poster.reading.ink import ink_of
from model.layout.display import Group, Node, RectNode, Role, TextNode, walk
from model.layout.geometry import Rect
from tests.exporters.scenes import line

COLOURS = ("#111111", "#222222", "#333333", "#444444")
_PLACES = st.integers(0, 8).map(lambda place: 10.0 * place)
_SIDES = st.integers(1, 9).map(lambda side: 10.0 * side)


def _rects() -> st.SearchStrategy[RectNode]:
    rects = st.builds(Rect, _PLACES, _PLACES, _SIDES, _SIDES)
    return st.builds(RectNode, rects, fill=st.sampled_from(COLOURS))


def _texts() -> st.SearchStrategy[TextNode]:
    # 4 wide and high, well within one square of the grid that rectangles have their edges on.
    return st.builds(lambda x, y: line("i", x + 3, y + 8, size=6), _PLACES, _PLACES)


def _groups(children: st.SearchStrategy[Node]) -> st.SearchStrategy[Group]:
    whole = Rect(-500, -500, 1500, 1500)
    return st.builds(
        lambda nodes, dx, dy: Group(Role.CARD, "", tuple(nodes), whole, dx, dy),
        st.lists(children, max_size=5),
        _PLACES,
        _PLACES,
    )


_NODES: st.SearchStrategy[Node] = st.recursive(_rects() | _texts(), _groups, max_leaves=15)


def painted(drawing: Group) -> list[tuple[str, ...]]:
    """The colour in the middle of each text, painting one thing after the other."""
    fills: list[tuple[Rect, str]] = []
    found: list[tuple[str, ...]] = []
    for node, x, y in walk(drawing):
        if isinstance(node, RectNode) and node.fill:
            fills.append((node.rect.moved(x, y), node.fill))
        elif isinstance(node, TextNode):
            middle = Rect(node.x + x, node.y + y - 4.2, node.width, 4.2).centre
            below = [colour for rect, colour in fills if rect.contains(middle)]
            found.append(tuple(below[-1:]))
    return found


@settings(max_examples=60, deadline=None)
@given(_groups(_NODES))
def test_the_ground_is_what_was_painted_last(drawing: Group) -> None:
    assert [text.grounds for text in ink_of(drawing).texts] == painted(drawing)


@given(_groups(_NODES))
@settings(max_examples=20, deadline=None)
def test_every_text_is_read_where_it_stands(drawing: Group) -> None:
    wanted = [(n.text, n.x + x, n.y + y) for n, x, y in walk(drawing) if isinstance(n, TextNode)]
    read = [(text.says, text.x, text.y) for text in ink_of(drawing).texts]
    assert read == wanted
