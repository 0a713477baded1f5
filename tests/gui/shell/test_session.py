"""The session: unsaved maps, maps only to look at, and steps that merge."""

from __future__ import annotations

from pathlib import Path

import pytest

from designer.document.session import DocumentSession
from designer.document.session_file import opened, suggested_name, write
from model.document import JourneyMap
from model.edits import edit
from model.errors import RuleError
from model.records import MAP_ID, MapInfo


def _titled(title: str) -> JourneyMap:
    return JourneyMap.of([MapInfo(id=MAP_ID, title=title)])


def test_an_imported_map_is_unsaved_until_it_is_saved(tmp_path: Path) -> None:
    session = DocumentSession(_titled("A"), unsaved=True)
    told: list[bool] = []
    session.clean_changed.connect(told.append)
    assert session.clean is False
    write(session, tmp_path / "a.journey")
    assert told[-1] is True


def test_a_map_to_look_at_refuses_edits_in_a_sentence() -> None:
    session = DocumentSession(_titled("A"), read_only=True)
    change = edit(session.document, MAP_ID, title="B")
    with pytest.raises(RuleError, match="another name"):
        session.push(change)
    assert session.document.info.title == "A"
    assert session.undo_stack.count() == 0


def test_steps_merge_by_key_until_typing_ends() -> None:
    session = DocumentSession(_titled(""))
    for title in ("S", "Sh", "Shop"):
        session.push(edit(session.document, MAP_ID, title=title), merge_key="title")
    session.end_merge()
    session.push(edit(session.document, MAP_ID, title="Shops"), merge_key="title")
    assert session.undo_stack.count() == 2
    session.undo_stack.undo()
    assert session.document.info.title == "Shop"
    session.undo_stack.undo()
    assert session.document.info.title == ""


def test_typing_something_and_back_is_no_step() -> None:
    session = DocumentSession(_titled(""))
    for title in ("S", ""):
        session.push(edit(session.document, MAP_ID, title=title), merge_key="title")
    assert session.undo_stack.count() == 0


def test_a_retired_session_tells_nobody() -> None:
    session = DocumentSession(_titled("A"))
    told: list[object] = []
    session.undo_stack.indexChanged.connect(told.append)
    session.changed.connect(told.append)
    session.push(edit(session.document, MAP_ID, title="B"))
    heard = len(told)
    session.retire()
    session.undo_stack.undo()
    assert len(told) == heard


def test_the_file_name_comes_from_the_title_without_what_disks_refuse() -> None:
    assert suggested_name(DocumentSession(_titled('a/b\\c: "d"?'))) == "a b c d.journey"
    assert suggested_name(DocumentSession(_titled(" ../ "))) == "Untitled map.journey"
    assert suggested_name(DocumentSession(_titled("Größe 東京"))) == "Größe 東京.journey"
    assert len(suggested_name(DocumentSession(_titled("x" * 400)))) < 100


def test_what_was_written_is_what_is_read(tmp_path: Path) -> None:
    session = DocumentSession(_titled("A"))
    path = tmp_path / "a.journey"
    write(session, path)
    again = opened(path).session
    assert again.document == session.document
    assert again.origin.map_id == session.origin.map_id
    assert again.origin.parents == session.origin.parents
    assert again.path == path


def test_another_edit_in_place_of_the_saved_one_is_not_saved() -> None:
    session = DocumentSession(JourneyMap())
    session.push(edit(session.document, "map", title="Saved"))
    session.mark_saved()
    session.undo_stack.undo()
    session.push(edit(session.document, "map", title="Another"))
    assert not session.clean
