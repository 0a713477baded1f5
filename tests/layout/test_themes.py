"""Themes: read from files and checked, made from an accent, and readable every one of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from model.errors import ExportError, FileError
from model.kinds import CardKind, Support
from model.layout.colours import contrast
from model.layout.display import EllipseNode, Group, PathNode, RectNode, Role, walk
from model.layout.engine import layout_map
from model.layout.result import LayoutOptions
from model.layout.theme import BUNDLED, DARK, LIGHT, THEMES, Theme
from model.layout.theme.accent import accent_remark, themed
from model.layout.theme.files import theme_in
from model.layout.theme.naming import theme_named
from model.layout.theme.perception import Perceived, apart, perceived, shown
from resources.locator import resource_path
from tests.layout.legible import weak_texts
from tests.layout.sample import sample_map
from tests.layout.test_colours import grounds_of_texts

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")
GREYS = st.integers(0, 255).map(lambda part: f"#{part:02X}{part:02X}{part:02X}")
BRANDS = ("#B5123E", "#FFD500", "#00A651", "#0055A4", "#000000", "#FFFFFF", "#777777")


# --- by name and from files -----------------------------------------------------------------------


def test_a_theme_asked_for_by_name_is_always_the_same() -> None:
    assert theme_named("journeyboard") is theme_named(" Journeyboard ") is LIGHT
    assert theme_named("light") is LIGHT
    assert theme_named("dark") is DARK
    assert theme_named("Ink Saver") is theme_named("ink_saver") is THEMES["ink-saver"]
    assert theme_named("accent:#B5123E") is theme_named("accent:#B5123E")


def test_the_files_are_the_themes_that_are_known() -> None:
    files = {path.stem for path in resource_path("themes").glob("*.json")}
    assert files == set(BUNDLED) == set(THEMES)
    assert {name: theme.name for name, theme in THEMES.items()} == {name: name for name in BUNDLED}


@pytest.mark.parametrize("name", BUNDLED)
def test_a_bundled_theme_is_checked_as_any_file_is(name: str) -> None:
    """They are read without a check when the program starts."""
    assert theme_in(resource_path("themes", f"{name}.json")) == THEMES[name]


def test_who_asks_for_an_unknown_theme_is_told_which_there_are() -> None:
    with pytest.raises(ExportError, match=r"no theme “sepia”.*journeyboard, dark, high-contrast"):
        theme_named("sepia")


def written(folder: Path, **fields: object) -> Path:
    path = folder / "my.json"
    path.write_text(json.dumps(fields), encoding="utf-8")
    return path


def test_a_file_says_what_differs_from_another_theme(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        like="ink-saver",
        name="acme",
        title="Acme",
        accent="#b5123e",
        cards={"note": {"fill": "#FFFFAA"}},
    )
    theme, base = theme_named(str(path)), THEMES["ink-saver"]
    assert theme.accent == "#B5123E"
    assert theme.cards[CardKind.NOTE] == replace(base.cards[CardKind.NOTE], fill="#FFFFAA")
    cards = {**base.cards, CardKind.NOTE: theme.cards[CardKind.NOTE]}
    assert theme == replace(base, name="acme", title="Acme", accent="#B5123E", cards=cards)


def test_a_file_may_say_all_of_a_theme(tmp_path: Path) -> None:
    raw = json.loads(resource_path("themes", "journeyboard.json").read_text(encoding="utf-8"))
    assert theme_named(str(written(tmp_path, **raw))) == LIGHT
    del raw["cards"]["quote"]
    with pytest.raises(ExportError, match=r"“my.json” is no theme: “cards.quote” is missing\."):
        theme_named(str(written(tmp_path, **raw)))
    del raw["ink"]
    with pytest.raises(ExportError, match="“ink” is missing"):
        theme_named(str(written(tmp_path, **raw)))


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"ink": "red"}, "“ink” has to be a colour such as #1F2933"),
        ({"ink": 7}, "“ink” has to be a colour such as #1F2933"),
        ({"stage_hues": ["#112233", "#11223"]}, "“stage_hues.1” has to be a colour"),
        ({"emotion_bands": ["#112233"]}, "“emotion_bands"),
        ({"glitter": "#112233"}, "“glitter” is no part of a theme"),
        ({"cards": {"sticker": {"fill": "#112233"}}}, "“cards.sticker” is no part of a theme"),
        ({"card_edge": 2}, "“card_edge”"),
        ({"like": "sepia"}, "“like” known are journeyboard"),
    ],
)
def test_a_faulty_file_is_refused_with_the_place(
    fields: dict[str, object], sentence: str, tmp_path: Path
) -> None:
    with pytest.raises(ExportError) as refused:
        theme_named(str(written(tmp_path, **{"like": "dark", **fields})))
    assert sentence in str(refused.value)


@pytest.mark.parametrize("text", ["", "{", "[1]", "NaN", "[" * 100_000, '"\\ud800"', "\0"])
def test_what_is_no_theme_file_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "my.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ExportError, match=r"“my\.json” is no "):
        theme_named(str(path))


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileError):
        theme_named(str(tmp_path / "none.json"))
    (tmp_path / "folder.json").mkdir()
    with pytest.raises(FileError):
        theme_named(str(tmp_path / "folder.json"))


# --- readable -------------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_every_text_of_a_bundled_theme_can_be_read(theme: Theme) -> None:
    assert weak_texts(theme) == ()


def test_the_theme_of_high_contrast_has_it() -> None:
    assert weak_texts(THEMES["high-contrast"], 7.0) == ()
    for theme in (LIGHT, DARK):
        assert weak_texts(theme, 7.0) != ()


@pytest.mark.parametrize("field", ["ink", "secondary", "stage_text", "badge_text", "paper"])
@pytest.mark.parametrize("name", BUNDLED)
def test_no_weak_text_of_a_map_is_overlooked(name: str, field: str) -> None:
    change: dict[str, Any] = {field: "#8899AA"}
    theme = replace(THEMES[name], **change)
    told = {(weak.colour, weak.ground_colour) for weak in weak_texts(theme)}
    result = layout_map(sample_map(), LayoutOptions(theme=theme))
    pairs = {(node.colour, ground) for node, ground in grounds_of_texts(result)}
    weak = {pair for pair in pairs if contrast(*pair) < 4.5}
    assert weak <= told
    if field in ("ink", "paper"):
        assert weak


# --- from an accent -------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(st.one_of(COLOURS, GREYS))
@example("#FFFFFF")
@example("#000000")
@example("#777777")
def test_any_accent_gives_a_theme_that_can_be_read(accent: str) -> None:
    theme = themed(accent, LIGHT)
    assert weak_texts(theme) == ()
    for hue in (*theme.persona_hues, theme.accent, theme.cards[CardKind.TOUCHPOINT].bar):
        assert contrast(hue, theme.paper) >= 3.0


@settings(max_examples=60, deadline=None)
@given(st.one_of(COLOURS, GREYS))
@example("#33333C")
@example("#A4592B")
def test_colour_blind_eyes_tell_the_colours_of_any_accent_apart(accent: str) -> None:
    theme = themed(accent, LIGHT)
    band = theme.stage_hues
    assert len(band) == len(LIGHT.stage_hues)
    assert min(apart(*pair) for pair in pairwise((*band, band[0]))) > 0.05
    assert min(apart(*pair) for pair in combinations(band, 2)) > 0.02
    assert min(apart(*pair) for pair in combinations(theme.persona_hues, 2)) > 0.04


@settings(max_examples=60, deadline=None)
@given(COLOURS)
def test_an_accent_is_kept_or_the_change_is_told(accent: str) -> None:
    theme = theme_named(f"accent:{accent}")
    kept = theme.stage_hues[0] == accent
    assert (accent_remark(theme) is None) == kept
    if contrast(accent, "#FFFFFF") >= 4.5:
        assert kept
    # Under its name it is found again, as settings remember it.
    assert theme_named(theme.name) == theme


def test_an_accent_that_had_to_be_changed_stays_what_it_is() -> None:
    theme = theme_named("accent:#6F7F8F")
    remark = accent_remark(theme)
    assert remark is not None
    assert remark.startswith("The accent #6F7F8F became ")
    asked, used = perceived("#6F7F8F"), perceived(theme.stage_hues[0])
    assert used.hue == pytest.approx(asked.hue, abs=3)
    assert 0 < asked.lightness - used.lightness < 0.06


@pytest.mark.parametrize("words", ["#b13", "B5123E", " #B5123E "])
def test_an_accent_is_understood_as_people_write_it(words: str) -> None:
    accent = "#BB1133" if "13" in words and len(words) == 4 else "#B5123E"
    assert theme_named(f"accent:{words}").stage_hues[0] == accent


@pytest.mark.parametrize("words", ["", "red", "#12345", "#GG0000", "#B5123E00"])
def test_what_is_no_colour_is_no_accent(words: str) -> None:
    with pytest.raises(ExportError, match=r"is no colour: write it like #B5123E\."):
        theme_named(f"accent:{words}")


@pytest.mark.parametrize("accent", BRANDS)
def test_what_has_a_meaning_keeps_its_colour(accent: str) -> None:
    theme = themed(accent, LIGHT)
    assert theme.support == LIGHT.support
    assert theme.emotion_bands == LIGHT.emotion_bands
    for kind in (CardKind.PAIN_POINT, CardKind.OPPORTUNITY, CardKind.QUOTE, CardKind.NOTE):
        assert theme.cards[kind].bar == LIGHT.cards[kind].bar


# --- ink ------------------------------------------------------------------------------------------


def filled_areas(theme: Theme) -> Iterator[tuple[str, float]]:
    """The colour and size of everything that is painted over, in square points."""
    sheet = layout_map(sample_map(), LayoutOptions(theme=theme)).display()
    for node, _, _ in walk(sheet):
        match node:
            case RectNode(rect=rect, fill=str(fill)) | EllipseNode(rect=rect, fill=str(fill)):
                yield fill, rect.width * rect.height
            case PathNode(fill=str(fill)):
                xs = [float(x) for command in node.path.commands for x in command[1::2]]
                ys = [float(y) for command in node.path.commands for y in command[2::2]]
                yield fill, (max(xs) - min(xs)) * (max(ys) - min(ys)) * node.scale**2
            case _:
                pass


def test_the_ink_saver_paints_no_grounds() -> None:
    def inked(theme: Theme) -> float:
        return sum((1 - contrast_share(fill)) * area for fill, area in filled_areas(theme))

    def contrast_share(fill: str) -> float:
        return perceived(fill).lightness

    saver = THEMES["ink-saver"]
    largest = max(area for fill, area in filled_areas(saver) if fill != saver.paper)
    assert largest < 1500  # the bar at a card's edge, at most
    assert inked(saver) < inked(LIGHT) / 5


def test_curves_of_the_ink_saver_are_told_apart_in_grey() -> None:
    lightness = [perceived(hue).lightness for hue in THEMES["ink-saver"].persona_hues[:3]]
    assert min(abs(first - second) for first, second in combinations(lightness, 2)) > 0.07


def test_headers_of_the_ink_saver_stand_in_the_room_of_filled_ones() -> None:
    light, saver = (
        layout_map(sample_map(), LayoutOptions(theme=theme))
        for theme in (LIGHT, THEMES["ink-saver"])
    )
    assert light.size == saver.size
    assert [stage.rect for stage in light.stages] == [stage.rect for stage in saver.stages]
    for stage, _, _ in walk(saver.display()):
        if not isinstance(stage, Group) or stage.role is not Role.STAGE:
            continue
        (arrow, *_) = stage.children
        assert isinstance(arrow, PathNode)
        assert arrow.fill is None
        assert arrow.stroke in saver.options.theme.stage_hues
        half = arrow.stroke_width / 2
        xs = [float(x) + arrow.x for command in arrow.path.commands for x in command[1::2]]
        ys = [float(y) + arrow.y for command in arrow.path.commands for y in command[2::2]]
        assert min(xs) - half >= -1e-9
        assert min(ys) - half >= -1e-9
        assert max(ys) + half <= stage.bounds.height
        assert max(xs) + half <= stage.bounds.width


# --- how eyes see ---------------------------------------------------------------------------------


def test_lightness_chroma_and_hue_of_known_colours() -> None:
    assert perceived("#FFFFFF").lightness == pytest.approx(1, abs=1e-4)
    assert perceived("#000000") == (0, 0, 0)
    assert perceived("#FF0000") == pytest.approx((0.628, 0.2577, 29.23), abs=0.01)
    assert perceived("#808080").chroma == pytest.approx(0, abs=1e-4)


@settings(max_examples=100)
@given(COLOURS)
def test_a_colour_is_shown_as_it_was_perceived(colour: str) -> None:
    again = shown(perceived(colour))
    for start in (1, 3, 5):
        assert abs(int(again[start : start + 2], 16) - int(colour[start : start + 2], 16)) <= 1


def test_a_colour_beyond_the_screen_keeps_lightness_and_hue() -> None:
    colour = perceived(shown(Perceived(0.6, 0.9, 200.0)))
    assert colour.lightness == pytest.approx(0.6, abs=0.01)
    assert colour.hue == pytest.approx(200, abs=3)
    assert colour.chroma < 0.2


def test_red_and_green_of_one_lightness_are_one_colour_for_some_eyes() -> None:
    red, green = (shown(Perceived(0.6, 0.1, hue)) for hue in (25.0, 135.0))
    blue = shown(Perceived(0.6, 0.1, 260.0))
    assert apart(red, green) < 0.06 < apart(red, blue)
    assert apart(red, red) == 0


def test_evidence_has_a_shape_and_colour_of_its_own_in_every_theme() -> None:
    for theme in THEMES.values():
        assert set(theme.support) == set(Support)
        assert min(apart(*pair) for pair in combinations(theme.support.values(), 2)) > 0.03
