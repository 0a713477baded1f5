"""Colours: the table of the design, and text that can be read on whatever lies below it."""

from __future__ import annotations

import pytest

from model.document import JourneyMap
from model.kinds import CardKind, Support
from model.layout.colours import blend, contrast, luminance, readable
from model.layout.display import EllipseNode, PathNode, RectNode, TextNode, walk
from model.layout.engine import layout_map
from model.layout.geometry import Point, Rect
from model.layout.result import LayoutOptions, LayoutResult
from model.layout.theme import DARK, LIGHT, THEMES, Theme
from model.layout.theme.naming import theme_named
from tests.layout.sample import sample_map

ALL = (*THEMES.values(), theme_named("accent:#B5123E"), theme_named("accent:#FFD500"))


def grounds_of_texts(result: LayoutResult) -> list[tuple[TextNode, str]]:
    """Each line of text with the colour that was painted last where its middle stands."""
    painted: list[tuple[Rect, str]] = []
    found = []
    for node, dx, dy in walk(result.display()):
        match node:
            case RectNode(rect=rect, fill=str(fill)) | EllipseNode(rect=rect, fill=str(fill)):
                painted.append((rect.moved(dx, dy), fill))
            case PathNode(fill=str(fill)):
                painted.append((_outline(node, dx, dy), fill))
            case TextNode():
                size = node.runs[0].size
                middle = Point(node.x + dx + node.width / 2, node.y + dy - size * 0.3)
                below = [
                    fill
                    for rect, fill in painted
                    if rect.contains(middle) and rect.width > node.width * 0.5
                ]
                found.append((node, below[-1]))
            case _:
                pass
    return found


def _outline(node: PathNode, dx: float, dy: float) -> Rect:
    xs, ys = [], []
    for command in node.path.commands:
        xs += [float(v) for v in command[1::2]]
        ys += [float(v) for v in command[2::2]]
    x, y = min(xs) * node.scale + node.x + dx, min(ys) * node.scale + node.y + dy
    return Rect(x, y, (max(xs) - min(xs)) * node.scale, (max(ys) - min(ys)) * node.scale)


@pytest.mark.parametrize("theme", ALL, ids=lambda theme: theme.name)
@pytest.mark.parametrize("document", [sample_map(), JourneyMap()], ids=["sample", "empty"])
def test_every_text_can_be_read_on_its_ground(theme: Theme, document: JourneyMap) -> None:
    result = layout_map(document, LayoutOptions(theme=theme, hints=True))
    pairs = grounds_of_texts(result)
    weak = {
        (node.colour, ground, round(contrast(node.colour, ground), 2), node.text)
        for node, ground in pairs
        if contrast(node.colour, ground) < 4.5
    }
    assert weak == set()
    if document.cards:
        assert len({(node.colour, ground) for node, ground in pairs}) > 10


def test_the_light_theme_is_the_design() -> None:
    assert (LIGHT.ink, LIGHT.secondary, LIGHT.faint) == ("#1F2933", "#52606D", "#7B8794")
    assert (LIGHT.hairline, LIGHT.canvas, LIGHT.paper) == ("#E4E7EB", "#F0F2F5", "#FFFFFF")
    assert (LIGHT.accent, LIGHT.accent_soft) == ("#2F6FDE", "#E8EEFC")
    hues = "#2F4B8F #0F6E84 #117733 #7A5C00 #A3483E #882255 #6B4FA0"
    assert " ".join(LIGHT.stage_hues) == hues
    assert " ".join(LIGHT.persona_hues) == "#2F6FDE #D9480F #0B7A75 #8A3FFC #9F1853"
    assert " ".join(LIGHT.emotion_bands) == "#EEF7F1 #F6FBF7 #FFFFFF #FDF7F5 #FBEEEB"
    assert LIGHT.support == {
        Support.RESEARCHED: "#1E8E5A",
        Support.PARTLY: "#9A6B00",
        Support.ASSUMED: "#7B8794",
    }
    papers = {kind.value: (c.fill, c.bar) for kind, c in LIGHT.cards.items()}
    assert papers["touchpoint"] == ("#FFFFFF", "#2F6FDE")
    assert papers["action"] == ("#FFFFFF", "#7B8794")
    assert papers["pain-point"] == ("#FDEDEB", "#C43D32")
    assert papers["opportunity"] == ("#E8F6EE", "#1E8E5A")
    assert papers["thought"] == papers["quote"] == ("#F4F0FF", "#6B4FA0")
    assert papers["note"] == ("#FFF7DB", "#C99700")
    assert set(LIGHT.cards) == set(DARK.cards) == set(CardKind)


@pytest.mark.parametrize("theme", ALL, ids=lambda theme: theme.name)
def test_stage_names_can_be_read_on_every_hue(theme: Theme) -> None:
    for hue in theme.stage_hues if theme.filled else ():
        assert contrast(theme.stage_text, hue) >= 4.5
    for hue in theme.step_hues:
        assert contrast(hue, theme.paper) >= 4.5


def test_contrast_after_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert luminance("#FFFFFF") == pytest.approx(1)


def test_readable_changes_a_colour_no_more_than_it_must() -> None:
    assert readable("#1F2933", "#FFFFFF") == "#1F2933"
    mended = readable("#D9480F", "#FBEEEB", "#EEF7F1")
    assert 4.5 <= min(contrast(mended, ground) for ground in ("#FBEEEB", "#EEF7F1")) < 5
    assert contrast(readable("#336699", "#14191F"), "#14191F") >= 4.5


def test_blending() -> None:
    assert blend("#000000", "#FFFFFF", 0.5) == "#808080"
    assert blend("#123456", "#FFFFFF", 0) == "#123456"
