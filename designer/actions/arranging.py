"""Arranging cards: the Arrange, Convert to and Select similar submenus of the Edit menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from designer.actions.spec import ActionSpec, Context, with_cards, with_map
from model.arrangement import Likeness, SortBy
from model.kinds import CARD_KINDS, CardKind

if TYPE_CHECKING:  # only a name here: the window starts faster without it
    from designer.actions.desk import Desk

_ARRANGE, _CONVERT, _SIMILAR = "Edit/Arran&ge", "Edit/Con&vert to", "Edit/Select s&imilar"
_GROUP = 3
_WHERE_CARDS_ARE: tuple[Context, ...] = ("card", "cell", "lane", "step", "stage")


def _editable(desk: Desk) -> bool:
    return desk.has_map and not desk.bench.session.read_only


def _can_sort(desk: Desk) -> bool:
    return _editable(desk) and (desk.bench.canvas.chosen.cell is not None or _any(desk))


def _any(desk: Desk) -> bool:
    return bool(desk.bench.selection)


def _can_convert(desk: Desk) -> bool:
    return _editable(desk) and with_cards(desk)


def _several(desk: Desk) -> bool:
    return _editable(desk) and len(desk.bench.edits.selected_cards()) > 1


def _sort(by: SortBy) -> Callable[[Desk], None]:
    return lambda desk: desk.bench.arrange.sort(by)


def _convert(kind: CardKind) -> Callable[[Desk], None]:
    return lambda desk: desk.bench.arrange.convert(kind)


def _similar(likeness: Likeness) -> Callable[[Desk], None]:
    return lambda desk: desk.bench.arrange.select_similar(likeness)


_SORTS = (
    (SortBy.VOTES, "Sort by &votes", "Put the cards with most votes on top, cell by cell", "vote"),
    (SortBy.PRIORITY, "Sort by &priority", "Put critical cards on top, cell by cell", "priority"),
    (SortBy.TEXT, "Sort by &text", "Sort the cards of each cell from A to Z", "text"),
    (SortBy.KIND, "Sort by &kind", "Put cards of a kind together, cell by cell", "filter"),
)
_CONVERT_KEYS = {
    CardKind.TOUCHPOINT: "&Touchpoint",
    CardKind.ACTION: "&Action",
    CardKind.THOUGHT: "T&hought",
    CardKind.QUOTE: "&Quote",
    CardKind.PAIN_POINT: "&Pain point",
    CardKind.OPPORTUNITY: "&Opportunity",
    CardKind.NOTE: "&Note",
    CardKind.IMAGE: "&Image",
    CardKind.METRIC: "&Metric",
}
_LIKENESSES = (
    (Likeness.KIND, "Same &kind", "Select all cards of the kinds that are selected", "filter"),
    (Likeness.LANE, "Same &lane", "Select all cards of the lanes that are selected", "lane"),
    (Likeness.PERSONA, "Same &persona", "Select all cards about the same personas", "persona"),
    (Likeness.TAG, "Same &tag", "Select all cards with one of the same tags", "tag"),
)


def _letter(text: str) -> str:
    """The letter of a text that is its mnemonic, which is also the last key of its chord."""
    return text[text.index("&") + 1].upper()


ARRANGE_ACTIONS = (
    *(
        ActionSpec(f"arrange.sort-{by.value}", text, _sort(by), _ARRANGE, tip, icon,
                   (f"Ctrl+R, {_letter(text)}",), enabled=_can_sort, group=_GROUP,
                   context=_WHERE_CARDS_ARE, words="order rank",
                   needs="Select cards, a cell or a lane first")
        for by, text, tip, icon in _SORTS
    ),
    ActionSpec("arrange.lane", "Line up in one &lane",
               lambda desk: desk.bench.arrange.line_up(in_lane=True), _ARRANGE,
               "Put the selected cards into the lane of the current one", "lane",
               ("Ctrl+R, L",), enabled=_several, group=_GROUP, context=("card",),
               words="align row", needs="Select several cards first"),
    ActionSpec("arrange.step", "Line up in one &step",
               lambda desk: desk.bench.arrange.line_up(in_lane=False), _ARRANGE,
               "Put the selected cards into the step of the current one", "step",
               ("Ctrl+R, S",), enabled=_several, group=_GROUP, context=("card",),
               words="align column", needs="Select several cards first"),
    ActionSpec("arrange.spread", "Sp&read over the steps",
               lambda desk: desk.bench.arrange.spread(), _ARRANGE,
               "Put the selected cards one to a step, from the first one to the right", "grip",
               ("Ctrl+R, R",), enabled=_several, group=_GROUP, context=("card",),
               words="distribute align", needs="Select several cards first"),
    ActionSpec("arrange.group", "&Group duplicates",
               lambda desk: desk.bench.arrange.group(across=False), _ARRANGE,
               "Gather cards of one cell that say the same into one, with their votes", "personas",
               ("Ctrl+R, D",), enabled=_editable, group=_GROUP,
               context=(*_WHERE_CARDS_ARE, "sheet", "parking"), words="merge same cluster dedupe"),
    ActionSpec("arrange.group-across", "Group duplicates &across cells",
               lambda desk: desk.bench.arrange.group(across=True), _ARRANGE,
               "Gather cards that say the same wherever they stand in the selection", "loop",
               ("Ctrl+R, A",), enabled=_editable, group=_GROUP,
               context=(*_WHERE_CARDS_ARE, "sheet"), words="merge same cluster dedupe"),
    *(
        ActionSpec(f"convert.{kind.value}", text, _convert(kind), _CONVERT,
                   f"Make the selected cards another kind: {CARD_KINDS[kind].name.lower()}",
                   CARD_KINDS[kind].icon, (f"Ctrl+R, C, {_letter(text)}",), enabled=_can_convert,
                   group=_GROUP, context=("card",), words="change turn kind type",
                   needs="Select cards first")
        for kind, text in _CONVERT_KEYS.items()
    ),
    *(
        ActionSpec(f"similar.{likeness.value}", text, _similar(likeness), _SIMILAR, tip, icon,
                   (f"Ctrl+R, E, {_letter(text)}",), enabled=with_cards, group=_GROUP + 1,
                   context=("card",), words="alike equal extend selection")
        for likeness, text, tip, icon in _LIKENESSES
    ),
    ActionSpec("arrange.select-parked", "Select par&ked cards",
               lambda desk: desk.bench.arrange.select_parked(), "Edit",
               "Select all cards of the parking lot", "parking", ("Ctrl+R, W",), enabled=with_map,
               group=_GROUP, context=("parking",), words="aside lot"),
    ActionSpec("map.note-aside", "New note in the pa&rking lot",
               lambda desk: desk.bench.arrange.note_aside(), "Map",
               "Write down what belongs nowhere yet", "note", ("Ctrl+R, N",), enabled=_editable,
               group=2,
               context=("parking",), words="aside add card sticky later"),
)  # fmt: skip
