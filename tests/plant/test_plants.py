"""Each planted bug still has its place in the code and its test, and each promise has a bug."""

from __future__ import annotations

import pytest

from tests.conftest import ROOT
from tests.plant.catalogue import plants
from tests.plant.plants import Plant


@pytest.mark.parametrize("plant", plants(), ids=lambda plant: f"{plant.promise} {plant.bug}")
def test_the_place_of_a_planted_bug_is_there(plant: Plant) -> None:
    text = (ROOT / plant.file).read_text(encoding="utf-8")
    assert text.count(plant.old) == 1
    assert plant.old != plant.new
    compile(text.replace(plant.old, plant.new), plant.file, "exec")
    file, _, name = plant.test.partition("::")
    tests = (ROOT / file).read_text(encoding="utf-8")
    assert not name or f"def {name.split('::')[-1].partition('[')[0]}(" in tests or name in tests
