"""Bugs by which somebody could get in."""

from __future__ import annotations

from tests.plant.plants import Plant

PLANTS = (
    Plant(
        11,
        "the question about unsaved edits shows a title as markup",
        "designer/dialogs/file_dialogs.py",
        "box.setTextFormat(Qt.TextFormat.PlainText)",
        "box.setTextFormat(Qt.TextFormat.AutoText)",
        "tests/security/test_nobody_gets_in.py::test_no_text_is_shown_as_markup",
    ),
    Plant(
        11,
        "a title of a chart is a formula that looks into another file",
        "exporters/workbook/writing/chart_data.py",
        'text = _LIKE_A_CELL.sub(f"!{UNSEEN_SPACE}", text)',
        "text = str(text)",
        "tests/security/test_formulas.py::test_a_workbook_computes_nothing_that_somebody_wrote",
    ),
    Plant(
        11,
        "a journal may be read by all",
        "model/journal/log.py",
        "descriptor = disk.create(path, private=True)",
        "descriptor = disk.create(path)",
        "tests/security/test_nobody_gets_in.py::test_what_the_program_keeps_is_for_its_owner_alone",
    ),
    Plant(
        11,
        "a module that lies where one stands is run",
        "designer/__main__.py",
        "    del sys.path[0]",
        "    pass",
        "tests/security/test_nobody_gets_in.py::test_the_command_takes_no_module_from_where_one"
        "_stands",
    ),
)
