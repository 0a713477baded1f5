"""The View and Help menus."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from designer.actions.spec import ActionSpec, with_canvas, with_map

if TYPE_CHECKING:  # only a name here: the window starts faster without it
    from designer.actions.desk import Desk


def _tool(name: str) -> Callable[[Desk], None]:
    return lambda desk: desk.bench.set_tool(name)


def _has_tool(name: str) -> Callable[[Desk], bool]:
    return lambda desk: desk.has_map and desk.bench.tool == name


VIEW_ACTIONS = (
    ActionSpec("view.select", "&Select", _tool("select"), "View", "Select and move things",
               "pointer", ("Ctrl+1",), enabled=with_canvas, checked=_has_tool("select")),
    ActionSpec("view.pan", "&Pan", _tool("pan"), "View", "Drag the sheet; or hold Space",
               "hand", ("Ctrl+2",), enabled=with_canvas, checked=_has_tool("pan"),
               words="hand scroll"),
    ActionSpec("view.connect", "&Connect", _tool("connect"), "View",
               "Draw an arrow from card to card", "connector", ("Ctrl+3",), enabled=with_canvas,
               checked=_has_tool("connect"),
               words="arrow connector link"),
    ActionSpec("view.zoom-in", "Zoom &in", lambda desk: desk.bench.canvas.zoom_in(), "View",
               "Larger", "zoom-in", ("Ctrl++", "Ctrl+="), enabled=with_canvas, group=1,
               words="larger bigger magnify"),
    ActionSpec("view.zoom-out", "Zoom &out", lambda desk: desk.bench.canvas.zoom_out(), "View",
               "Smaller", "zoom-out", ("Ctrl+-",), enabled=with_canvas, group=1,
               words="smaller"),
    ActionSpec("view.actual", "&Actual size", lambda desk: desk.bench.canvas.zoom_reset(), "View",
               "Zoom to 100 %", "search", ("Ctrl+0",), enabled=with_canvas, group=1,
               words="100 zoom reset"),
    ActionSpec("view.fit", "&Fit the map", lambda desk: desk.bench.canvas.zoom_fit(), "View",
               "Show the whole map", "fit", ("Ctrl+9",), enabled=with_canvas, group=1, short="Fit",
               context=("sheet",),
               words="zoom whole overview"),
    ActionSpec("view.palette", "Pa&lette", lambda desk: desk.bench.switch_palette(), "View",
               "Show or hide the palette", "list", ("F8",), enabled=with_map,
               checked=lambda desk: desk.has_map and desk.bench.palette_shown, group=2,
               words="sidebar left"),
    ActionSpec("view.inspector", "I&nspector", lambda desk: desk.bench.switch_inspector(), "View",
               "Show or hide the inspector", "edit", ("F9",), enabled=with_map,
               checked=lambda desk: desk.has_map and desk.bench.inspector_shown, group=2,
               words="properties form details"),
    ActionSpec("view.next-pane", "Next pan&e", lambda desk: desk.next_pane(1), "View",
               "Put the keyboard into the next part of the window", "arrow-right", ("F6",),
               group=2),
    ActionSpec("view.previous-pane", "Pre&vious pane", lambda desk: desk.next_pane(-1), "View",
               "Put the keyboard into the part before", "arrow-left", ("Shift+F6",), group=2),
    ActionSpec("view.dark", "&Dark theme", lambda desk: desk.switch_theme(), "View",
               "Switch between light and dark", "moon", ("Ctrl+Shift+D",),
               checked=lambda desk: desk.dark, group=3,
               words="night light mode colours appearance"),
    ActionSpec("view.full-screen", "F&ull screen", lambda desk: desk.switch_full_screen(), "View",
               "Fill the screen, for the projector", "eye", ("F11",),
               checked=lambda desk: desk.full_screen, group=3,
               words="projector present presentation fullscreen"),
)  # fmt: skip

HELP_ACTIONS = (
    ActionSpec("help.commands", "&Commands…", lambda desk: desk.show_commands(), "Help",
               "Find a command, or a card by its text, and run it or go there", "quick",
               ("Ctrl+K",), words="palette search find run launcher"),
    ActionSpec("help.shortcuts", "&Keyboard shortcuts", lambda desk: desk.show_shortcuts(),
               "Help", "All shortcuts at a glance", "keyboard", ("F1",),
               words="keys keyboard hotkeys gestures mouse"),
    ActionSpec("help.guide", "First map with the &guide", lambda desk: desk.start_guide(), "Help",
               "One question after the other: persona, stages, feelings, pain points, poster",
               "journey", ("Ctrl+Alt+G",), words="tour tutorial wizard begin learn onboarding"),
    ActionSpec("help.about", "&About Journeyboard", lambda desk: desk.show_about(), "Help",
               "Version and licences", "help", ("Shift+F1",), group=1,
               words="version licence license"),
)  # fmt: skip
