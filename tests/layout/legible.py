"""Whether a theme can be read: each text that a map shows, with the grounds it may stand on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from model.layout.colours import READABLE, blend, contrast, readable
from model.layout.theme.record import Theme


@dataclass(frozen=True, slots=True)
class WeakText:
    """A text that is hard to read on its ground; ``text`` and ``ground`` say what they are."""

    text: str
    ground: str
    colour: str
    ground_colour: str

    @property
    def ratio(self) -> float:
        """The contrast after WCAG 2."""
        return contrast(self.colour, self.ground_colour)


def weak_texts(theme: Theme, least: float = READABLE) -> tuple[WeakText, ...]:
    """The texts with less contrast than ``least``, the weakest first."""
    weak = [pair for pair in dict.fromkeys(_pairs(theme)) if pair.ratio < least]
    return tuple(sorted(weak, key=lambda pair: pair.ratio))


def _pairs(theme: Theme) -> Iterator[WeakText]:
    yield from _persona_pairs(theme)
    yield WeakText("accent", "paper", theme.accent, theme.paper)
    for name, ground in _grounds(theme):
        for text in ("ink", "secondary"):
            yield WeakText(text, name, getattr(theme, text), ground)
    for kind, colours in theme.cards.items():
        where = f"cards.{kind}"
        yield WeakText(f"{where}.text", f"{where}.fill", colours.text, colours.fill)
        yield WeakText("secondary", f"{where}.fill", theme.secondary, colours.fill)
        tag = blend(colours.fill, colours.bar, 0.12) if theme.filled else colours.fill
        yield WeakText("ink", f"{where}.bar", theme.ink, tag)
    for place, hue in enumerate(theme.stage_hues):
        if theme.filled:
            yield WeakText("stage_text", f"stage_hues[{place}]", theme.stage_text, hue)
    for place, hue in enumerate(theme.step_hues):
        yield WeakText(f"step_hues[{place}]", "paper", hue, theme.paper)
    if theme.filled:
        yield WeakText("badge_text", "badge", theme.badge_text, theme.badge)
    else:
        yield WeakText("badge", "paper", theme.badge, theme.paper)


def _persona_pairs(theme: Theme) -> Iterator[WeakText]:
    """The layout makes these readable, if one colour can be: not on light and dark at once."""
    grounds = {"paper": theme.paper} | {
        f"emotion_bands[{place}]": band for place, band in enumerate(theme.emotion_bands)
    }
    for place, hue in enumerate(theme.persona_hues):
        name, text = f"persona_hues[{place}]", readable(hue, *grounds.values())
        yield from (WeakText(name, where, text, ground) for where, ground in grounds.items())
        if theme.filled:
            yield WeakText(
                "persona_text", name, theme.persona_text, readable(hue, theme.persona_text)
            )


def _grounds(theme: Theme) -> Iterator[tuple[str, str]]:
    yield "paper", theme.paper
    yield "canvas", blend(theme.paper, theme.canvas, 0.5)
    yield "hairline", blend(theme.paper, theme.hairline, 0.5)
    for place, band in enumerate(theme.emotion_bands):
        yield f"emotion_bands[{place}]", band
