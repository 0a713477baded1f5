"""Filling pages: nothing lost, nothing twice, nothing beyond the page, no heading left alone."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from exporters.poster.texts.typesetting.flow import Block, Column, Line, Piece, flow
from model.layout.display import Role

ROOM = 200.0


def _lines(*heights: float) -> tuple[Line, ...]:
    return tuple(Line((), height) for height in heights)


def block(*heights: float, **fields: object) -> Block:
    """A block of one column."""
    return Block(Role.PARAGRAPH, (Column(0.0, _lines(*heights)),), **fields)  # type: ignore[arg-type]


def row(*columns: tuple[float, ...], **fields: object) -> Block:
    """A block of several columns."""
    made = tuple(Column(0.0, _lines(*heights)) for heights in columns)
    return Block(Role.TABLE_ROW, made, **fields)  # type: ignore[arg-type]


def heading(height: float = 20.0) -> Block:
    return block(height, with_next=True, above=10.0)


def _places(pages: tuple[tuple[Piece, ...], ...]) -> list[list[tuple[float, float]]]:
    return [[(piece.y, piece.height) for piece in page] for page in pages]


def test_blocks_stand_under_each_other_with_the_space_they_ask_for():
    pages = flow([block(30), block(40, above=12.0), block(10)], ROOM)
    assert _places(pages) == [[(0, 30), (42, 40), (82, 10)]]


def test_space_above_is_left_out_at_the_top_of_a_page():
    pages = flow([block(30, above=12.0), block(180, above=12.0)], ROOM)
    assert _places(pages) == [[(0, 30)], [(0, 180)]]


def test_what_goes_together_goes_to_the_next_page_whole():
    pages = flow([block(150), block(30, 30, 30)], ROOM)
    assert _places(pages) == [[(0, 150)], [(0, 90)]]


def test_a_text_is_broken_between_lines_and_never_leaves_one_alone():
    lines = (30.0,) * 5
    pages = flow([block(100), block(*lines, whole=False)], ROOM)
    assert [piece.ends for page in pages for piece in page] == [(1,), (3,), (5,)]
    pages = flow([block(150), block(*lines, whole=False)], ROOM)
    assert _places(pages) == [[(0, 150)], [(0, 150)]], "one line alone stays with the others"
    pages = flow([block(70), block(*lines, whole=False)], ROOM)
    assert [piece.ends for page in pages for piece in page] == [(1,), (3,), (5,)]


def test_what_is_higher_than_a_page_is_broken_even_if_it_belongs_together():
    pages = flow([block(*(30.0,) * 8)], ROOM)
    assert [piece.ends for page in pages for piece in page] == [(6,), (8,)]


def test_columns_of_a_row_are_broken_each_by_itself():
    pages = flow([row((30.0,) * 8, (50.0,) * 5)], ROOM)
    assert [(p.starts, p.ends) for page in pages for p in page] == [
        ((0, 0), (6, 3)),
        ((6, 3), (8, 5)),
    ]


def test_a_heading_goes_with_what_follows():
    pages = flow([block(150), heading(), block(50)], ROOM)
    assert _places(pages) == [[(0, 150)], [(0, 20), (20, 50)]]


def test_headings_of_several_levels_go_together():
    pages = flow([block(130), heading(), heading(), block(30)], ROOM)
    assert _places(pages) == [[(0, 130)], [(0, 20), (30, 20), (50, 30)]]


def test_a_row_that_no_page_holds_with_its_heading_is_broken_below_it():
    pages = flow([block(100), heading(40), block(*(30.0,) * 6)], ROOM)
    assert [len(page) for page in pages] == [1, 2, 1]
    assert [piece.ends for piece in pages[1]] == [(1,), (4,)]
    for page in pages:
        assert not page[-1].block.with_next


def test_the_head_of_a_table_is_drawn_once_and_again_on_each_further_page():
    head = row((10.0,), (10.0,))
    rows = [row((80.0,), (60.0,), head=head) for _ in range(4)]
    pages = flow([block(20), *rows], ROOM)
    assert [[(p.block is head, p.repeated) for p in page] for page in pages] == [
        [(False, False), (True, False), (False, False), (False, False)],
        [(True, True), (False, False), (False, False)],
    ]


def test_two_tables_have_a_head_each():
    heads = [row((10.0,)), row((10.0,))]
    pages = flow([row((20.0,), head=heads[0]), row((20.0,), head=heads[1])], ROOM)
    assert [piece.block in heads for piece in pages[0]] == [True, False, True, False]


def test_the_running_head_stands_on_every_page_but_the_first():
    running = block(15)
    pages = flow([block(150), block(150), block(150)], ROOM, running=running)
    assert [page[0].block is running for page in pages] == [False, True, True]
    assert all(page[0].repeated for page in pages[1:])
    assert pages[1][1].y == 15


def test_nothing_is_one_empty_page():
    assert flow([], ROOM) == ((),)


# --- properties --------------------------------------------------------------------------------

_HEIGHTS = st.lists(st.sampled_from([4.0, 11.5, 13.0, 40.0]), min_size=1, max_size=30)
_SPACES = st.sampled_from([0.0, 3.0, 9.5])
_HEADS = [None, row((9.0,), (9.0, 9.0)), row((14.0,))]


@st.composite
def _blocks(draw: st.DrawFn) -> Block:
    if draw(st.integers(0, 3)) == 0:
        return heading(draw(st.sampled_from([15.0, 30.0])))
    columns = draw(st.lists(_HEIGHTS, min_size=1, max_size=3))
    return row(
        *map(tuple, columns),
        above=draw(_SPACES),
        above_pad=draw(_SPACES),
        below_pad=draw(_SPACES),
        whole=draw(st.booleans()),
        head=draw(st.sampled_from(_HEADS)),
    )


@given(st.lists(_blocks(), max_size=25), st.sampled_from([None, block(12.0)]))
def test_every_line_stands_on_one_page_in_order_and_within_it(
    blocks: list[Block], running: Block | None
):
    pages = flow(blocks, ROOM, running=running)
    told = [p for page in pages for p in page if not p.repeated and p.block not in _HEADS]
    done: dict[int, tuple[int, ...]] = {}
    order = []
    for piece in told:
        before = done.get(id(piece.block), tuple(0 for _ in piece.block.columns))
        assert piece.starts == before, "it goes on where it stopped"
        if not any(before):
            order.append(piece.block)
        done[id(piece.block)] = piece.ends
    assert [id(one) for one in order] == [id(one) for one in blocks]
    for one in blocks:
        assert done[id(one)] == tuple(len(column.lines) for column in one.columns)
    for page in pages:
        for above, below in pairwise(page):
            assert above.y + above.height <= below.y + 1e-6
        assert not page or page[-1].y + page[-1].height <= ROOM + 1e-6


@given(st.lists(_blocks(), max_size=25))
def test_no_page_is_blank_and_none_ends_with_a_heading(blocks: list[Block]):
    pages = flow(blocks, ROOM)
    for page in pages[:-1]:
        assert not page[-1].block.with_next or sum(p.block.with_next for p in page) == len(page)
    assert not blocks or all(page for page in pages)


@given(st.lists(_blocks(), max_size=25))
def test_rows_stand_below_the_head_of_their_table(blocks: list[Block]):
    for page in flow(blocks, ROOM):
        in_force: Block | None = None
        for piece in page:
            if piece.block in _HEADS:
                in_force = piece.block
            else:
                assert piece.block.head is None or piece.block.head is in_force
                in_force = piece.block.head


def test_the_head_of_a_table_is_counted_once_for_a_run_of_headings():
    head = row((30.0,))
    title = row((20.0,), head=head, with_next=True)
    pages = flow([block(100), title, row((40.0,), head=head)], ROOM)
    assert len(pages) == 1


def test_a_line_that_belongs_to_the_next_is_not_the_last_on_a_page():
    lines = [*_lines(*(30.0,) * 5), Line((), 30.0, with_next=True), *_lines(*(30.0,) * 3)]
    pages = flow([Block(Role.PARAGRAPH, (Column(0.0, tuple(lines)),))], ROOM)
    assert [piece.ends for page in pages for piece in page] == [(5,), (9,)]
