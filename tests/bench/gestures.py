"""What a person does with the canvas, event by event: typing, dragging, capturing, zooming."""

from __future__ import annotations

import gc
import statistics
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit, QWidget

from designer.canvas.selection import Selection
from designer.canvas.view import CanvasView
from designer.document.session import DocumentSession
from model.kinds import LaneKind
from model.layout.geometry import Point, Rect
from model.queries import lanes_in_order, steps_in_order
from tests.bench.bare import BareWidget
from tests.bench.clock import Pair, once, paired, say, say_pair
from tests.bench.maps import synthetic

WINDOW = (1600, 1000)
FRAME_MS = 1000 / 60
SIZES = (100, 400, 1_000, 5_000)
_NOTES = tuple(f"Note {number} says what someone in the room just said" for number in range(1, 41))
_NONE = Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of each event until it is painted."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    @property
    def slow(self) -> float:
        """What nine of ten stay below."""
        return statistics.quantiles(self.values, n=10)[-1]


def bench_keystroke() -> None:
    """One letter typed into a card until it is painted, at four sizes of map."""
    _growing("keystroke to repaint", _keystrokes)


def bench_drag() -> None:
    """One step of dragging a card until it is painted, at four sizes.

    From cell to cell: at nearly each step the map makes room elsewhere, and things glide.
    """
    _growing("drag step to repaint", drag_steps)


def _growing(name: str, measure: Callable[[CanvasView], Times]) -> None:
    medians: dict[int, float] = {}
    for cards in SIZES:
        view = _shown(cards)
        medians[cards] = say_times(name, cards, measure(view))
        _close(view)
    say_growth(name, medians)


def say_times(name: str, cards: int, times: Times) -> float:
    """One line about one size of map; answers the median."""
    frame = {"aim_ms": FRAME_MS} if cards == SIZES[-1] else {}
    say(name, cards=cards, ours_ms=times.median, nine_of_ten_ms=times.slow, **frame)
    return times.median


def say_growth(name: str, medians: Mapping[int, float]) -> None:
    """How much longer it takes on the largest map than on the smallest."""
    growth = medians[SIZES[-1]] / medians[SIZES[0]]
    say(f"{name}, growth from 100 to 5,000 cards", growth=growth, aim=2.0)


def _keystrokes(view: CanvasView) -> Times:
    look_at_first_card(view)
    return keystrokes(view)


def keystrokes(view: CanvasView) -> Times:
    """Letters typed into the first card, each until it is painted."""
    view.edit_text(next(iter(view.document.cards)))
    letters = "and then they wait for the parcel that never comes "
    for letter in letters[:10]:
        _type(view, letter)
    return Times(tuple(once(lambda letter=letter: _type(view, letter)) for letter in letters))  # type: ignore[misc]


def _type(view: CanvasView, letter: str) -> None:
    """A letter, on the map and painted there: not only in the field."""
    editor = view.editing.editor
    assert editor is not None, "the field is gone"
    QTest.keyClick(editor, ord(letter.upper()))
    view.editing.catch_up()
    settle()


def settle() -> None:
    """Whatever was put off until later is done, and painted."""
    for _ in range(3):
        QApplication.processEvents()


def drag_steps(view: CanvasView) -> Times:
    """The first card dragged from cell to cell, each step until it is painted."""
    card_id = next(iter(view.document.cards))
    look_at_first_card(view)
    rect = view.result.card_rect(card_id)
    assert rect is not None
    port = view.viewport()
    start = view.window_state().point_to_view(rect.centre)
    _mouse(port, QEvent.Type.MouseButtonPress, start)
    width, height = port.width() - 260, port.height() - 160
    spots = [QPointF(230 + 137 * step % width, 110 + 83 * step % height) for step in range(80)]
    way = [spot for spot in spots if abs(spot.x() - start.x()) + abs(spot.y() - start.y()) > 60]
    for point in way[:12]:
        _mouse(port, QEvent.Type.MouseMove, point)
    times = [
        once(lambda point=point: _mouse(port, QEvent.Type.MouseMove, point))  # type: ignore[misc]
        for point in way[12:]
    ]
    QTest.keyClick(view, Qt.Key.Key_Escape)
    _mouse(port, QEvent.Type.MouseButtonRelease, way[-1])
    return Times(tuple(times))


def _mouse(port: QWidget, kind: QEvent.Type, at: QPointF) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button = none if kind is QEvent.Type.MouseMove else left
    held = none if kind is QEvent.Type.MouseButtonRelease else left
    QApplication.sendEvent(port, QMouseEvent(kind, at, port.mapToGlobal(at), button, held, _NONE))
    settle()


def bench_capture() -> None:
    """Forty notes typed into cells, against the same keys typed into a bare text field.

    Twice: all keys at once, as from a fast typist whom the program has to catch up with; and
    painted after each key.
    """
    for name, painted in (("capture, painted after all", False), ("capture, each key", True)):
        times = [(_capture(painted=painted), _capture_bare(painted=painted)) for _ in range(6)][1:]
        pair = Pair(
            ours=statistics.median(ours for ours, _ in times),
            bare=statistics.median(bare for _, bare in times),
        )
        say_pair(name, pair, notes=len(_NOTES), aim=3.0)


def _capture(*, painted: bool) -> float:
    view = _shown(400)
    document = view.document
    lane = next(lane for lane in lanes_in_order(document) if lane.kind is LaneKind.TOUCHPOINTS)
    view.choose(Selection.at(lane.id, steps_in_order(document)[0].id))
    window = _in_window(view)
    view.setFocus()
    QApplication.processEvents()

    def type_all() -> None:
        for key in _keys():
            _press(view.editing.editor or view, key, painted=painted)
        view.commit_editor()
        QApplication.processEvents()

    taken = once(type_all)
    if sorted(_said(view) - {card.text for card in document.cards.values()}) != sorted(_NOTES):
        message = "notes were lost"
        raise RuntimeError(message)
    _close(window)
    gc.unfreeze()
    return taken


def _in_window(inside: QWidget) -> QMainWindow:
    """As in the program, it is a part of a window."""
    window = QMainWindow()
    window.setCentralWidget(inside)
    window.resize(*WINDOW)
    window.show()
    QApplication.processEvents()
    return window


def _said(view: CanvasView) -> set[str]:
    return {card.text for card in view.document.cards.values()}


def _capture_bare(*, painted: bool) -> float:
    field = QPlainTextEdit()
    window = _in_window(field)
    field.setFocus()
    QApplication.processEvents()

    def type_all() -> None:
        for key in _keys():
            _press(field, key, painted=painted)
        QApplication.processEvents()

    taken = once(type_all)
    _close(window)
    return taken


def _keys() -> Iterator[str | Qt.Key]:
    """What is typed: notes one below the other, eight to a cell."""
    for number, note in enumerate(_NOTES, start=1):
        yield from note
        yield Qt.Key.Key_Tab if number % 8 == 0 else Qt.Key.Key_Return


def _press(target: QWidget, key: str | Qt.Key, *, painted: bool) -> None:
    QTest.keyClick(target, key)  # type: ignore[arg-type]
    if painted:
        QApplication.processEvents()


def bench_zoom() -> None:
    """All frames of a zoom from the whole map to 200 % at 1,000 cards, against a bare painter."""
    view = _shown(1_000)
    middle = QPointF(WINDOW[0] / 2, WINDOW[1] / 2)
    view.zoom_fit()
    QApplication.processEvents()
    levels = [view.zoom * (2.0 / view.zoom) ** (step / 24) for step in range(25)]
    bare: list[BareWidget] = []
    for level in levels:
        view.zoom_about(level / view.zoom, middle)
        QApplication.processEvents()
        bare.append(_bare_of(view))
    pair = paired(
        lambda: _sweep(view, levels, middle), lambda: [one.repaint() for one in bare], rounds=5
    )
    say_pair("zoom sweep", pair, cards=1_000, frames=len(levels), aim=1.2)
    for one in bare:
        _close(one)
    _close(view)


def _sweep(view: CanvasView, levels: list[float], middle: QPointF) -> None:
    for level in levels:
        view.zoom_about(level / view.zoom, middle)
        QApplication.processEvents()


def _bare_of(view: CanvasView) -> BareWidget:
    corner = view.mapToScene(view.viewport().rect()).boundingRect()
    bare = BareWidget(
        view.result, Rect(corner.x(), corner.y(), corner.width(), corner.height()), view.zoom
    )
    bare.resize(view.viewport().size())
    bare.show()
    QApplication.processEvents()
    return bare


def _shown(cards: int) -> CanvasView:
    view = CanvasView(DocumentSession(synthetic(cards)))
    view.resize(*WINDOW)
    view.show()
    QApplication.processEvents()
    view.zoom_reset()
    QApplication.processEvents()
    gc.collect()
    gc.freeze()
    return view


def look_at_first_card(view: CanvasView) -> None:
    """At 100 %, the map's first card in sight."""
    rect = view.result.card_rect(next(iter(view.document.cards)))
    corner = Point(rect.x - 200, rect.y - 200) if rect else Point(0, 0)
    view.zoom_to(Rect(corner.x, corner.y, *map(float, WINDOW)))
    QApplication.processEvents()


def _close(view: QWidget) -> None:
    view.close()
    view.deleteLater()
    QApplication.processEvents()
    gc.unfreeze()
