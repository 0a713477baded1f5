"""Templates of one's own: what is kept of a map, what is made of them, what cannot go wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from model.document import JourneyMap
from model.errors import FileError
from model.kinds import GoalReached
from model.library.own_templates import OwnTemplates
from model.queries import stages_in_order
from model.rules import problems
from tests.examples import example
from tests.strategies import maps


@pytest.fixture
def templates(tmp_path: Path) -> OwnTemplates:
    return OwnTemplates(tmp_path / "templates")


def test_the_frame_of_a_map_is_kept_without_what_was_found_out(templates: OwnTemplates) -> None:
    kept = templates.keep(example(), "Bicycle", whole=False)
    (listed,) = templates.listed()
    assert (listed.name, listed.whole) == ("Bicycle", False)
    made = templates.find(kept.id).new_map()
    assert [s.name for s in stages_in_order(made)] == ["Consideration", "Purchase"]
    assert [s.goal_reached for s in made.stages.values()] == [GoalReached.UNKNOWN] * 2
    assert set(made.steps) == set(example().steps)
    assert set(made.lanes) == set(example().lanes)
    assert not made.cards
    assert not made.evidence
    assert made.info.title == ""
    assert made.info.objective == ""


def test_everything_is_kept_where_that_is_asked(templates: OwnTemplates) -> None:
    kept = templates.keep(example(), "Whole", whole=True)
    made = templates.find(kept.id).new_map()
    before, after = list(example().records())[1:], list(made.records())[1:]
    assert after == before


@given(document=maps())
def test_the_frame_of_any_map_is_sound(
    document: JourneyMap, tmp_path_factory: pytest.TempPathFactory
) -> None:
    templates = OwnTemplates(tmp_path_factory.mktemp("own"))
    made = templates.find(templates.keep(document, "Any", whole=False).id).new_map()
    assert list(problems(made)) == []


@pytest.mark.parametrize("name", ["a/b\\c:*?", "😀", "x" * 200, "CON", "..", "Größe"])
def test_any_name_will_do(templates: OwnTemplates, name: str) -> None:
    templates.keep(example(), name, whole=False)
    assert [t.name for t in templates.listed()] == [name]
    assert templates.known(name)
    assert all(path.parent == templates.folder for path in templates.folder.iterdir())


def test_the_same_name_replaces_and_no_name_is_refused(templates: OwnTemplates) -> None:
    templates.keep(example(), "One", whole=False)
    templates.keep(example(), "one ", whole=True)
    (only,) = templates.listed()
    assert only.whole
    with pytest.raises(FileError, match="needs a name"):
        templates.keep(example(), "  ", whole=False)


def test_a_deleted_one_can_be_put_back(templates: OwnTemplates) -> None:
    kept = templates.keep(example(), "One", whole=False)
    templates.take_away(templates.find(kept.id))
    assert templates.listed() == ()
    with pytest.raises(FileError):
        templates.find(kept.id)
    templates.put_back(kept)
    assert [t.name for t in templates.listed()] == ["One"]


def test_broken_files_are_left_alone(templates: OwnTemplates) -> None:
    templates.keep(example(), "Sound", whole=False)
    broken = templates.folder / "broken.journey"
    broken.write_bytes(b"{not a map")
    assert [t.name for t in templates.listed()] == ["Sound"]
    assert broken.exists()
    with pytest.raises(FileError):
        templates.find("own:broken.journey")


def test_an_id_never_leads_out_of_the_folder(templates: OwnTemplates, tmp_path: Path) -> None:
    templates.keep(example(), "Sound", whole=False)
    (tmp_path / "secret.journey").write_bytes(b"{}")
    with pytest.raises(FileError):
        templates.find("own:../secret.journey")
