"""Maps kept in git: two people edit, git merges, nobody loses anything."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from model import edits as edit
from model.changes import apply
from model.document import JourneyMap
from model.errors import FileError
from model.ids import seeded_ids
from model.kinds import CardKind
from model.places import ParkingPlace
from model.storage import lineage, load, save

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


class Repository:
    """A git repository with one map in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "map.journey"
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str, expect: int = 0) -> None:
        identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        command = ("git", *identity, "-c", "merge.conflictStyle=diff3", *arguments)
        # Neither this machine's settings nor a hook this test may run in have a say.
        environment = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
        environment |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        result = subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, check=False
        )
        assert result.returncode == expect, result.stdout + result.stderr

    def commit(self, document: JourneyMap) -> str:
        """Save the next version of the map, as the program does, and commit it."""
        before = load(self.path) if self.path.exists() else None
        parents = lineage(before.revision, before.parents) if before else ()
        saved = save(self.path, document, map_id="m", parents=parents)
        self.git("add", "map.journey")
        self.git("commit", "-q", "-m", "next")
        return saved.revision


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def board() -> JourneyMap:
    document = JourneyMap()
    ids = seeded_ids(1)
    for number in range(12):
        change = edit.add_card(
            document, ParkingPlace(), kind=CardKind.NOTE, text=f"Card {number}", ids=ids
        )
        document = apply(document, change)
    return document


def test_edits_of_two_people_come_together(repository: Repository) -> None:
    document = board()
    first, last = min(document.cards), max(document.cards)
    base = repository.commit(document)
    repository.git("checkout", "-q", "-b", "theirs")
    theirs = repository.commit(apply(document, edit.edit(document, last, text="Theirs")))
    repository.git("checkout", "-q", "main")
    ours = repository.commit(apply(document, edit.edit(document, first, text="Ours")))
    repository.git("merge", "theirs", expect=1)  # the lines of the revision

    loaded = load(repository.path)
    assert loaded.document.cards[first].text == "Ours"
    assert loaded.document.cards[last].text == "Theirs"
    assert len(loaded.document.cards) == 12
    assert loaded.parents == (ours, theirs, base)
    assert "merged by git" in loaded.warnings[0]

    repository.commit(loaded.document)
    again = load(repository.path)
    assert again.warnings == ()
    assert again.document == loaded.document
    assert set(again.parents) == {ours, theirs, base}


def test_the_same_card_edited_twice_is_for_people_to_settle(repository: Repository) -> None:
    document = board()
    card = min(document.cards)
    repository.commit(document)
    repository.git("checkout", "-q", "-b", "theirs")
    repository.commit(apply(document, edit.edit(document, card, text="Theirs")))
    repository.git("checkout", "-q", "main")
    repository.commit(apply(document, edit.edit(document, card, text="Ours")))
    repository.git("merge", "theirs", expect=1)
    with pytest.raises(FileError, match="unfinished git merge"):
        load(repository.path)
