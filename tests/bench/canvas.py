"""The canvas: opening, panning, the whole map at once, and one edit to its repaint."""

from __future__ import annotations

import gc
import statistics
from collections.abc import Callable
from functools import partial
from itertools import count

from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView, QWidget

from designer.canvas.view import CanvasView
from designer.document.session import DocumentSession
from model.document import JourneyMap
from model.edits import edit
from model.layout.engine import layout_map
from model.layout.geometry import Rect
from model.layout.result import LayoutOptions
from model.layout.text.shaping import shaping
from model.layout.text.typeset import typeset
from model.layout.theme import LIGHT
from model.storage import dumps, loads
from tests.bench.bare import BareWidget, card_scene, drawn_scene
from tests.bench.clock import once, paired, say, say_pair
from tests.bench.maps import synthetic

WINDOW = (1600, 1000)
_SIZES = (100, 400, 1_000, 5_000)


def bench_open() -> None:
    """Bytes to a painted window, against validating them and a bare scene.

    Twice: against a scene of the same primitives, and against one that shows only a rectangle
    and its words for each card. Nothing typeset before is kept: each opening is a first one.
    """
    for cards in (400, 1_000, 5_000):
        document = synthetic(cards)
        data = dumps(document, map_id="bench", parents=())
        result = layout_map(document, LayoutOptions(LIGHT))
        ours = partial(_open, data)
        for name, aim, scene in (
            ("open", 2.0, drawn_scene),
            ("open, words only", None, card_scene),
        ):
            pair = paired(ours, partial(_open_bare, data, partial(scene, result)), rounds=3)
            say_pair(name, pair, cards=cards, aim=aim)


def _open(data: bytes) -> None:
    typeset.cache_clear()
    shaping.cache_clear()
    view = CanvasView(DocumentSession(loads(data).document))
    _paint(view)
    _close(view)


def _open_bare(data: bytes, build: Callable[[], tuple[QGraphicsView, QGraphicsScene]]) -> None:
    loads(data)
    view, scene = build()
    _paint(view)
    for item in scene.items():
        scene.removeItem(item)
    _close(view)


def bench_frames() -> None:
    """Frames while panning at 100 % and repaints of the whole map, against a bare painter."""
    for cards in (1_000, 5_000):
        view = _shown(synthetic(cards))
        bar = view.verticalScrollBar()
        bar.setValue(bar.minimum() + 200)
        bare = _bare_widget(view)
        steps = count(1)
        pair = paired(
            lambda bar=bar, view=view, steps=steps: _pan(view, bar, next(steps)),  # type: ignore[misc]
            bare.repaint,
            rounds=40,
        )
        say_pair("pan frame", pair, cards=cards, primitives=bare.primitives, aim=1.2)
        bare.close()
        view.zoom_fit()
        QApplication.processEvents()
        whole = _bare_widget(view)
        pair = paired(view.viewport().repaint, whole.repaint, rounds=9)
        say_pair("fit frame", pair, cards=cards, primitives=whole.primitives, aim=1.2)
        whole.close()
        _close(view)


def _pan(view: CanvasView, bar: object, step: int) -> None:
    value = 200 + 24 * (step % 30)
    bar.setValue(bar.minimum() + value)  # type: ignore[attr-defined]
    QApplication.processEvents()  # scrolls what was painted and paints what came into view


def bench_edit() -> None:
    """One text edit until it is painted, at four sizes of map; the growth is what counts."""
    medians: dict[int, float] = {}
    for cards in _SIZES:
        view = _shown(synthetic(cards))
        document = view.session.document
        card_id = next(iter(document.cards))
        rect = view.result.card_rect(card_id)
        if rect is not None:
            view.zoom_to(Rect(rect.x - 300, rect.y - 200, 1200, 700))
        QApplication.processEvents()
        texts = count()
        change: Callable[[], None] = lambda view=view, card_id=card_id, texts=texts: _edit(  # type: ignore[misc]  # noqa: E731
            view, card_id, next(texts)
        )
        for _ in range(5):
            change()
        gc.collect()
        medians[cards] = statistics.median(once(change) for _ in range(30))
        say("edit to repaint", cards=cards, ours_ms=medians[cards])
        _close(view)
    growth = medians[_SIZES[-1]] / medians[_SIZES[0]]
    say("edit to repaint, growth from 100 to 5,000 cards", growth=growth, aim=2.0)


def _edit(view: CanvasView, card_id: str, number: int) -> None:
    session = view.session
    text = f"Words that change, number {number % 7}"
    session.push(edit(session.document, card_id, text=text))
    QApplication.processEvents()
    view.viewport().repaint()


def _shown(document: JourneyMap) -> CanvasView:
    view = CanvasView(DocumentSession(document))
    _paint(view)
    view.zoom_reset()
    QApplication.processEvents()
    return view


def _bare_widget(view: CanvasView) -> BareWidget:
    corner = view.mapToScene(view.viewport().rect()).boundingRect()
    seen = Rect(corner.x(), corner.y(), corner.width(), corner.height())
    bare = BareWidget(view.result, seen, view.zoom)
    bare.resize(view.viewport().size())
    bare.show()
    QApplication.processEvents()
    return bare


def _paint(view: QGraphicsView) -> None:
    view.resize(*WINDOW)
    view.show()
    QApplication.processEvents()
    view.viewport().repaint()


def _close(view: QWidget) -> None:
    view.close()
    view.deleteLater()
    QApplication.processEvents()
