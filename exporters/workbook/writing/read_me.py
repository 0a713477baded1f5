"""The first sheet: what the workbook is, how to fill it in, what is read back, how to return it.

What is said of the sheets is told by their tables of columns, so it cannot be wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from exporters.workbook.sheets.catalogue import READ_ME, Sheet
from exporters.workbook.sheets.column import TableSheet
from exporters.workbook.writing.cells import lines_needed
from exporters.workbook.writing.making import Making, sheet_name
from exporters.workbook.writing.paper import A4
from exporters.workbook.writing.printing import footer
from exporters.workbook.writing.source import Source
from exporters.workbook.writing.styles import TAB_COLOURS, Styles
from model.kinds import CARD_KINDS, CardKind, words
from model.layout.theme import LIGHT
from resources.words import tr

_MARGIN, _FIRST, _SECOND, _THIRD, _LAST = range(5)
_WIDTHS = (2.5, 20.0, 8.0, 78.0, 34.0)
_TEXT_WIDTH = sum(_WIDTHS[_SECOND:])
_TITLE_LETTERS = 0.5
"""Of the usual letters, how many of the title's a width takes."""
_LINE, _PADDING = 14.5, 7.0
_REVISION_LETTERS = 8

_HOW = (
    (
        "Yellow cells",
        (
            "Yours: mend what is not right, fill in what is missing. What else may be changed is "
            "told below, sheet by sheet."
        ),
    ),
    (
        "Lists",
        (
            "Many cells offer words to choose from, behind the small arrow. Owners, channels and "
            "emotions may be your own words, too; where only the list is understood, the sheet "
            "says so at once."
        ),
    ),
    (
        "New rows",
        (
            "Write into the first free row below a table. To drop something, delete its whole row: "
            "somebody agrees before it goes."
        ),
    ),
    (
        "Order",
        (
            "Sort, filter, insert rows and columns, move sheets as you like: each row is known. "
            "A column of your own is kept as a note."
        ),
    ),
    (
        "Hidden columns",
        "Please leave the hidden columns behind each table and the hidden row above it alone.",
    ),
)
_WHOSE = ("Map", "Choose in the first cell of a new row which of the maps it is for.")
"""Headings and sentences (untranslated); the last one for several maps."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A sheet of the workbook with the number of its rows; None where it is no table."""

    sheet: Sheet | TableSheet
    count: int | None = None


class _Page:
    """The sheet while it is written, from above down."""

    def __init__(self, sheet: Any, styles: Styles) -> None:  # noqa: ANN401 - xlsxwriter
        self.sheet = sheet
        self.styles = styles
        self.row = 0

    def gap(self, height: float) -> None:
        """White."""
        self.sheet.set_row(self.row, height)
        self.row += 1

    def across(self, text: str, style: Any, height: float, first: int = _FIRST) -> None:  # noqa: ANN401
        """A text over the columns from ``first`` on; the row is not ended."""
        self.sheet.merge_range(self.row, first, self.row, _LAST, "", style)
        self.sheet.write_string(self.row, first, text, style)
        self.sheet.set_row(self.row, height)

    def heading(self, text: str) -> None:
        """The heading of a section."""
        self.gap(12)
        style = self.styles.make(
            font_size=13,
            bold=True,
            font_color=LIGHT.stage_hues[0],
            valign="vcenter",
            bottom=1,
            bottom_color=LIGHT.hairline,
        )
        self.across(text, style, 26)
        self.row += 1
        self.gap(4)

    def pair(self, name: str, text: str, style: Any) -> None:  # noqa: ANN401
        """A name, and what is said of it."""
        self.sheet.write_string(self.row, _FIRST, name, style)
        said = self.styles.make(text_wrap=True, indent=1, valign="vcenter")
        self.across(text, said, _height(lines_needed(text, _TEXT_WIDTH - 2)), _SECOND)
        self.row += 1


def add_read_me(making: Making) -> Any:  # noqa: ANN401
    """The sheet, still empty: it stands before those it tells of."""
    return making.book.add_worksheet(sheet_name(READ_ME.name))


def write_read_me(
    sheet: Any,  # noqa: ANN401
    making: Making,
    sources: Sequence[Source],
    entries: Sequence[Entry],
) -> None:
    """Fill the sheet; ``entries`` are the other sheets in their order."""
    page = _Page(sheet, making.styles)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    _write_title(page, sources)
    page.heading(tr("How to fill it in"))
    for name, text in _HOW:
        page.pair(tr(name), tr(text), _how_style(making.styles, answer=name == _HOW[0][0]))
    if len(sources) > 1:
        page.pair(tr(_WHOSE[0]), tr(_WHOSE[1]), _how_style(making.styles, answer=False))
    page.heading(tr("What is in it, and what is read back"))
    _write_contents(page, entries)
    page.heading(tr("What the colours say"))
    for kind in _kinds(sources):
        facts = CARD_KINDS[kind]
        page.pair(tr(facts.name), tr(facts.hint), making.styles.card(kind, valign="vcenter"))
    page.heading(tr("How to send it back"))
    text = _sending(sources)
    style = making.styles.make(text_wrap=True, valign="vcenter")
    page.across(text, style, _height(lines_needed(text, sum(_WIDTHS[_FIRST:]) - 2)))
    _finish(sheet, page.row)


def read_back(sheet: Sheet | TableSheet) -> str:
    """What of a sheet is read back, in a sentence."""
    if isinstance(sheet, Sheet):
        return tr("Nothing: it is to look at.")
    shown = [tr(column.header) for column in sheet.columns if not column.comes_back]
    told = [
        tr("All but {columns}", columns=", ".join(shown)) if shown else tr("All columns"),
        tr("new rows") if sheet.grows else tr("no new rows"),
    ]
    return "; ".join(told) + "."


def _write_title(page: _Page, sources: Sequence[Source]) -> None:
    page.gap(10)
    first = sources[0].facts.document.info
    alone = len(sources) == 1
    title = (first.title if alone else tr("Portfolio of journey maps")) or tr("Untitled map")
    lines = lines_needed(title, sum(_WIDTHS[_FIRST:]) * _TITLE_LETTERS)
    page.across(
        title,
        page.styles.make(font_size=22, bold=True, text_wrap=True, valign="vcenter"),
        min(400, 8 + 31 * lines),
    )
    page.row += 1
    line = {"bottom": 5, "bottom_color": LIGHT.accent, "valign": "vcenter"}
    style = page.styles.make(font_color=LIGHT.secondary, text_wrap=True, **line)
    about = " · ".join(_about(sources[0])) if alone else _titles(sources)
    page.across(about, style, 6 + _height(lines_needed(about, sum(_WIDTHS[_FIRST:]) - 2)))
    page.row += 1
    page.gap(8)
    label = page.styles.make(bold=True, font_color=LIGHT.secondary, valign="vcenter")
    for name, text in (
        (tr("Objective"), first.objective),
        (tr("Scenario"), first.scenario),
        (tr("Scope"), first.scope),
    ):
        if alone and text.strip():
            page.pair(name, text, label)


def _about(source: Source) -> Iterator[str]:
    info = source.facts.document.info
    yield tr("Customer journey map")
    yield words(info.state)
    if info.revised_on or info.created_on:
        yield str(info.revised_on or info.created_on)
    if source.identity.revision:
        yield tr("Revision {letters}", letters=source.identity.revision[:_REVISION_LETTERS])
    if info.authors:
        yield ", ".join(info.authors)


def _titles(sources: Iterable[Source]) -> str:
    return ", ".join(source.facts.name for source in sources)


def _write_contents(page: _Page, entries: Sequence[Entry]) -> None:
    head = page.styles.make(font_size=9, font_color=LIGHT.secondary, valign="vcenter")
    right = page.styles.make(
        font_size=9, font_color=LIGHT.secondary, valign="vcenter", align="right"
    )
    for column, name, style in (
        (_FIRST, tr("Sheet"), head),
        (_SECOND, tr("Rows"), right),
        (_THIRD, tr("What it is for"), head),
        (_LAST, tr("What is read back"), head),
    ):
        indented = page.styles.make(
            font_size=9, font_color=LIGHT.secondary, valign="vcenter", indent=1
        )
        page.sheet.write_string(page.row, column, name, indented if style is head else right)
    page.row += 1
    for entry in entries:
        _write_entry(page, entry)


def _write_entry(page: _Page, entry: Entry) -> None:
    sheet, row = entry.sheet, page.row
    line: dict[str, object] = {"bottom": 1, "bottom_color": LIGHT.hairline, "valign": "vcenter"}
    link = page.styles.make(
        bold=True,
        font_color=LIGHT.accent,
        indent=1,
        left=5,
        left_color=TAB_COLOURS[sheet.key],
        **line,
    )
    name = sheet_name(sheet.name)
    target = name.replace("'", "''")
    page.sheet.write_url(row, _FIRST, f"internal:'{target}'!A1", link, name)
    figure = page.styles.make(align="right", font_color=LIGHT.secondary, **line)
    if entry.count is None:
        page.sheet.write_blank(row, _SECOND, None, figure)
    else:
        page.sheet.write_number(row, _SECOND, entry.count, figure)
    said = page.styles.make(text_wrap=True, indent=1, **line)
    about, back = tr(sheet.about), read_back(sheet)
    page.sheet.write_string(row, _THIRD, about, said)
    page.sheet.write_string(row, _LAST, back, said)
    lines = max(lines_needed(about, _WIDTHS[_THIRD] - 2), lines_needed(back, _WIDTHS[_LAST] - 2))
    page.sheet.set_row(row, _height(lines))
    page.row += 1


def _how_style(styles: Styles, *, answer: bool) -> Any:  # noqa: ANN401
    colours = LIGHT.cards[CardKind.NOTE]
    fill: dict[str, object] = (
        {"bg_color": colours.fill, "border": 1, "border_color": colours.bar} if answer else {}
    )
    return styles.make(bold=True, valign="vcenter", indent=1, **fill)


def _kinds(sources: Iterable[Source]) -> list[CardKind]:
    """The kinds of cards that are on the maps; all where there is none yet."""
    met = {card.kind for source in sources for card in source.facts.document.cards.values()}
    return [kind for kind in CardKind if kind in met or not met]


def _sending(sources: Iterable[Source]) -> str:
    authors = dict.fromkeys(
        author for source in sources for author in source.facts.document.info.authors
    )
    whom = ", ".join(authors) or tr("whom you have it from")
    return tr(
        "Save it as an Excel workbook (.xlsx), under any name, and mail it to {whom}. Every cell "
        "is compared with what was sent: what you changed is shown, one by one, and taken over "
        "only where somebody agrees. Several people may fill in a copy each.",
        whom=whom,
    )


def _finish(sheet: Any, last: int) -> None:  # noqa: ANN401
    sheet.hide_gridlines(2)
    sheet.set_portrait()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.print_area(0, 0, last, _LAST)
    sheet.set_margins(left=0.5, right=0.5, top=0.5, bottom=0.6)
    sheet.set_footer(footer(), {"margin": 0.3})
    sheet.set_tab_color(TAB_COLOURS[READ_ME.key])
    # Nothing here is read back, so a person who types here is told at once. There is no password.
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.activate()


def _height(lines: int) -> float:
    return min(400.0, _PADDING + _LINE * max(1, lines))
