"""Themes: every colour on the map, by name. Type sizes and spacing are one table for all themes.

Colours are ``#RRGGBB``. The light theme is the one that is printed; the dark one only changes
colours, never a size, so screen and paper break lines alike.
"""

from __future__ import annotations

from dataclasses import dataclass

from model.kinds import CardKind, Support


@dataclass(frozen=True, slots=True)
class CardColours:
    """A card kind's paper, its bar (also icon and outline accents), and its text."""

    fill: str
    bar: str
    text: str


@dataclass(frozen=True, slots=True)
class Theme:
    """All colours of a map. Text on its background has at least 4.5:1 (tested)."""

    name: str
    ink: str
    secondary: str
    faint: str
    hairline: str
    canvas: str
    paper: str
    accent: str
    accent_soft: str
    shadow: str
    badge: str
    badge_text: str
    star: str
    stage_hues: tuple[str, ...]
    stage_text: str
    step_hues: tuple[str, ...]
    persona_hues: tuple[str, ...]
    persona_text: str
    emotion_bands: tuple[str, str, str, str, str]
    support: dict[Support, str]
    cards: dict[CardKind, CardColours]


def _cards(
    paper: tuple[str, str], pain: str, chance: str, thought: str, note: str, bars: tuple[str, ...]
) -> dict[CardKind, CardColours]:
    fill, ink = paper
    touchpoint, action, pain_bar, chance_bar, thought_bar, note_bar = bars
    return {
        CardKind.TOUCHPOINT: CardColours(fill, touchpoint, ink),
        CardKind.ACTION: CardColours(fill, action, ink),
        CardKind.THOUGHT: CardColours(thought, thought_bar, ink),
        CardKind.QUOTE: CardColours(thought, thought_bar, ink),
        CardKind.PAIN_POINT: CardColours(pain, pain_bar, ink),
        CardKind.OPPORTUNITY: CardColours(chance, chance_bar, ink),
        CardKind.NOTE: CardColours(note, note_bar, ink),
        CardKind.IMAGE: CardColours(fill, action, ink),
        CardKind.METRIC: CardColours(fill, touchpoint, ink),
    }


LIGHT = Theme(
    name="light",
    ink="#1F2933",
    secondary="#52606D",
    faint="#7B8794",
    hairline="#E4E7EB",
    canvas="#F0F2F5",
    paper="#FFFFFF",
    accent="#2F6FDE",
    accent_soft="#E8EEFC",
    shadow="#E9ECF0",
    badge="#3E4C59",
    badge_text="#FFFFFF",
    star="#C99700",
    stage_hues=("#2F4B8F", "#0F6E84", "#117733", "#7A5C00", "#A3483E", "#882255", "#6B4FA0"),
    stage_text="#FFFFFF",
    step_hues=("#2F4B8F", "#0F6E84", "#117733", "#7A5C00", "#A3483E", "#882255", "#6B4FA0"),
    persona_hues=("#2F6FDE", "#D9480F", "#0B7A75", "#8A3FFC", "#9F1853"),
    persona_text="#FFFFFF",
    emotion_bands=("#EEF7F1", "#F6FBF7", "#FFFFFF", "#FDF7F5", "#FBEEEB"),
    support={
        Support.RESEARCHED: "#1E8E5A",
        Support.PARTLY: "#9A6B00",
        Support.ASSUMED: "#7B8794",
    },
    cards=_cards(
        ("#FFFFFF", "#1F2933"),
        "#FDEDEB",
        "#E8F6EE",
        "#F4F0FF",
        "#FFF7DB",
        ("#2F6FDE", "#7B8794", "#C43D32", "#1E8E5A", "#6B4FA0", "#C99700"),
    ),
)

DARK = Theme(
    name="dark",
    ink="#E6EAEE",
    secondary="#B3BDC7",
    faint="#8A96A3",
    hairline="#37424E",
    canvas="#14191F",
    paper="#1E252D",
    accent="#7AA7F7",
    accent_soft="#263A5E",
    shadow="#171D24",
    badge="#CBD2D9",
    badge_text="#1F2933",
    star="#F2C94C",
    stage_hues=("#3F60B0", "#12798F", "#1A7F3C", "#866607", "#AF544A", "#9A3468", "#7A5DB3"),
    stage_text="#FFFFFF",
    step_hues=("#93ACEB", "#62C4D8", "#6CCB87", "#D9B44A", "#E8948A", "#E287B4", "#B8A1EC"),
    persona_hues=("#7AA7F7", "#FF8A5B", "#4CC3BB", "#B98BFF", "#F080B0"),
    persona_text="#14191F",
    emotion_bands=("#1B2F26", "#1C2A26", "#1E252D", "#2B2527", "#352526"),
    support={
        Support.RESEARCHED: "#5CCB95",
        Support.PARTLY: "#E0B04A",
        Support.ASSUMED: "#9AA5B1",
    },
    cards=_cards(
        ("#27303A", "#E6EAEE"),
        "#402A2B",
        "#213A2E",
        "#322C47",
        "#3C3623",
        ("#7AA7F7", "#9AA5B1", "#F08A80", "#5CCB95", "#B8A1EC", "#F2C94C"),
    ),
)

THEMES: dict[str, Theme] = {theme.name: theme for theme in (LIGHT, DARK)}
