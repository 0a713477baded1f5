"""The library: kept, replaced on being asked, searched, put on other maps, never lost unseen."""

from __future__ import annotations

import errno
import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from designer.boards.personas.board import PersonasBoard
from model import disk
from model.document import JourneyMap
from model.edits import edit
from tests.gui.shell.boards.people import ShowBoard, button, notice, order, people_map, press
from tests.helpers.robot import settle

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")


@pytest.fixture
def board(show_board: ShowBoard) -> PersonasBoard:
    return show_board(PersonasBoard, people_map())


def kept(board: PersonasBoard) -> list[str]:
    """The names in the library, as the disk has them."""
    return [one.name for one in board.flow.library.contents().kept]


def change(board: PersonasBoard, persona_id: str, **fields) -> None:
    """Edit a persona; the board follows."""
    board.context.session.push(edit(board.document, persona_id, fields))
    board.catch_up()


def test_a_persona_goes_through_the_library_to_another_map(board, show_board) -> None:
    board.open_persona("mara")
    button(board.pages.editor, "Keep in my library").click()
    assert notice(board).notice.text == (
        "“Mara” is kept in your library. With 1 source. Its curve stays with this map."
    )
    assert kept(board) == ["Mara"]
    there = show_board(PersonasBoard, JourneyMap())
    there.open_library()
    button(there.pages.library, "Add to the map").click()
    assert order(there) == ["Mara"]
    (mara,) = there.document.personas.values()
    assert (mara.goals, mara.quote) == (("Buy quickly", "Save"), "Just let me pay.")
    assert [one.title for one in there.document.evidence.values()] == ["Talks"]
    assert there.page is there.cards
    assert there.cards.gallery.card(mara.id).face.kept == "In my library"
    there.context.session.undo_stack.undo()
    assert not there.document.personas
    assert not there.document.evidence


def test_another_state_of_a_kept_persona_is_asked_about(board) -> None:
    board.flow.keep("mara")
    board.flow.keep("mara")
    assert "already, just as it is" in notice(board).notice.text
    change(board, "mara", role="Owner", goals=("Other",))
    assert board.cards.gallery.card("mara").face.kept == "My library has another state"
    board.flow.keep("mara")
    assert "differs in: Role, Goals" in notice(board).notice.text
    button(notice(board), "Replace it").click()
    assert board.flow.library.contents().kept[0].persona.role == "Owner"
    assert board.cards.gallery.card("mara").face.kept == "In my library"
    button(notice(board), "Undo").click()
    assert board.flow.library.contents().kept[0].persona.role == "Buyer"
    assert board.cards.gallery.card("mara").face.kept == "My library has another state"


def test_what_another_window_kept_meanwhile_is_asked_about_again(board, show_board) -> None:
    there = show_board(PersonasBoard, people_map())
    board.flow.keep("mara")
    change(board, "mara", role="Owner")
    board.flow.keep("mara")
    replace = button(notice(board), "Replace it")
    change(there, "mara", role="Third")
    there.flow.keep("mara")
    button(notice(there), "Replace it").click()
    replace.click()
    assert board.flow.library.contents().kept[0].persona.role == "Third"
    assert "Your library has another" in notice(board).notice.text
    button(notice(board), "Replace it").click()
    assert board.flow.library.contents().kept[0].persona.role == "Owner"


def test_a_namesake_on_the_map_is_brought_up_to_date_or_gets_company(board) -> None:
    board.flow.keep("mara")
    change(board, "mara", role="Owner")
    board.open_library()
    library = board.pages.library
    library.another.click()
    assert order(board) == ["Mara", "Jonas", "Ines", "Mara (copy)"]
    board.open_library()
    library.add_button.click()
    assert board.document.personas["mara"].role == "Buyer"
    assert len(board.document.personas) == 4


def test_searching_and_choosing_by_keys(board) -> None:
    for one in ("mara", "jonas", "ines"):
        board.flow.keep(one)
    board.open_library()
    library = board.pages.library
    assert library.search.hasFocus()
    QTest.keyClicks(library.search, "compare")
    assert library.current.name == "Jonas"
    assert library.names.count() == 1
    library.search.clear()
    press(library.search, Qt.Key.Key_Down)
    press(library.names, Qt.Key.Key_End)
    assert library.preview.face.name == "Mara"
    press(library.names, Qt.Key.Key_Delete)
    assert kept(board) == ["Ines", "Jonas"]
    assert library.current.name == "Jonas"
    button(notice(board), "Undo").click()
    assert kept(board) == ["Ines", "Jonas", "Mara"]
    press(library.names, Qt.Key.Key_Escape)
    assert board.page is board.cards


def test_without_a_name_it_is_not_kept(board) -> None:
    change(board, "mara", name="")
    board.flow.keep("mara")
    assert "Give the persona a name" in notice(board).notice.text
    assert kept(board) == []


def test_a_full_disk_is_told_and_loses_nothing(board, monkeypatch) -> None:
    board.flow.keep("mara")
    change(board, "mara", role="Owner")
    board.flow.keep("mara")

    def full(*_args: object) -> int:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(disk, "write", full)
        button(notice(board), "Replace it").click()
    assert "no room on the disk" in notice(board).notice.text
    assert board.flow.library.contents().kept[0].persona.role == "Buyer"


def test_broken_files_are_told_beside_the_others(board) -> None:
    board.flow.keep("mara")
    folder = board.flow.library.shelf.folder
    (folder / "half.json").write_text('{"personas": [')
    board.open_library()
    said = " ".join(label.text() for label in board.pages.library.findChildren(QLabel))
    assert "cannot be read and is left as it is" in said
    assert "“half.json” is no whole JSON" in said.replace("\u200b", "")
    assert board.pages.library.current.name == "Mara"
    assert (folder / "half.json").exists()


def test_a_library_that_cannot_be_looked_into_is_told(board) -> None:
    folder = board.flow.library.shelf.folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("a file where the folder should be")
    board.open_library()
    assert str(notice(board).notice.text).endswith(".")
    board.flow.keep("mara")
    assert "personas" in notice(board).notice.text


def test_a_file_of_others_comes_in_and_one_persona_goes_out(board, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs.json"
    theirs.write_text(json.dumps({"personas": [{"name": "Ada", "goals": ["g"]},
                                               {"name": "Mara", "role": "Theirs"}]}))  # fmt: skip
    board.flow.keep("mara")
    board.context.dialogs.path = theirs
    board.open_library()
    button(board.pages.library, "Import file…").click()
    assert "2 personas are in your library now. Of those, 1" in notice(board).notice.text
    assert kept(board) == ["Ada", "Mara"]
    assert board.pages.library.names.count() == 2
    button(notice(board), "Undo").click()
    assert kept(board) == ["Mara"]
    assert board.flow.library.contents().kept[0].persona.role == "Buyer"
    board.context.dialogs.path = tmp_path / "out.json"
    board.pages.library.export.click()
    assert board.context.dialogs.suggested.name == "Mara.json"
    assert json.loads((tmp_path / "out.json").read_text())["personas"][0]["name"] == "Mara"


def test_files_that_hold_no_persona_are_refused(board, tmp_path: Path) -> None:
    path = tmp_path / "map.json"
    path.write_text('{"stages": []}')
    board.flow.import_path(path)
    assert "holds no personas" in notice(board).notice.text
    board.flow.import_path(tmp_path / "nowhere.json")
    assert "is not there" in notice(board).notice.text
    assert kept(board) == []


def test_an_empty_library_teaches_and_escape_leaves(board) -> None:
    board.open_library()
    said = " ".join(label.text() for label in board.pages.library.findChildren(QLabel))
    assert "Nothing is kept yet" in said
    press(board.focusWidget(), Qt.Key.Key_Escape)
    assert board.page is board.cards
    settle()
