"""From a point of the matrix to the ratings it stands for, and back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from model.layout.geometry import Point, Size
from model.plots.matrix import LEVELS, cell_in, ratings_at
from model.plots.values import Dot

_LEVEL = st.integers(1, LEVELS)
DOTS = (Dot("a", 1, "A", 4, 2), Dot("b", 2, "B", 1, 5, None))


@given(effort=_LEVEL, value=_LEVEL, x=st.floats(0.02, 0.98), y=st.floats(0.02, 0.98),
       width=st.floats(220, 900), height=st.floats(170, 700))  # fmt: skip
def test_every_point_of_a_cell_stands_for_its_ratings(
    effort: int, value: int, x: float, y: float, width: float, height: float
) -> None:
    for dots in ((), DOTS):
        cell = cell_in(dots, Size(width, height), effort, value)
        at = Point(cell.x + x * cell.width, cell.y + y * cell.height)
        assert ratings_at(dots, Size(width, height), at) == (effort, value)


def test_outside_of_the_plot_is_no_rating() -> None:
    size = Size(400, 300)
    assert ratings_at(DOTS, size, Point(2, 2)) is None
    assert ratings_at(DOTS, size, Point(410, 100)) is None
    corner = cell_in(DOTS, size, LEVELS, LEVELS)
    assert ratings_at(DOTS, size, Point(corner.right - 1, corner.y - 5)) == (LEVELS, LEVELS)
