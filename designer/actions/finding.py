"""Finding one's way: find, lens, saved views, overview."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from designer.actions.spec import ActionSpec, with_map

if TYPE_CHECKING:  # only a name here: the window starts faster without it
    from designer.actions.desk import Desk
    from designer.finding.ways import WaysAbout

_FIND, _LENS, _VIEWS = 6, 5, 6
"""The groups of the Edit and the View menu these stand in."""


_SAVED = "View/Saved vie&ws"


def _has(question: Callable[[WaysAbout], bool]) -> Callable[[Desk], bool]:
    return lambda desk: desk.has_map and question(desk.bench.ways)


def _called(words: Callable[[WaysAbout], str]) -> Callable[[Desk], str]:
    return lambda desk: words(desk.bench.ways) if desk.has_map else ""


def _view(number: int) -> ActionSpec:
    return ActionSpec(
        f"view.view-{number}", f"View &{number}", lambda desk: desk.bench.ways.views.go_to(number),
        _SAVED, f"Look at the map as view {number} does", "eye", (f"Ctrl+Alt+{number}",),
        enabled=_has(lambda ways: len(ways.views.listed) >= number), group=_VIEWS,
        words="saved bookmark", needs="Keep a view first",
        label=_called(lambda ways: ways.views.label(number)),
    )  # fmt: skip


_ACTIONS = (
    ActionSpec("find.open", "&Find…", lambda desk: desk.bench.ways.find(), "Edit",
               "Find cards, stages, people and words on the map", "search", ("Ctrl+F",),
               enabled=with_map, group=_FIND, words="search look for text"),
    ActionSpec("find.next", "Find ne&xt", lambda desk: desk.bench.ways.go(1), "Edit",
               "To the next hit", "chevron-down", ("F3",), enabled=with_map, group=_FIND),
    ActionSpec("find.previous", "Find &before", lambda desk: desk.bench.ways.go(-1), "Edit",
               "To the hit before", "chevron-up", ("Shift+F3",), enabled=with_map, group=_FIND),
    ActionSpec("view.zoom-selection", "&Zoom to the selection",
               lambda desk: desk.bench.ways.zoom_to_selection(), "View",
               "Show what is selected as large as it goes", "zoom-in", ("Ctrl+8",),
               enabled=_has(lambda ways: ways.can_zoom()), group=1,
               context=("persona",)),
    ActionSpec("view.overview", "Ove&rview map", lambda desk: desk.bench.ways.switch_overview(),
               "View", "Show or hide the whole map in miniature", "fit", ("F12",),
               enabled=with_map, checked=_has(lambda ways: ways.overview.wanted), group=2,
               words="minimap miniature navigator"),
    ActionSpec("lens.bar", "&Lens", lambda desk: desk.bench.ways.switch_lens_bar(), "View/Lens",
               "Look at some personas, lanes, kinds, channels or tags only", "filter",
               ("Ctrl+L",), enabled=with_map, checked=_has(lambda ways: ways.lens_bar_shown),
               group=_LENS, words="filter dim focus"),
    ActionSpec("lens.only", "Sho&w only what the lens shows",
               lambda desk: desk.bench.ways.switch_mode(), "View/Lens",
               "Leave the rest out instead of dimming it", "eye", ("Ctrl+G, X, O",),
               enabled=with_map, checked=_has(lambda ways: ways.only), group=_LENS,
               words="filter hide"),
    ActionSpec("lens.people", "Lens on the &persona", lambda desk: desk.bench.ways.lens_on_people(),
               "View/Lens", "Look at what is about the same persona", "persona", ("Ctrl+G, X, P",),
               enabled=_has(lambda ways: ways.has_people()), group=_LENS,
               label=_called(lambda ways: ways.people_label()),
               context=("persona", "marker", "card"), words="filter",
               needs="Select something that has a persona first"),
    ActionSpec("lens.kinds", "Lens on this &kind", lambda desk: desk.bench.ways.lens_on_kinds(),
               "View/Lens", "Look at what is of the same kind", "tag", ("Ctrl+G, X, K",),
               enabled=_has(lambda ways: ways.has_kinds()), group=_LENS,
               label=_called(lambda ways: ways.kinds_label()),
               context=("card", "marker"), words="filter", needs="Select cards first"),
    ActionSpec("lens.lanes", "Lens on this la&ne", lambda desk: desk.bench.ways.lens_on_lanes(),
               "View/Lens", "Look at the same lane", "lane", ("Ctrl+G, X, L",),
               enabled=_has(lambda ways: ways.has_lanes()), group=_LENS,
               label=_called(lambda ways: ways.lanes_label()),
               context=("lane",), words="filter", needs="Select a lane first"),
    ActionSpec("lens.clear", "&Clear the lens",
               lambda desk: desk.bench.ways.looking.clear(), "View/Lens",
               "See the whole map again", "close", ("Ctrl+Alt+L",),
               enabled=_has(lambda ways: bool(ways.looking.lens)), group=_LENS,
               needs="No lens is set"),
    ActionSpec("view.keep", "&Keep what is seen…", lambda desk: desk.bench.ways.views.ask_name(),
               _SAVED, "Keep lens, zoom and place under a name", "plus", ("Ctrl+Alt+0",),
               enabled=with_map, group=_VIEWS, words="save view bookmark"),
    *(_view(number) for number in range(1, 10)),
)  # fmt: skip

FINDING_ACTIONS = tuple(replace(spec, on_canvas=True) for spec in _ACTIONS)
"""All of it is seen on the canvas."""
