"""The pictures of the documentation: those of the table, all of them shown, none of them heavy."""

from __future__ import annotations

import re

from tests.architecture.tree import ROOT
from tests.shots.table import SHOTS

IMAGES = ROOT / "docs" / "images"


def test_there_is_a_picture_for_each_row_of_the_table_and_no_other() -> None:
    assert sorted(path.stem for path in IMAGES.iterdir()) == sorted(shot.name for shot in SHOTS)


def test_the_guides_show_every_picture_and_none_twice() -> None:
    every = set()
    for guide in ("USER_GUIDE.md", "POSTERS.md", "WORKBOOK.md"):
        text = (ROOT / "docs" / guide).read_text(encoding="utf-8")
        shown = re.findall(r"\(images/([\w-]+)\.png\)", text)
        assert len(shown) == len(set(shown)), guide
        every |= set(shown)
    assert every == {shot.name for shot in SHOTS}


def test_pictures_are_small() -> None:
    sizes = {path.name: path.stat().st_size for path in IMAGES.iterdir()}
    assert not [name for name, size in sizes.items() if size > 250_000]
    assert sum(sizes.values()) < 3_000_000
