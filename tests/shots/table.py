"""All pictures of the documentation, in one table."""

from __future__ import annotations

from tests.shots import elsewhere, history, lost, people, prints, returned, scenes, weighing, wizard
from tests.shots.studio import Shot

SHOTS = (
    Shot("start", scenes.start_page),
    Shot("window", scenes.window, size=(1440, 900)),
    Shot("window-dark", scenes.window, size=(1440, 900), theme="dark"),
    Shot("empty", scenes.empty_map),
    Shot("typing", scenes.typing),
    Shot("quick-note", scenes.quick_note),
    Shot("dragging", scenes.dragging),
    Shot("connectors", scenes.connectors),
    Shot("feelings", scenes.feelings),
    Shot("collapsed", scenes.collapsed),
    Shot("find", scenes.find),
    Shot("lens", scenes.lens),
    Shot("commands", scenes.commands),
    Shot("menu", scenes.menu),
    Shot("outline", scenes.outline),
    Shot("personas", people.cards),
    Shot("persona-editor", people.editor),
    Shot("persona-photo", people.photo),
    Shot("personas-compared-dark", people.comparison, theme="dark"),
    Shot("persona-library", people.library),
    Shot("evidence", weighing.evidence),
    Shot("assumptions-dark", weighing.assumptions, theme="dark"),
    Shot("coverage", weighing.coverage),
    Shot("priorities", weighing.priorities, size=(1440, 900)),
    Shot("export", scenes.export_dialog),
    Shot("import", wizard.table),
    Shot("sheets", prints.tiled),
    Shot("persona-sheet", prints.persona_and_report),
    Shot("returned", returned.conflict),
    Shot("returned-dark", returned.wording, theme="dark"),
    Shot("history", history.history),
    Shot("history-dark", history.history, theme="dark"),
    Shot("merge", elsewhere.merge),
    Shot("locked", elsewhere.locked),
    Shot("recovery", lost.start),
    Shot("recovery-map-dark", lost.above_a_map, theme="dark"),
    Shot("shortcuts", scenes.shortcuts),
    Shot("scale-125", scenes.close_up, size=(1120, 720), scale=1.25),
)
