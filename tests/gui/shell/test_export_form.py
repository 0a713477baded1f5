"""The form of an export: only what matters is asked, by hand and by key."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox
from pytestqt.qtbot import QtBot

from designer.dialogs.export.fields import FIELDS
from designer.dialogs.export_dialog import ExportDialog
from designer.exporting.request import workbook_options
from designer.exporting.wishes import DRAWINGS, WORKBOOK, as_data, wishes_in
from exporters.format import Format
from exporters.registry import FORMATS
from exporters.workbook.sheets.catalogue import SHEETS
from tests.gui.shell.exporting import (
    answers_of,
    at_rest,
    editor_of,
    is_asked,
    poster_of,
    put,
)
from widgets.form.asking import ColourEditor, FileEditor
from widgets.form.ticks import TicksEditor

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")
NONE = Qt.KeyboardModifier.NoModifier


def test_every_field_stands_in_the_form_and_says_what_is_wished(asked: ExportDialog) -> None:
    assert set(asked.form.rows) == {field.name for field in FIELDS}
    assert set(asked.form.rows) <= set(type(asked.wishes).__dataclass_fields__)


@pytest.mark.parametrize(
    ("values", "shown", "hidden"),
    [
        ({}, {"paper", "fit", "margin", "tiled"}, {"own_width", "tile_paper", "dpi", "least_text"}),
        ({"paper": "own"}, {"own_width", "own_height", "own_unit"}, {"dpi"}),
        ({"tiled": True}, {"tile_paper", "overlap", "marks", "repeat_headers", "guide"}, set()),
        ({"fit": "text"}, {"least_text"}, set()),
        ({"theme": "own"}, {"accent"}, {"theme_file"}),
        ({"theme": "file"}, {"theme_file"}, {"accent"}),
        ({"footer": False}, set(), {"version"}),
    ],
)
def test_only_what_matters_is_asked(
    asked: ExportDialog, values: dict[str, object], shown: set[str], hidden: set[str]
) -> None:
    for name, value in values.items():
        asked.form.editor(name).edited.emit(value)
    assert {name for name in shown if not is_asked(asked, name)} == set()
    assert {name for name in hidden if is_asked(asked, name)} == set()


def test_each_target_asks_its_own_questions(asked: ExportDialog, qtbot: QtBot) -> None:
    asked.set_target("png")
    assert is_asked(asked, "dpi")
    assert not is_asked(asked, "margin")
    assert not is_asked(asked, "lettering")
    assert is_asked(asked, "each")  # it is a picture for each, too
    at_rest(asked, qtbot)
    assert "pixels" in asked.pane.remarks.size_words.text()
    asked.set_target("svg")
    assert is_asked(asked, "lettering")
    at_rest(asked, qtbot)
    assert "sharp at every size" in asked.pane.remarks.size_words.text()
    asked.set_target("xlsx")
    at_rest(asked, qtbot)
    fields = [field.name for field in FIELDS if is_asked(asked, field.name)]
    assert fields == ["sheets_out"]
    assert asked.go_button.isEnabled()
    asked.set_target("pdf")
    assert not is_asked(asked, "sheets_out")


def test_sheets_of_a_workbook_are_ticked_off_and_remembered(
    asked: ExportDialog, qtbot: QtBot
) -> None:
    asked.set_target("xlsx")
    ticks = editor_of(asked, "sheets_out", TicksEditor)
    QTest.mouseClick(ticks.tick("evidence"), Qt.MouseButton.LeftButton, NONE, QPoint(10, 12))
    assert wishes_in(as_data(asked.wishes) | {"sheets_out": ["evidence"]}) == asked.wishes
    chosen = workbook_options(asked.wishes).sheets
    assert chosen is not None
    assert "evidence" not in chosen
    assert "actions" in chosen
    at_rest(asked, qtbot)
    assert "Evidence" not in asked.pane.words.text()
    asked.form.editor("sheets_out").edited.emit(tuple(sheet.key for sheet in SHEETS))
    assert asked.error.text() == "Choose at least one sheet."
    assert not asked.go_button.isEnabled()
    asked.set_target("pdf")
    assert asked.error.text() == ""


@pytest.mark.parametrize("kind", FORMATS, ids=lambda kind: kind.suffix)
def test_every_format_can_be_chosen_and_asks_only_what_it_heeds(
    asked: ExportDialog, qtbot: QtBot, kind: Format
) -> None:
    target = kind.suffix[1:]
    asked.set_target(target)
    at_rest(asked, qtbot)
    drawn = target in DRAWINGS
    assert any(is_asked(asked, field.name) for field in FIELDS) == (drawn or target == WORKBOOK)
    assert is_asked(asked, "lanes_out") == drawn
    assert asked.go_button.isEnabled()
    box = asked.target.findChild(QComboBox)
    assert isinstance(box, QComboBox)
    assert box.currentText().startswith(kind.name)
    assert box.fontMetrics().horizontalAdvance(box.currentText()) < box.width() - 36, "cut off"
    if target not in {*DRAWINGS, WORKBOOK}:
        assert kind.description in asked.pane.words.text()
        assert asked.pane.words.isVisible()


def test_a_tab_with_nothing_to_ask_is_left(asked: ExportDialog) -> None:
    asked.form.setCurrentIndex(0)
    asked.set_target("pptx")
    assert not asked.form.isTabVisible(0)
    assert asked.form.isTabVisible(asked.form.currentIndex())
    asked.set_target("svg")
    assert asked.form.tabText(0) == "Size"


def test_lanes_are_ticked_off_by_hand(asked: ExportDialog, qtbot: QtBot) -> None:
    document = asked._session.document
    before = len(poster_of(asked).layouts[0].lanes)
    asked.form.setCurrentIndex(1)
    section = next(s for (_, name), s in asked.form._sections.items() if name == "Lanes")
    section.heading.click()
    ticks = editor_of(asked, "lanes_out", TicksEditor)
    lane = next(iter(document.lanes))
    QTest.mouseClick(ticks.tick(lane), Qt.MouseButton.LeftButton, NONE, QPoint(10, 12))
    assert asked.wishes.lanes_out == (lane,)
    assert section.heading.text() == f"Lanes · {before - 1} of {before}"
    at_rest(asked, qtbot)
    assert len(poster_of(asked).layouts[0].lanes) == before - 1


def test_without_any_lane_it_says_why_not(asked: ExportDialog, qtbot: QtBot) -> None:
    all_lanes = next(
        box for box in asked.form.findChildren(QCheckBox) if box.accessibleName() == "Lanes: all"
    )
    all_lanes.click()
    assert not asked.go_button.isEnabled()
    assert "at least one lane" in asked.error.text()
    all_lanes.click()
    assert asked.go_button.isEnabled()
    assert asked.error.isHidden()


def test_a_colour_is_typed_or_chosen(asked: ExportDialog, qtbot: QtBot) -> None:
    dialogs = answers_of(asked)
    put(asked, qtbot, theme="own")
    editor = editor_of(asked, "accent", ColourEditor)
    line = editor._line
    line.clear()
    QTest.keyClicks(line, "#12")
    assert asked.form.rows["accent"].error
    QTest.keyClicks(line, "3456")
    assert asked.wishes.accent == "#123456"
    assert not asked.form.rows["accent"].error
    dialogs.colour_answer = "#B5123E"
    editor._swatch.click()
    assert asked.wishes.accent == "#B5123E"
    assert line.text() == "#B5123E"
    at_rest(asked, qtbot)
    assert poster_of(asked).layouts[0].options.theme.name == "accent:#B5123E"


def test_a_logo_that_is_gone_is_told_and_taken_away(asked: ExportDialog, tmp_path: Path) -> None:
    dialogs = answers_of(asked)
    dialogs.path = tmp_path / "logo.png"
    editor = editor_of(asked, "logo", FileEditor)
    editor._button.click()
    assert "logo.png" in asked.error.text()
    assert not asked.go_button.isEnabled()
    editor._clear.click()
    assert asked.wishes.logo == ""
    assert asked.error.isHidden()
