"""The lens on the canvas: what is dimmed, left out and told of, while the map is edited."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from designer.canvas.showing.items import DIMMED, GroupItem
from designer.finding.lens_bar import LensBar
from designer.window.main_window import MainWindow
from model.document import JourneyMap
from model.edits import add_card, edit, remove
from model.kinds import CardKind, LensMode
from model.layout.display import Role
from model.layout.engine import layout_map
from model.lens import Lens
from model.places import CellPlace
from tests.gui.canvas.conftest import small_map
from tests.helpers.robot import Robot, card, persona, settle
from tests.helpers.window_keys import press
from tests.layout.reading import lines_of

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
TOUCHPOINTS = Lens(kinds=frozenset({CardKind.TOUCHPOINT}))


@pytest.fixture
def shop(open_map: Callable[[JourneyMap], MainWindow]) -> MainWindow:
    """A window on the small map: Mara has a card and three markers."""
    document = small_map()
    window = open_map(document)
    session = window.bench.session
    session.push(edit(session.document, "c1", persona_ids=("p1",)))
    session.push(edit(session.document, "c4", persona_ids=("p2",)))
    session.undo_stack.clear()
    window.activateWindow()
    window.bench.canvas.setFocus()
    settle()
    return window


def opacities(window: MainWindow, role: Role) -> dict[str, float]:
    scene = window.bench.canvas.scene()
    assert scene is not None
    items = [item for item in scene.items() if isinstance(item, GroupItem)]
    return {item.shown.id: item.opacity() for item in items if item.shown.role is role}


def dimmed(window: MainWindow, role: Role = Role.CARD) -> set[str]:
    return {record for record, opacity in opacities(window, role).items() if opacity == DIMMED}


def shown_cards(window: MainWindow) -> set[str]:
    return {card_id for lane in window.bench.canvas.result.lanes for card_id in lane.cards}


def test_a_persona_chosen_in_the_menu_dims_the_others(shop: MainWindow) -> None:
    bar = shop.bench.ways.lens_bar
    before = shop.bench.canvas.result
    press(Qt.Key.Key_L, CONTROL)
    assert QApplication.focusWidget() is bar.facets["persona"]
    menu = bar.facets["persona"].menu()
    assert menu is not None
    menu.aboutToShow.emit()
    mara = next(action for action in menu.actions() if action.text() == "Mara")
    mara.trigger()
    settle()
    assert dimmed(shop) == {"c2", "c3", "c4"}
    assert dimmed(shop, Role.MARKER) == set()
    assert dimmed(shop, Role.CONNECTOR) == {"x1"}
    assert shop.bench.canvas.result is before, "nothing is laid out anew"
    assert bar.chip.words == "Lens: Mara · 1 of 4 cards shown"
    assert bar.facets["persona"].text() == "Persona: 1"
    press(Qt.Key.Key_L, CONTROL)
    assert not bar.choices_shown
    assert bar.chip.isVisible(), "a lens that is set is always told of"
    assert not shop.bench.session.undo_stack.count()


def test_esc_puts_the_choices_away_and_keeps_the_lens(shop: MainWindow) -> None:
    ways = shop.bench.ways
    press(Qt.Key.Key_L, CONTROL)
    ways.looking.look(TOUCHPOINTS)
    settle()
    press(Qt.Key.Key_Escape)
    assert not ways.lens_bar_shown
    assert ways.looking.lens == TOUCHPOINTS
    assert ways.lens_bar.chip.isVisible()
    assert QApplication.focusWidget() is shop.bench.canvas


def test_the_cross_and_the_key_clear_it(shop: MainWindow) -> None:
    ways = shop.bench.ways
    ways.looking.look(TOUCHPOINTS)
    settle()
    QTest.mouseClick(ways.lens_bar.chip.cross, Qt.MouseButton.LeftButton)
    settle()
    assert not ways.looking.lens
    assert dimmed(shop) == set()
    assert ways.lens_bar.isHidden()
    ways.looking.look(TOUCHPOINTS)
    settle()
    shop.bench.canvas.setFocus()
    press(Qt.Key.Key_L, CONTROL | ALT)
    assert dimmed(shop) == set()


def test_other_people_and_their_curves_are_dimmed(shop: MainWindow) -> None:
    shop.bench.ways.looking.look(Lens(persona_ids=frozenset({"p2"})))
    settle()
    assert dimmed(shop, Role.MARKER) == {"m1", "m2", "m3"}
    assert dimmed(shop, Role.CURVE) == {"p1"}


def test_show_only_leaves_the_rest_out_and_comes_back(shop: MainWindow) -> None:
    canvas, looking = shop.bench.canvas, shop.bench.ways.looking
    whole = canvas.result
    canvas.select(["c3", "c4"])
    looking.look(Lens(persona_ids=frozenset({"p1"})), LensMode.ONLY)
    settle()
    assert shown_cards(shop) == {"c1"}
    assert set(canvas.result.personas) == {"p1"}
    assert canvas.selection == frozenset(), "what is not in sight is not selected"
    assert dimmed(shop) == set()
    fresh = layout_map(canvas.document, canvas.result.options)
    assert lines_of(canvas.result.display()) == lines_of(fresh.display())
    looking.clear()
    settle()
    assert lines_of(canvas.result.display()) == lines_of(whole.display())
    assert canvas.result.lanes[0] is whole.lanes[0], "the whole map was kept"
    looking.look(Lens(lane_ids=frozenset({"pain"})))
    settle()
    assert [box.lane_id for box in canvas.result.lanes] == ["pain"]


def test_select_all_takes_nothing_that_is_left_out(shop: MainWindow) -> None:
    shop.bench.ways.looking.look(TOUCHPOINTS, LensMode.ONLY)
    settle()
    shop.bench.canvas.setFocus()
    press(Qt.Key.Key_A, CONTROL)
    assert shop.bench.selection == {"c1", "c2", "c3"}
    press(Qt.Key.Key_Delete)
    assert set(shop.bench.session.document.cards) == {"c4"}
    shop.bench.undo()
    settle()
    assert shown_cards(shop) == {"c1", "c2", "c3"}


@pytest.mark.parametrize("mode", LensMode)
def test_a_new_card_stays_in_sight_until_the_lens_changes(shop: MainWindow, mode: LensMode) -> None:
    said: list[str] = []
    canvas, looking, session = shop.bench.canvas, shop.bench.ways.looking, shop.bench.session
    canvas.message.connect(said.append)
    looking.look(TOUCHPOINTS, mode)
    place = CellPlace("pain", "t1")
    session.push(
        add_card(session.document, place, kind=CardKind.PAIN_POINT, ids=lambda _prefix: "new")
    )
    settle()
    assert "new" in shown_cards(shop)
    assert "new" not in dimmed(shop)
    assert said[-1].startswith("A card that is not for this lens stays in sight")
    looking.look(Lens(kinds=frozenset({CardKind.TOUCHPOINT, CardKind.NOTE})))
    settle()
    assert ("new" in shown_cards(shop), "new" in dimmed(shop)) == (
        mode is LensMode.DIM,
        mode is LensMode.DIM,
    )


def test_it_is_live_while_cards_are_edited(shop: MainWindow) -> None:
    looking, session = shop.bench.ways.looking, shop.bench.session
    looking.look(TOUCHPOINTS)
    session.push(edit(session.document, "c4", kind=CardKind.TOUCHPOINT))
    session.push(edit(session.document, "c1", kind=CardKind.NOTE))
    settle()
    assert dimmed(shop) == {"c1"}
    session.undo_stack.undo()
    session.undo_stack.undo()
    settle()
    assert dimmed(shop) == {"c4"}
    looking.look(TOUCHPOINTS, LensMode.ONLY)
    session.push(edit(session.document, "c1", kind=CardKind.NOTE))
    settle()
    assert "c1" in shown_cards(shop), "what is worked on does not go away"
    session.push(edit(session.document, "c4", kind=CardKind.TOUCHPOINT))
    settle()
    assert "c4" in shown_cards(shop)


def test_a_lens_on_a_persona_that_is_deleted_says_nothing_any_more(shop: MainWindow) -> None:
    looking, session = shop.bench.ways.looking, shop.bench.session
    looking.look(Lens(persona_ids=frozenset({"p2"})), LensMode.ONLY)
    session.push(remove(session.document, ["p2"]))
    settle()
    assert not looking.lens
    assert shown_cards(shop) == {"c1", "c2", "c3", "c4"}


def test_from_the_context_menu(shop: MainWindow) -> None:
    robot = Robot(shop.bench.canvas)
    robot.pointer.click(persona("Tom"))
    settle()
    assert shop.actions_by_id["lens.people"].text() == "Lens on Tom"
    shop.actions_by_id["lens.people"].trigger()
    settle()
    assert shop.bench.ways.looking.lens == Lens(persona_ids=frozenset({"p2"}))
    robot.pointer.click(card("Too dear"))
    settle()
    assert shop.actions_by_id["lens.kinds"].text() == "Lens on pain points"
    shop.actions_by_id["lens.kinds"].trigger()
    settle()
    assert shop.bench.ways.looking.lens == Lens(kinds=frozenset({CardKind.PAIN_POINT}))
    lanes = shop.actions_by_id["lens.lanes"]
    assert isinstance(lanes, QAction)
    lanes.trigger()
    assert shop.bench.ways.looking.lens == Lens(lane_ids=frozenset({"pain"}))


def test_ticks_are_set_with_the_space_bar_and_the_menu_stays(shop: MainWindow) -> None:
    press(Qt.Key.Key_L, CONTROL)
    button = shop.bench.ways.lens_bar.facets["kind"]
    menu = button.menu()
    assert menu is not None
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
    settle()
    for words in ("Touchpoints", "Emotions"):
        action = next(action for action in menu.actions() if action.text() == words)
        menu.setActiveAction(action)
        QTest.keyClick(menu, Qt.Key.Key_Space)
        settle()
        assert menu.isVisible()
    menu.close()
    lens = shop.bench.ways.looking.lens
    assert (lens.kinds, lens.emotions) == (frozenset({CardKind.TOUCHPOINT}), True)


def test_the_theme_may_change_under_a_lens(
    shop: MainWindow, set_theme: Callable[[str], None]
) -> None:
    looking = shop.bench.ways.looking
    looking.look(TOUCHPOINTS, LensMode.ONLY)
    set_theme("dark")
    settle()
    assert shown_cards(shop) == {"c1", "c2", "c3"}
    looking.clear()
    settle()
    assert shown_cards(shop) == {"c1", "c2", "c3", "c4"}
    assert shop.bench.canvas.theme.name == "dark"


def test_in_a_narrow_window_all_choices_stand_and_a_long_lens_is_cut(shop: MainWindow) -> None:
    shop.resize(1024, 700)
    bar, session = shop.bench.ways.lens_bar, shop.bench.session
    for persona_id in list(session.document.personas):
        session.push(edit(session.document, persona_id, name="Somebody with a long name " * 3))
    document = session.document
    shop.bench.ways.switch_lens_bar()
    lens = Lens(
        persona_ids=frozenset(document.personas),
        lane_ids=frozenset(document.lanes),
        kinds=frozenset(CardKind),
        channels=frozenset({"email", "website", "phone"}),
    )
    shop.bench.ways.looking.look(lens)
    settle()
    inside = bar.rect()
    assert all(inside.contains(b.geometry().translated(bar.choices.pos())) for b in _buttons(bar))
    assert bar.chip.geometry().bottom() < bar.choices.geometry().top()
    assert inside.contains(bar.chip.geometry())
    shown = bar.chip._words.text()
    assert shown.endswith("…")
    assert shown != bar.chip._words.words
    assert bar.chip._words.toolTip() == bar.chip._words.words


def _buttons(bar: LensBar) -> list[QPushButton]:
    return bar.choices.findChildren(QPushButton)
