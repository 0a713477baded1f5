"""Actions on the frame of the map: stages, steps and lanes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from designer.actions.spec import ActionSpec, Context

if TYPE_CHECKING:  # only a name here: the window starts faster without it
    from designer.actions.desk import Desk
    from designer.editing.structure_edits import StructureEdits

SIZE_STEP = 16.0
"""How much wider or taller a key makes a step or lane, in points."""
STAGE_COLOURS = ("Blue", "Teal", "Green", "Ochre", "Brick", "Wine", "Violet")
"""What the theme's stage hues are called, in their order."""
_FRAME: tuple[Context, ...] = ("stage", "step", "lane")


def _can(allows: Callable[[StructureEdits], object]) -> Callable[[Desk], bool]:
    """Enabled on a map that may be edited, where there is something to do it to."""

    def enabled(desk: Desk) -> bool:
        if not desk.has_map or desk.bench.session.read_only:
            return False
        return bool(allows(desk.bench.structure))

    return enabled


def _has_hue(hue: int | None) -> Callable[[Desk], bool]:
    def checked(desk: Desk) -> bool:
        if not desk.has_map:
            return False
        stages = desk.bench.session.document.stages
        chosen = [stages[i].hue for i in desk.bench.structure.stages()]
        return bool(chosen) and all(other == hue for other in chosen)

    return checked


def _paint(hue: int | None) -> Callable[[Desk], None]:
    return lambda desk: desk.bench.structure.colour(hue)


_COLOURS = (
    ActionSpec("structure.colour-auto", "&Automatic", _paint(None), "Map/Stage colour",
               "Colour the selected stages by their place", "stage", ("Ctrl+G, C, 0",),
               enabled=_can(lambda edits: edits.stages()), checked=_has_hue(None), group=5,
               context=("stage",), words="color recolour hue"),
    *(
        ActionSpec(f"structure.colour-{name.lower()}", name, _paint(hue), "Map/Stage colour",
                   f"Colour the selected stages: {name.lower()}", "stage",
                   (f"Ctrl+G, C, {hue + 1}",),
                   enabled=_can(lambda edits: edits.stages()), checked=_has_hue(hue), group=5,
                   context=("stage",), words="color recolour hue")
        for hue, name in enumerate(STAGE_COLOURS)
    ),
)  # fmt: skip

STRUCTURE_ACTIONS = (
    ActionSpec("structure.before", "Add &before",
               lambda desk: desk.bench.structure.add(after=False), "Map",
               "New stage, step or lane before the selected one", "plus",
               ("Ctrl+G, B",), enabled=_can(lambda edits: edits.current), group=4,
               context=_FRAME, words="insert left above"),
    ActionSpec("structure.after", "Add &after", lambda desk: desk.bench.structure.add(after=True),
               "Map", "New stage, step or lane after the selected one", "plus",
               ("Ctrl+G, A",), enabled=_can(lambda edits: edits.current), group=4,
               context=_FRAME, words="insert right below"),
    ActionSpec("structure.split-stage", "Split stage &from here",
               lambda desk: desk.bench.structure.split_stage(), "Map",
               "A new stage begins with the selected step", "stage", ("Ctrl+G, S",),
               enabled=_can(lambda edits: edits.can_split_stage()), group=4, context=("step",)),
    ActionSpec("structure.split-step", "Split step in t&wo",
               lambda desk: desk.bench.structure.split_step(), "Map",
               "Two steps instead of the selected one; its cards stay in the first", "step",
               ("Ctrl+G, D",), enabled=_can(lambda edits: edits.can_split_step()), group=4,
               context=("step",), words="divide halve"),
    ActionSpec("structure.merge", "Merge with ne&xt", lambda desk: desk.bench.structure.merge(),
               "Map", "One stage or step instead of the selected and the next one", "link",
               ("Ctrl+G, M",), enabled=_can(lambda edits: edits.can_merge()), group=4,
               context=("stage", "step"), words="join combine"),
    *_COLOURS,
    ActionSpec("structure.wider", "&Wider", lambda desk: desk.bench.structure.widen(SIZE_STEP),
               "Map/Si&ze", "Make the selected steps wider", "arrow-right", ("Ctrl+G, Right",),
               enabled=_can(lambda edits: edits.steps_meant()), group=5,
               context=("stage", "step"), words="width resize column"),
    ActionSpec("structure.narrower", "&Narrower",
               lambda desk: desk.bench.structure.widen(-SIZE_STEP), "Map/Si&ze",
               "Make the selected steps narrower", "arrow-left", ("Ctrl+G, Left",),
               enabled=_can(lambda edits: edits.steps_meant()), group=5,
               context=("stage", "step"), words="width resize column"),
    ActionSpec("structure.taller", "&Taller",
               lambda desk: desk.bench.structure.heighten(SIZE_STEP), "Map/Si&ze",
               "Make the selected lanes taller", "arrow-down", ("Ctrl+G, Down",),
               enabled=_can(lambda edits: edits.lanes_meant()), group=5, context=("lane",),
               words="height resize row"),
    ActionSpec("structure.lower", "&Lower",
               lambda desk: desk.bench.structure.heighten(-SIZE_STEP), "Map/Si&ze",
               "Make the selected lanes lower, as far as their cards allow", "arrow-up",
               ("Ctrl+G, Up",), enabled=_can(lambda edits: edits.lanes_meant()), group=5,
               context=("lane",), words="height resize row"),
    ActionSpec("structure.fit", "&Fit size", lambda desk: desk.bench.structure.fit(),
               "Map/Si&ze", "Make the selected steps and lanes as large as usual", "fit",
               ("Ctrl+G, 0",),
               enabled=_can(lambda edits: edits.steps_meant() or edits.lanes_meant()), group=5,
               context=_FRAME, words="reset width height"),
    ActionSpec("structure.collapse", "Collap&se",
               lambda desk: desk.bench.structure.switch_collapsed(), "Map",
               "Fold the selected stages and lanes into a narrow strip, or expand them again",
               "chevron-up", ("Ctrl+.",), enabled=_can(lambda edits: edits.foldable()),
               checked=lambda desk: desk.has_map and desk.bench.structure.collapsed(), group=6,
               context=_FRAME, words="fold hide expand unfold"),
    ActionSpec("structure.collapse-others", "Collapse ot&hers",
               lambda desk: desk.bench.structure.collapse_others(), "Map",
               "Fold all stages or lanes but the selected ones", "chevron-up",
               ("Ctrl+G, O",), enabled=_can(lambda edits: edits.foldable()), group=6,
               context=_FRAME, words="fold hide focus"),
    ActionSpec("structure.expand-all", "Expa&nd all",
               lambda desk: desk.bench.structure.expand_all(), "Map",
               "Unfold all stages and lanes", "chevron-down", ("Ctrl+G, E",),
               enabled=_can(lambda edits: edits.any_collapsed()), group=6,
               context=(*_FRAME, "sheet"), words="unfold show"),
)  # fmt: skip
