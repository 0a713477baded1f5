"""What the help says hands can do is held by a test that does it: each row names one here."""

from __future__ import annotations

from pathlib import Path

import pytest

from designer.dialogs.gestures import MAP_KEYS, MOUSE, TOUCH

_CANVAS = "tests/gui/canvas/"
_HELD: dict[str, dict[str, str]] = {
    "keys": {
        "Arrow keys": "test_keys.py::test_arrow_keys_go_where_the_eye_goes",
        "Type": "test_editing.py::test_typing_on_a_selected_card_goes_on_after_its_text",
        "Enter": "test_editing.py::test_f2_and_enter_edit_what_is_selected",
        "Tab, Shift+Tab": "test_editing.py::test_tab_goes_to_a_new_card_in_the_next_cell",
        "Ctrl+Down, Ctrl+Up": "test_typing_flow.py::test_control_down_and_up_go_through_the_lanes",
        "1 to 5 on the dramatic arc": "test_arc.py::test_keys_set_move_and_clear_a_level",
        "Esc": "test_keys.py::test_select_all_and_esc",
        "Menu, Shift+F10": "../shell/test_context_menu.py::test_the_keyboard_opens_it",
    },
    "mouse": {
        "Click, Shift+click": "test_drag_cards.py::test_a_click_on_one_of_many_selects_it_alone",
        "Drag over paper": "test_drag_others.py::test_the_rubber_band_selects_what_it_touches",
        "Double-click": "test_editing.py::test_a_double_click_edits_the_text",
        "Right click": "../shell/test_context_menu.py::test_a_right_click_offers",
        "Drag": "test_drag_cards.py::test_a_card_goes_to_the_cell_it_is_dropped_in_and_undo",
        "Alt while dragging": "test_drag_cards.py::test_alt_drag_leaves_the_original",
        "Shift while dragging": "test_drag_preview.py::test_shift_keeps_the_lane",
        "Esc, right button while dragging": "test_drag_interrupted.py::test_the_right_button",
        "Drag a card's edge": "test_drag_cards.py::test_the_right_edge_stretches_a_card",
        "Drag a border": "test_borders.py::test_a_step_is_as_wide_as_its_border_is_pulled",
        "Double-click a border": "test_borders.py::test_a_double_click_on_a_border_gives",
        "Drag from a card's handle": "test_wires.py::test_an_arrow_is_pulled_out_of_a_grip",
        "Drag an arrow's end": "test_wires.py::test_an_end_is_led_to_another_card",
        "Click on a curve": "test_feelings.py::test_a_click_on_a_curve_adds_a_marker",
        "Click or drag on the dramatic arc": "test_arc.py::test_a_point_is_dragged_in_whole_levels",
        "Click the arrow in a header": "test_borders.py::test_the_button_on_a_header_collapses",
        "Space or middle button and drag": "test_view.py::test_the_middle_button_and_the_space_bar",
        "Wheel, Shift+wheel": "test_view.py::test_the_wheel_scrolls_and_with_shift_sideways",
        "Ctrl+wheel": "test_view.py::test_control_and_wheel_zoom_about_the_pointer",
    },
    "fingers": {
        "Tap": "test_touch.py::test_a_tap_selects",
        "Double tap": "test_touch.py::test_a_double_tap_edits_the_text",
        "Drag": "test_touch.py::test_a_finger_drags_a_card",
        "Drag over paper": "test_touch.py::test_a_finger_on_paper_moves_the_map",
        "Two fingers": "test_touch.py::test_two_fingers_zoom_about_what_is_between_them",
        "Pinch": "test_touch.py::test_two_fingers_zoom_about_what_is_between_them",
        "Hold": "test_touch.py::test_a_finger_held_still_opens_the_menu",
    },
}


@pytest.mark.parametrize(
    ("hand", "rows"), [("keys", MAP_KEYS), ("mouse", MOUSE), ("fingers", TOUCH)]
)
def test_every_gesture_of_the_help_is_done_by_a_test(
    hand: str, rows: tuple[tuple[str, str], ...], root: Path
) -> None:
    assert [gesture for gesture, _ in rows] == list(_HELD[hand])
    for gesture, place in _HELD[hand].items():
        file, _, test = place.partition("::")
        assert f"def {test}" in (root / _CANVAS / file).read_text(), gesture
