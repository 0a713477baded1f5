"""Personas kept on the computer: what goes in comes out, and nothing is lost unseen."""

from __future__ import annotations

import errno
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exporters.personas import personas_into, personas_json, read_personas
from exporters.personas.library import PersonaLibrary, differences
from model import disk
from model.changes import apply
from model.document import JourneyMap
from model.edits import add_persona, edit
from model.errors import ChangedOutsideError, FileError
from model.library.shelf import Shelf, name_key
from model.rules import problems
from tests.exporters.test_personas import said_of
from tests.map_strategies import maps


def with_persona(name: str, **fields) -> tuple[JourneyMap, str]:
    change = add_persona(JourneyMap(), name=name, **fields)
    return apply(JourneyMap(), change), change.added[0].id


def library_in(folder: Path) -> PersonaLibrary:
    return PersonaLibrary(folder / "library")


@given(maps(max_cards=1).filter(lambda document: document.personas))
@settings(max_examples=40, deadline=None)
def test_a_kept_persona_comes_back_with_photo_and_sources(document: JourneyMap) -> None:
    with tempfile.TemporaryDirectory() as folder:
        library = library_in(Path(folder))
        for persona in document.personas.values():
            if not name_key(persona.name):
                with pytest.raises(FileError, match="name"):
                    library.keep(document, persona.id)
                continue
            over = library.contents().namesake(persona.name)
            kept = library.keep(document, persona.id, over=over)
            assert differences(document, persona.id, kept) == ()
            found = library.contents().namesake(persona.name)
            assert found is not None
            added = personas_into(JourneyMap(), found.shelved.data, name="kept.json").change
            back = apply(JourneyMap(), added)
            assert not problems(back)
            mine = JourneyMap.of((persona, *document.evidence.values(), *document.images.values()))
            assert said_of(back) == said_of(mine)
        assert not library.contents().unreadable


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        "Mara/Klein",
        "CON",
        "👩‍💻",
        "a" * 500,
        ".hidden",
        "Ω μέγα",
        "a\\b:c*?",
        "…",
    ],
)
def test_any_name_is_a_file_in_the_folder(tmp_path: Path, name: str) -> None:
    document, persona_id = with_persona(name)
    library = library_in(tmp_path)
    kept = library.keep(document, persona_id)
    assert kept.shelved.path.parent == library.shelf.folder
    assert kept.shelved.path.name.isascii()
    assert len(kept.shelved.path.name) < 70
    assert [one.name for one in library.contents().kept] == [name]


@given(st.text(min_size=1, max_size=30), st.text(min_size=1, max_size=30))
def test_two_names_share_a_file_only_when_they_mean_the_same(one: str, other: str) -> None:
    shelf = Shelf(Path("x"), ".json", 1_000)
    assert (shelf.path_for(one) == shelf.path_for(other)) == (name_key(one) == name_key(other))


def test_without_a_name_nothing_is_kept(tmp_path: Path) -> None:
    document, persona_id = with_persona("  ")
    with pytest.raises(FileError, match="Give the persona a name"):
        library_in(tmp_path).keep(document, persona_id)


def test_a_namesake_is_never_replaced_unseen(tmp_path: Path) -> None:
    here, there = library_in(tmp_path), library_in(tmp_path)
    document, persona_id = with_persona("Mara", role="Buyer")
    first = here.keep(document, persona_id)
    newer = apply(document, edit(document, persona_id, {"role": "Owner"}))
    with pytest.raises(ChangedOutsideError):
        there.keep(newer, persona_id)  # as one that thinks nobody of this name is kept
    second = there.keep(newer, persona_id, over=first)
    with pytest.raises(ChangedOutsideError):
        here.keep(document, persona_id, over=first)  # which has been replaced meanwhile
    with pytest.raises(ChangedOutsideError):
        here.delete(first)
    assert [one.persona.role for one in here.contents().kept] == ["Owner"]
    assert differences(document, persona_id, second) == ("role",)


def test_deleting_and_taking_it_back(tmp_path: Path) -> None:
    library = library_in(tmp_path)
    kept = library.keep(*with_persona("Mara", goals=("Find it quickly",)))
    library.delete(kept)
    library.delete(kept)  # gone already, as by another window
    assert library.contents().kept == ()
    library.put_back(kept)
    (back,) = library.contents().kept
    assert back.persona.goals == ("Find it quickly",)
    with pytest.raises(ChangedOutsideError):
        library.put_back(kept)


def test_broken_files_are_told_and_harm_no_other(tmp_path: Path) -> None:
    library = library_in(tmp_path)
    assert library.contents().kept == ()  # no folder yet
    library.keep(*with_persona("Mara"))
    folder = library.shelf.folder
    (folder / "half.json").write_text('{"format": "journeyboard-personas", "vers')
    (folder / "nothing.json").write_bytes(b"")
    (folder / "binary.json").write_bytes(b"\x00\xff" * 100)
    (folder / "newer.json").write_text('{"format": "journeyboard-personas", "version": 99}')
    (folder / "two.json").write_text('[{"name": "A", "goals": ["x"]}, {"name": "B", "goals": []}]')
    (folder / "folder.json").mkdir()
    (folder / "dead.json").symlink_to(folder / "nowhere")
    (folder / "notes.txt").write_text("no persona, no trouble")
    contents = library.contents()
    assert [one.name for one in contents.kept] == ["Mara"]
    told = {one.path.name: one.why for one in contents.unreadable}
    assert set(told) == {"half.json", "nothing.json", "binary.json", "newer.json", "two.json",
                         "folder.json"}  # fmt: skip
    assert all(why.endswith(".") and "Traceback" not in why for why in told.values())
    assert "holds 2 personas" in told["two.json"]
    assert "newer Journeyboard" in told["newer.json"]


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_a_full_or_locked_disk_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    library = library_in(tmp_path)
    document, persona_id = with_persona("Mara", role="Buyer")
    kept = library.keep(document, persona_id)
    newer = apply(document, edit(document, persona_id, {"role": "Owner"}))

    def fail(*_args: object, **_more: object) -> int:
        raise OSError(code, "no")

    with monkeypatch.context() as patch:
        patch.setattr(disk, "write", fail)
        patch.setattr(disk, "remove", lambda path: path.unlink())
        with pytest.raises(FileError):
            library.keep(newer, persona_id, over=kept)
    (there,) = library.contents().kept
    assert there.persona.role == "Buyer"
    assert [path.name for path in library.shelf.folder.iterdir()] == [kept.shelved.path.name]
    with monkeypatch.context() as patch:
        patch.setattr(disk, "remove", fail)
        with pytest.raises(FileError):
            library.delete(there)
    assert library.contents().kept


def test_searching_finds_all_words_in_any_field(tmp_path: Path) -> None:
    library = library_in(tmp_path)
    library.keep(*with_persona("Mara", goals=("Buy a bike",), segment="Commuters"))
    library.keep(*with_persona("Jonas", quote="I never buy online."))
    contents = library.contents()
    assert [one.name for one in contents.matching("buy")] == ["Jonas", "Mara"]
    assert [one.name for one in contents.matching("BUY commuters!")] == ["Mara"]
    assert contents.matching("nobody") == ()
    assert len(contents.matching("")) == 2


def test_a_file_of_others_is_taken_in_persona_by_persona(tmp_path: Path) -> None:
    library = library_in(tmp_path)
    library.keep(*with_persona("Ben", role="Old"))
    data = (
        b'{"personas": [{"name": "Ada", "goals": ["g"]}, {"name": "ben", "role": "New"},'
        b' {"name": "Ben", "role": "Third"}]}'
    )
    taken = library.take_in(read_personas(data, name="theirs.json").map)
    kept = library.contents().kept
    said = [(one.name, one.persona.role) for one in kept]
    assert said == [("Ada", ""), ("ben", "New"), ("Ben (2)", "Third")]
    for one in reversed(taken):
        library.restore(one.before, one.now)
    (back,) = library.contents().kept
    assert (back.name, back.persona.role) == ("Ben", "Old")


def test_personas_of_others_can_be_kept(corpus: Path, tmp_path: Path) -> None:
    for number, path in enumerate(sorted((corpus / "personas").glob("*.json"))):
        library = library_in(tmp_path / str(number))
        taken = library.take_in(read_personas(path.read_bytes(), name=path.name).map)
        assert taken
        contents = library.contents()
        assert not contents.unreadable
        assert {one.now.name for one in taken} == {one.name for one in contents.kept}


def test_keeping_ten_times_does_not_spoil_the_photo(tmp_path: Path) -> None:
    from tests.personas.pictures import photo_record  # noqa: PLC0415 - brings Pillow along

    image = photo_record()
    document, persona_id = with_persona("Mara", photo_id=image.id)
    document = JourneyMap.of((*document.records(), image))
    library = library_in(tmp_path)
    kept = None
    for _ in range(10):
        kept = library.keep(document, persona_id, over=kept)
        document, persona_id = kept.document, kept.persona.id
    assert list(document.images.values()) == [image]
    assert personas_json(document).count('"data"') == 1
