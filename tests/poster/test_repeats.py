"""Headers repeated on later sheets: names that can be read, or none."""

from __future__ import annotations

from exporters.poster.cutting.repeats import repeated_band, repeated_names
from model.layout.display import Group, TextNode, walk
from model.layout.engine import layout_map
from model.layout.result import LayoutOptions
from model.layout.theme import THEMES
from model.storage import load
from tests.conftest import ROOT

LAYOUT = layout_map(
    load(ROOT / "resources" / "samples" / "night-train.journey").document,
    LayoutOptions(theme=THEMES["journeyboard"]),
)


def lines_of(group: Group) -> list[str]:
    return [node.text for node, _, _ in walk(group) if isinstance(node, TextNode)]


def test_in_the_strip_before_a_cut_no_word_is_broken():
    step = LAYOUT.steps[4].header
    band = lines_of(repeated_band(LAYOUT, step.x - 26, step.right, 1.0))
    assert "".join(band) == "PurchasePicks a cabin", "nothing of what ends there"


def test_a_name_that_is_seen_whole_stays_however_narrow():
    step = LAYOUT.steps[4].header
    band = lines_of(repeated_band(LAYOUT, step.x, step.right, 0.25))
    assert any(line.startswith("Pic") for line in band)


def test_no_word_of_the_usual_lane_names_is_broken():
    names = lines_of(repeated_names(LAYOUT, 0.0, LAYOUT.size.height, 1.0))
    assert "Opportunities" in names
