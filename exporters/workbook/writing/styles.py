"""Cell formats, from the map's own light theme: a sheet looks like the poster beside it."""

from __future__ import annotations

from typing import Any

from model.kinds import CardKind
from model.layout.theme import LIGHT

FONT = "Noto Sans"
DATE_FORMAT = "yyyy-mm-dd"


class Styles:
    """The formats of one workbook; each is made once, when first asked for."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401 - xlsxwriter ships no types
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}

    def make(self, **properties: object) -> Any:  # noqa: ANN401 - an xlsxwriter Format
        """The format with these properties over the common ones."""
        full = {
            "font_name": FONT,
            "font_size": 10,
            "font_color": LIGHT.ink,
            "valign": "top",
            **properties,
        }
        key = tuple(sorted(full.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(full)
        return self._made[key]

    def title(self) -> Any:  # noqa: ANN401
        """The map's title."""
        return self.make(font_size=18, bold=True, valign="vcenter")

    def subtitle(self) -> Any:  # noqa: ANN401
        """What stands below the title."""
        return self.make(font_color=LIGHT.secondary, text_wrap=True)

    def header(self) -> Any:  # noqa: ANN401
        """A table's header cell."""
        return self.make(
            bold=True,
            bg_color=LIGHT.stage_hues[0],
            font_color=LIGHT.stage_text,
            text_wrap=True,
            valign="vcenter",
            border=1,
            border_color=LIGHT.hairline,
        )

    def stage(self, hue: int) -> Any:  # noqa: ANN401
        """A stage's header over its steps."""
        return self.make(
            bold=True,
            font_size=12,
            bg_color=LIGHT.stage_hues[hue % len(LIGHT.stage_hues)],
            font_color=LIGHT.stage_text,
            align="center",
            valign="vcenter",
            text_wrap=True,
            border=1,
            border_color=LIGHT.paper,
        )

    def stage_goal(self, hue: int) -> Any:  # noqa: ANN401
        """The customer's goal below the stage's name."""
        return self.make(
            font_size=9,
            bg_color=LIGHT.stage_hues[hue % len(LIGHT.stage_hues)],
            font_color=LIGHT.stage_text,
            align="center",
            text_wrap=True,
            border=1,
            border_color=LIGHT.paper,
        )

    def step(self, hue: int) -> Any:  # noqa: ANN401
        """A step's header."""
        return self.make(
            bold=True,
            font_color=LIGHT.step_hues[hue % len(LIGHT.step_hues)],
            text_wrap=True,
            align="center",
            valign="vcenter",
            bottom=2,
            bottom_color=LIGHT.step_hues[hue % len(LIGHT.step_hues)],
        )

    def lane(self) -> Any:  # noqa: ANN401
        """A lane's name."""
        return self.make(
            bold=True, bg_color=LIGHT.canvas, text_wrap=True, border=1, border_color=LIGHT.hairline
        )

    def card(self, kind: CardKind) -> Any:  # noqa: ANN401
        """A card in the matrix: its paper, its bar at the left."""
        colours = LIGHT.cards[kind]
        return self.make(
            bg_color=colours.fill,
            font_color=colours.text,
            text_wrap=True,
            align="left",
            indent=1,
            left=5,
            left_color=colours.bar,
            top=1,
            right=1,
            bottom=1,
            top_color=LIGHT.hairline,
            right_color=LIGHT.hairline,
            bottom_color=LIGHT.hairline,
        )

    def empty(self) -> Any:  # noqa: ANN401
        """A cell of the matrix where nothing stands."""
        return self.make(border=1, border_color=LIGHT.hairline)

    def emotion(self, valence: float) -> Any:  # noqa: ANN401
        """An emotion in the matrix, on the band of its valence."""
        band = LIGHT.emotion_bands[min(4, max(0, round(2 - valence)))]
        return self.make(
            bg_color=band, text_wrap=True, align="center", border=1, border_color=LIGHT.hairline
        )

    def cell(self, *, answer: bool = False, date: bool = False) -> Any:  # noqa: ANN401
        """A cell of a table sheet; ``answer`` is one that stakeholders fill in."""
        properties: dict[str, object] = {
            "text_wrap": True,
            "border": 1,
            "border_color": LIGHT.hairline,
        }
        if answer:
            properties["bg_color"] = LIGHT.cards[CardKind.NOTE].fill
        if date:
            properties["num_format"] = DATE_FORMAT
            properties["align"] = "left"
        return self.make(**properties)
