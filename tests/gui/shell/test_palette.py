"""The palette: what a drag carries, and that the keyboard reaches everything."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDrag, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from designer.style.tokens import TOKENS
from designer.window.main_window import MainWindow
from designer.window.palette_content import palette_sections
from model.channels import CHANNEL_ICONS
from model.edits import add_persona
from model.kinds import CARD_KINDS, LANE_KINDS, CardKind, LaneKind
from model.templates import stage_names
from resources.locator import icon_names
from widgets.drag_item import DragItem
from widgets.palette import Palette
from widgets.palette_button import PaletteButton
from widgets.palette_entry import Shape


@pytest.fixture
def palette(window: MainWindow) -> Palette:
    return window.bench.palette_pane


def _button(palette: Palette, label: str) -> PaletteButton:
    return next(button for button in palette.buttons() if button.entry.label == label)


def test_it_offers_all_that_the_tables_name(window: MainWindow) -> None:
    sections = palette_sections(window.bench.session.document, TOKENS["light"])
    items = [entry.item for section in sections for entry in section.entries]
    assert {item.text for item in items if item.what == "stage"} >= set(stage_names())
    assert {item.channel for item in items} >= set(CHANNEL_ICONS)
    assert {item.kind for item in items if item.what == "card"} == set(CARD_KINDS)
    assert {item.kind for item in items if item.what == "lane"} == set(LANE_KINDS)
    assert {item.valence for item in items if item.what == "emotion"} == {-2, -1, 0, 1, 2}


def test_every_entry_has_an_icon_or_a_picture(window: MainWindow) -> None:
    for section in palette_sections(window.bench.session.document, TOKENS["light"]):
        for entry in section.entries:
            assert entry.shape is not Shape.CHIP or entry.icon in icon_names(), entry.label


def test_a_drag_carries_the_item_as_json_of_our_own_type(
    palette: Palette, monkeypatch: pytest.MonkeyPatch
) -> None:
    carried: list[bytes] = []

    def run(drag: QDrag, _actions: Qt.DropAction) -> Qt.DropAction:
        assert drag.mimeData().formats() == [DragItem.MIME_TYPE]
        assert not drag.pixmap().isNull()
        carried.append(bytes(drag.mimeData().data(DragItem.MIME_TYPE).data()))
        return Qt.DropAction.CopyAction

    monkeypatch.setattr(QDrag, "exec", run)
    button = _button(palette, "Website")
    start = QPoint(12, 12)
    QTest.mousePress(button, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(button, start + QPoint(2, 1))
    assert carried == []
    way = QPoint(QApplication.startDragDistance() + 4, 0)
    QTest.mouseMove(button, start + way)
    assert DragItem.from_bytes(carried[0]) == DragItem(
        what="card", kind="touchpoint", channel="website"
    )
    QTest.mouseMove(button, start + way * 2)
    assert len(carried) == 1


def test_a_dragged_persona_is_only_a_round_avatar_off_the_tip(
    window: MainWindow, palette: Palette, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = window.bench.session
    session.push(add_persona(session.document, name="Mara Klein", role="First-time buyer"))
    drags: list[tuple[QImage, QPoint]] = []

    def run(drag: QDrag, _actions: Qt.DropAction) -> Qt.DropAction:
        drags.append((drag.pixmap().toImage(), drag.hotSpot()))
        return Qt.DropAction.CopyAction

    monkeypatch.setattr(QDrag, "exec", run)
    for label in ("Mara Klein", "New persona"):
        button = _button(palette, label)
        QTest.mousePress(button, Qt.MouseButton.LeftButton, pos=QPoint(60, 12))
        QTest.mouseMove(button, QPoint(90, 12))
        image, tip = drags.pop()
        ratio = image.devicePixelRatio()
        assert image.width() == image.height() <= 48 * ratio
        near = [image.pixelColor(tip + QPoint(x, y)) for x in range(10) for y in range(10)]
        assert all(colour.alpha() == 0 for colour in near)
        assert image.pixelColor(image.width() - 2, image.height() - 2).alpha() == 0, "not round"
        middle = round((image.width() + 14 * ratio) / 2)
        assert image.pixelColor(middle, middle).alpha() == 255


def test_a_click_inserts_at_the_current_place(window: MainWindow, palette: Palette) -> None:
    session = window.bench.session
    lane = next(x for x in session.document.lanes.values() if x.kind is LaneKind.PAIN_POINTS)
    before = set(session.document.cards)
    QTest.mouseClick(_button(palette, "Pain point"), Qt.MouseButton.LeftButton)
    window.bench.commit_editors()
    (made,) = set(session.document.cards) - before
    assert session.document.cards[made].kind is CardKind.PAIN_POINT
    assert session.document.cards[made].lane_id == lane.id


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_the_keyboard_inserts_too(window: MainWindow, palette: Palette, key: Qt.Key) -> None:
    session = window.bench.session
    count = len(session.document.stages)
    button = _button(palette, "Advocacy")
    button.setFocus()
    QTest.keyClick(button, key)
    assert len(session.document.stages) == count + 1
    assert "Advocacy" in {stage.name for stage in session.document.stages.values()}


def test_arrow_keys_go_from_entry_to_entry(window: MainWindow, palette: Palette) -> None:
    window.activateWindow()
    button = _button(palette, "Awareness")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Right)
    focus = QApplication.focusWidget()
    assert focus is _button(palette, "Consideration")
    QTest.keyClick(focus, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is _button(palette, "Purchase")
    QTest.keyClick(button, Qt.Key.Key_Up)
    assert QApplication.focusWidget() is palette.search


def test_tab_goes_from_section_to_section(window: MainWindow, palette: Palette) -> None:
    stops = [b for b in palette.buttons() if b.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(stops) == len(palette._in_order())


def test_search_narrows_and_enter_takes_the_first(window: MainWindow, palette: Palette) -> None:
    all_of_them = len(list(palette.buttons()))
    QTest.keyClicks(palette.search, "loyalty")
    assert [button.entry.label for button in palette.buttons()] == ["Loyalty programme"]
    before = len(window.bench.session.document.cards)
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
    window.bench.commit_editors()
    assert len(window.bench.session.document.cards) == before + 1
    QTest.keyClick(palette.search, Qt.Key.Key_Escape)
    assert palette.search.text() == ""
    assert len(list(palette.buttons())) == all_of_them


def test_a_search_without_hits_says_so(palette: Palette) -> None:
    QTest.keyClicks(palette.search, "zzz")
    assert list(palette.buttons()) == []
    assert palette._nothing.isVisibleTo(palette)


def test_all_channels_are_shown_on_request(palette: Palette) -> None:
    view = next(view for view in palette._in_order() if view.section.key == "touchpoints")
    view._more.click()
    shown = [button.entry.item.channel for button in palette.buttons() if button.entry.item.channel]
    assert set(shown) == set(CHANNEL_ICONS)


def test_a_new_persona_appears_at_once(window: MainWindow, palette: Palette) -> None:
    session = window.bench.session
    session.push(add_persona(session.document, name="Mara Klein", role="First-time buyer"))
    button = _button(palette, "Mara Klein")
    assert button.entry.details == "First-time buyer"
    assert button.entry.item.persona_id in session.document.personas
    session.undo_stack.undo()
    assert "Mara Klein" not in {b.entry.label for b in palette.buttons()}


def test_folding_a_section_hides_it_and_survives_a_theme(
    window: MainWindow, palette: Palette, set_theme
) -> None:
    view = palette._views["stages"]
    QTest.keyClick(view.heading, Qt.Key.Key_Left)
    assert not view.body.isVisibleTo(palette)
    set_theme("dark")
    assert not palette._views["stages"].body.isVisibleTo(palette)
