"""Themes: one token table, enough contrast, and a switch that reaches everything."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontInfo, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication

from designer.app import Application
from designer.settings import SettingsStore
from designer.style.fonts import FAMILY, interface_font, renamed
from designer.style.icons import InterfaceIcons
from designer.style.palette import interface_palette
from designer.style.qss import style_sheet
from designer.style.tokens import TOKENS, Tokens
from designer.window.main_window import MainWindow
from resources.locator import font_bytes, icon_names, resource_path
from widgets.roles import Role

_BOTH = pytest.mark.parametrize("tokens", TOKENS.values(), ids=TOKENS)


def _luminance(name: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    colour = QColor(name)
    r, g, b = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(a: str, b: str) -> float:
    high, low = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@_BOTH
def test_text_has_enough_contrast_on_every_ground(tokens: Tokens) -> None:
    theme = tokens.theme
    grounds = (tokens.surface, tokens.field, tokens.hover, theme.accent_soft)
    soft = (tokens.danger_soft, tokens.warning_soft, tokens.success_soft)
    for ground in (*grounds, *soft):
        assert contrast(theme.ink, ground) >= 4.5
    for ground in grounds[:3]:
        assert contrast(theme.secondary, ground) >= 4.5
    assert contrast(tokens.primary_text, tokens.primary) >= 4.5
    assert contrast(tokens.primary_text, tokens.primary_hover) >= 4.5
    assert contrast(tokens.danger, tokens.surface) >= 4.5
    assert contrast(theme.accent, tokens.surface) >= 4.5
    assert contrast(tokens.tip_text, tokens.tip) >= 4.5


@_BOTH
def test_the_focus_ring_is_seen_on_every_ground(tokens: Tokens) -> None:
    for ground in (tokens.surface, tokens.field, tokens.theme.canvas):
        assert contrast(tokens.theme.accent, ground) >= 3


@_BOTH
def test_the_style_sheet_names_only_colours_of_the_table(tokens: Tokens) -> None:
    sheet = style_sheet(tokens)
    assert "$" not in sheet
    known = {
        value
        for source in (tokens, tokens.theme)
        for name in type(source).__dataclass_fields__
        if isinstance(value := getattr(source, name), str)
    }
    assert set(re.findall(r"#[0-9A-Fa-f]{6}\b", sheet)) <= known
    for name in re.findall(r"url\((.*?)\)", sheet):
        picture = Path(name)
        assert picture.is_file()
        assert set(re.findall(r"#[0-9A-Fa-f]{6}\b", picture.read_text())) <= known | {"#14191F"}


def test_every_picture_of_the_themes_is_used() -> None:
    sheets = "".join(style_sheet(tokens) for tokens in TOKENS.values())
    for path in resource_path("themes").glob("*.svg"):
        assert path.name in sheets


def test_each_meaning_has_a_palette_role_of_its_own() -> None:
    assert len({role.value for role in Role}) == len(Role)
    palette = interface_palette(TOKENS["light"])
    assert palette.color(Role.INK.value).name().upper() == TOKENS["light"].theme.ink
    faded = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert faded.name().upper() == TOKENS["light"].disabled


def test_switching_the_theme_reaches_map_bars_and_settings(
    application: Application, window: MainWindow, settings_path: Path, qapp: QApplication
) -> None:
    before = window.grab().toImage().pixelColor(4, 4).lightness()
    window.actions_by_id["view.dark"].trigger()
    assert window.bench.canvas.theme.name == "dark"
    assert window.dark
    assert window.grab().toImage().pixelColor(4, 4).lightness() < before
    assert qapp.palette().color(Role.SURFACE.value).name().upper() == TOKENS["dark"].surface
    assert json.loads(settings_path.read_text())["theme"] == "dark"
    window.actions_by_id["view.dark"].trigger()
    assert window.bench.canvas.theme.name == "journeyboard"


def test_the_next_start_is_in_the_same_theme(
    qapp: QApplication, application: Application, settings_path: Path
) -> None:
    application.style.choose("dark")
    again = Application(qapp, settings=SettingsStore(settings_path))
    assert again.style.tokens.name == "dark"
    again.deleteLater()


def test_the_interface_font_is_the_bundled_one_whatever_the_system_has(
    application: Application,
) -> None:
    assert QFontInfo(interface_font()).family() == FAMILY


def test_renaming_a_font_changes_names_alone() -> None:
    font = font_bytes("NotoSans-Regular.ttf")
    other = renamed(font, "Noto Sans", FAMILY)
    assert len(other) == len(font)
    assert FAMILY.encode("utf-16-be") in other
    assert sum(a != b for a, b in zip(font, other, strict=True)) < 2_000
    with pytest.raises(ValueError, match="length"):
        renamed(font, "Noto Sans", "Other")


def test_every_icon_leaves_ink_and_an_unknown_name_none(qapp: QApplication) -> None:
    icons = InterfaceIcons()
    for name in icon_names():
        image = icons.pixmap(name, "#000000", size=24).toImage()
        inked = sum(
            image.pixelColor(x, y).alpha() > 0 for x in range(0, 24, 2) for y in range(0, 24, 2)
        )
        assert inked > 4, name
    assert icons.icon("no such icon", TOKENS["light"]).isNull()


def test_faces_differ_from_valence_to_valence(qapp: QApplication) -> None:
    icons = InterfaceIcons()
    pictures = set()
    for valence in (-2.0, -1.0, 0.0, 1.0, 2.0):
        image = QImage(32, 32, QImage.Format.Format_RGB32)
        image.fill(QColor("#FFFFFF"))
        painter = QPainter(image)
        icons.paint_face(
            painter, valence, QRectF(0, 0, 32, 32), QColor("#000000"), QColor("#FFFFFF")
        )
        painter.end()
        pictures.add(bytes(image.constBits()))
    assert len(pictures) == 5
