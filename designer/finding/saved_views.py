"""Saved views on the canvas: keep what is seen, go to what was kept."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from designer.canvas.view import CanvasView
from designer.finding.centre import centre_fields, centre_of
from designer.finding.lens_words import lens_words
from designer.finding.looking import Looking
from model.edits import add_view, remove, rename_view, retake_view
from model.ids import Id
from model.lens import lens_fields, lens_of
from model.queries import views_in_order
from model.records import View
from resources.words import tr

SHORTCUTS = 9
"""So many views, from the first one on, are reached by a key each."""


class SavedViews(QObject):
    """What a person does with the views of the open map. Each is one undoable edit."""

    naming_asked = Signal(object)
    """A name is wanted: for the view with this id, or (None) for what is seen now."""

    def __init__(self, canvas: CanvasView, looking: Looking) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._looking = looking
        self._taken: dict[str, Any] | None = None

    @property
    def listed(self) -> list[View]:
        """The views of the map, in order."""
        return views_in_order(self._canvas.document)

    def label(self, number: int) -> str:
        """What a menu calls the view with this number; empty where there is none."""
        views = self.listed
        return (
            tr("{n} {name}", n=number, name=views[number - 1].name) if number <= len(views) else ""
        )

    def ask_name(self, view_id: Id | None = None) -> None:
        """Ask for a name, without a dialog; None: to keep what is seen now."""
        if not self._canvas.refused():
            # Before the field for the name takes room from the map.
            self._taken = self._seen() if view_id is None else None
            self.naming_asked.emit(view_id)

    def name_for(self, view_id: Id | None) -> str:
        """What to offer as a name."""
        view = self._canvas.document.views.get(view_id) if view_id else None
        if view is not None:
            return view.name
        words = lens_words(self._canvas.document, self._looking.lens)
        return words or tr("View {n}", n=len(self._canvas.document.views) + 1)

    def keep(self, name: str) -> bool:
        """Keep what is seen; a view that has this name shows it from now on. False: it cannot."""
        fields, self._taken = self._taken or self._seen(), None
        same = next((view for view in self.listed if view.name == name), None)
        if same is not None:
            return self._overwrite(same.id, fields)
        change = self._canvas.attempt(lambda document: add_view(document, name=name, **fields))
        if change is None:
            return False
        kept = next(record for record in change.added if isinstance(record, View))
        self._canvas.say(tr("Kept as “{name}”", name=kept.name))
        return True

    def retake(self, view_id: Id) -> bool:
        """Have a view show what is seen now."""
        return self._overwrite(view_id, self._seen())

    def _overwrite(self, view_id: Id, fields: dict[str, Any]) -> bool:
        change = self._canvas.attempt(lambda document: retake_view(document, view_id, **fields))
        if change is not None:
            name = self._canvas.document.views[view_id].name
            self._canvas.say(tr("“{name}” shows this now", name=name))
        return change is not None

    def rename(self, view_id: Id, name: str) -> bool:
        """Call a view otherwise."""
        return self._canvas.attempt(lambda d: rename_view(d, view_id, name)) is not None

    def delete(self, view_id: Id) -> None:
        """Let a view go; undo brings it back."""
        self._canvas.attempt(lambda document: remove(document, [view_id]))

    def go_to(self, number: int) -> None:
        """Show the view with this number, counted from 1."""
        views = self.listed
        if number <= len(views):
            self.show(views[number - 1].id)

    def show(self, view_id: Id) -> None:
        """Look at the map as the view does. That is no edit."""
        view = self._canvas.document.views.get(view_id)
        if view is None:
            return
        self._looking.look(lens_of(view), view.mode)
        around = self._canvas.parentWidget()
        layout = around.layout() if around is not None else None
        if layout is not None:
            layout.activate()  # a chip that comes or goes gives the map its room first
        result = self._canvas.result
        self._canvas.camera.look_from(centre_of(result, view), view.zoom)
        self._canvas.zoomed()
        self._canvas.say(tr("View “{name}”", name=view.name))

    def _seen(self) -> dict[str, Any]:
        canvas = self._canvas
        fields = lens_fields(self._looking.lens)
        fields |= centre_fields(canvas.result, canvas.window_state().visible.centre)
        return fields | {"mode": self._looking.mode, "zoom": round(canvas.zoom, 4)}
