"""Cell formats, from the map's own light theme: a sheet looks like the poster beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exporters.workbook.sheets.catalogue import CHECK, MAP, PRIORITIES, READ_ME, SUMMARY
from exporters.workbook.sheets.codecs import Shape
from exporters.workbook.writing.cells import CELL_FONT_SIZE
from model.kinds import CardKind, Support
from model.layout.theme import LIGHT

FONT = "Noto Sans"
DATE_FORMAT = "yyyy-mm-dd"
HEADER_LINE = "#5A72A8"
"""Between the headers of a table."""

_SHAPES: Mapping[Shape, Mapping[str, object]] = {
    # Marked as text, so that “3-4” does not become a day, nor “=…” a formula when it is edited.
    Shape.TEXT: {"text_wrap": True, "num_format": "@"},
    Shape.NUMBER: {"align": "right", "indent": 1},
    Shape.WHOLE: {"align": "right", "indent": 1, "num_format": "0"},
    Shape.DATE: {"align": "left", "num_format": DATE_FORMAT},
}
"""How values of each kind stand in a table."""

TAB_COLOURS: Mapping[str, str] = {
    READ_ME.key: LIGHT.cards[CardKind.NOTE].bar,
    MAP.key: LIGHT.stage_hues[0],
    SUMMARY.key: LIGHT.stage_hues[0],
    "touchpoints": LIGHT.cards[CardKind.TOUCHPOINT].bar,
    "emotions": LIGHT.cards[CardKind.THOUGHT].bar,
    "pain-points": LIGHT.cards[CardKind.PAIN_POINT].bar,
    "opportunities": LIGHT.cards[CardKind.OPPORTUNITY].bar,
    "actions": LIGHT.persona_hues[1],
    "metrics": LIGHT.persona_hues[2],
    "channels": LIGHT.persona_hues[3],
    "personas": LIGHT.persona_hues[4],
    "stages": LIGHT.stage_hues[0],
    "steps": LIGHT.stage_hues[0],
    "evidence": LIGHT.support[Support.RESEARCHED],
    "cards": LIGHT.cards[CardKind.ACTION].bar,
    "parking-lot": LIGHT.cards[CardKind.ACTION].bar,
    PRIORITIES.key: LIGHT.cards[CardKind.PAIN_POINT].bar,
    CHECK.key: LIGHT.cards[CardKind.NOTE].bar,
}
"""The colour of each sheet's tab."""


class Styles:
    """The formats of one workbook; each is made once, when first asked for."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401 - xlsxwriter ships no types
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}

    def make(self, **properties: object) -> Any:  # noqa: ANN401 - an xlsxwriter Format
        """The format with these properties over the common ones."""
        full = {
            "font_name": FONT,
            "font_size": CELL_FONT_SIZE,
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

    def sheet_title(self) -> Any:  # noqa: ANN401
        """What a table's sheet is called, above the table."""
        return self.make(font_size=15, bold=True)

    def sheet_about(self) -> Any:  # noqa: ANN401
        """What the sheet is for, behind its title."""
        return self.make(font_color=LIGHT.secondary)

    def sheet_head(self) -> Any:  # noqa: ANN401
        """The cell of both."""
        return self.make(valign="vcenter")

    def sheet_title_cell(self) -> Any:  # noqa: ANN401
        """The title in a cell of its own."""
        return self.make(font_size=15, bold=True, valign="vcenter")

    def sheet_about_cell(self) -> Any:  # noqa: ANN401
        """What the sheet is for in a cell of its own."""
        return self.make(font_color=LIGHT.secondary, valign="vcenter", text_wrap=True)

    def header(self, *, answer: bool = False) -> Any:  # noqa: ANN401
        """A table's header cell; a yellow line below it tells of answers to fill in."""
        return self.make(
            bold=True,
            bg_color=LIGHT.stage_hues[0],
            font_color=LIGHT.stage_text,
            text_wrap=True,
            valign="vcenter",
            right=1,
            right_color=HEADER_LINE,
            bottom=5,
            bottom_color=LIGHT.cards[CardKind.NOTE].bar if answer else LIGHT.stage_hues[0],
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

    def card(self, kind: CardKind, *, valign: str = "top") -> Any:  # noqa: ANN401
        """A card in the matrix: its paper, its bar at the left."""
        colours = LIGHT.cards[kind]
        return self.make(
            bg_color=colours.fill,
            font_color=colours.text,
            text_wrap=True,
            align="left",
            valign=valign,
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

    def cell(
        self,
        *,
        answer: bool = False,
        shape: Shape = Shape.TEXT,
        long: bool = False,
    ) -> Any:  # noqa: ANN401
        """A cell of a table sheet; ``answer`` is one that stakeholders fill in.

        ``long`` is for texts of more than 255 letters: old programs show those as ``####`` where
        they are marked as text.
        """
        properties: dict[str, object] = {"border": 1, "border_color": LIGHT.hairline}
        if answer:
            properties["bg_color"] = LIGHT.cards[CardKind.NOTE].fill
        if long:
            return self.make(text_wrap=True, **properties)
        return self.make(**_SHAPES[shape], **properties)

    def free(self, shape: Shape) -> Any:  # noqa: ANN401
        """A cell below a table: ready for a row that is added, and not to be seen before."""
        return self.make(**_SHAPES[shape])

    def rule(self, **properties: object) -> Any:  # noqa: ANN401
        """What a rule of a sheet changes: these properties and no others."""
        key = ("rule", True), *sorted(properties.items())
        if key not in self._made:
            self._made[key] = self._book.add_format(properties)
        return self._made[key]
