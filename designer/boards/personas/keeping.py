"""Between the map's personas and the library on this computer: kept, replaced, added, told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from designer.boards.board import Board
from designer.boards.personas.people import copy_name
from designer.inspector.fields import FIELDS
from model.errors import ChangedOutsideError, FileError, JourneyboardError
from model.ids import Id, new_id
from model.library.shelf import name_key
from model.naming import shortened
from model.records import Persona
from resources.words import tr
from widgets.message_bar import Choice, Notice, Tone

if TYPE_CHECKING:  # brings Pillow along: imported when the library is first looked into
    from exporters.personas.library import Contents, KeptPersona, PersonaLibrary, Taken

KEY = "persona-library"
_PHOTO, _EVIDENCE = "photo_id", "evidence_ids"


class LibraryFlow:
    """The library for one board. ``show`` puts a notice up, ``changed`` follows each change."""

    def __init__(
        self, board: Board, show: Callable[[Notice], object], changed: Callable[[], None]
    ) -> None:
        self._board = board
        self._show = show
        self._changed = changed
        self._contents: Contents | None = None
        self._library: PersonaLibrary | None = None

    @property
    def library(self) -> PersonaLibrary:
        """The library itself."""
        from exporters.personas.library import PersonaLibrary  # noqa: PLC0415 - see above

        if self._library is None:
            self._library = PersonaLibrary(self._board.context.places.library)
        return self._library

    @property
    def contents(self) -> Contents:
        """What was kept when it was last looked."""
        return self._contents if self._contents is not None else self.look()

    def look(self) -> Contents:
        """Look again: another window may have kept something."""
        from exporters.personas.library import Contents  # noqa: PLC0415 - see above

        try:
            self._contents = self.library.contents()
        except FileError as error:
            self._contents = Contents()
            self._tell(str(error), Tone.ERROR)
        return self._contents

    # --- from the map to the library -----------------------------------------------------------

    def keep(self, persona_id: Id) -> None:
        """Keep a persona of the map; one of that name that says something else is asked about."""
        document = self._board.document
        persona = document.personas[persona_id]
        kept = self.look().namesake(persona.name)
        if kept is None:
            self._keep(persona_id, None)
            return
        differing = self._differences(persona_id, kept)
        name = shortened(persona.name)
        if not differing:
            text = tr("“{name}” is in your library already, just as it is here.", name=name)
            self._tell(text, Tone.INFO)
            return
        text = tr(
            "Your library has another “{name}”; it differs in: {fields}.",
            name=name,
            fields=", ".join(differing),
        )
        choices = (
            Choice(tr("Replace it"), lambda: self._keep(persona_id, kept)),
            Choice(tr("Leave it"), lambda: None),
        )
        self._show(Notice(text, Tone.INFO, choices, key=KEY))

    def _keep(self, persona_id: Id, over: KeptPersona | None) -> None:
        from exporters.personas.alone import lost_alone  # noqa: PLC0415 - see above

        document = self._board.document
        if persona_id not in document.personas:  # deleted while it was asked
            return
        try:
            now = self.library.keep(document, persona_id, over=over)
        except ChangedOutsideError:
            self.keep(persona_id)  # look again, and ask about what is there now
            return
        except JourneyboardError as error:
            self._tell(str(error), Tone.ERROR)
            return
        self._after_change()
        name = shortened(now.name)
        said = tr("“{name}” is kept in your library.", name=name)
        if over is not None:
            said = tr("“{name}” in your library is as it is here now.", name=name)
        sources = len(now.document.evidence)
        if sources:
            came = tr("1 source") if sources == 1 else tr("{n} sources", n=sources)
            said = tr("{said} With {sources}.", said=said, sources=came)
        if any(marker.persona_id == persona_id for marker in document.markers.values()):
            said = tr("{said} Its curve stays with this map.", said=said)
        lost = lost_alone(document, persona_id)
        self._undoable(
            " ".join((said, *lost)),
            lambda: self.library.restore(over, now),
            tone=Tone.WARNING if lost else Tone.SUCCESS,
        )

    def _differences(self, persona_id: Id, kept: KeptPersona) -> list[str]:
        """The names of the fields that differ, as the form has them."""
        from exporters.personas.library import differences  # noqa: PLC0415 - see above

        labels = {one.name: one.label for one in FIELDS[Persona.table]}
        labels |= {_PHOTO: "Photo", _EVIDENCE: "Evidence"}
        found = differences(self._board.document, persona_id, kept)
        return [tr(labels.get(name, name)) for name in found]

    # --- from the library to the map -----------------------------------------------------------

    def on_map(self, kept: KeptPersona) -> Persona | None:
        """The persona of the map that has the same name."""
        key = name_key(kept.name)
        people = self._board.document.personas.values()
        return next((one for one in people if key and name_key(one.name) == key), None)

    def add(self, kept: KeptPersona, *, as_another: bool = False) -> Id | None:
        """Put a kept persona on the map, or bring the one of its name up to date; its id."""
        from exporters.personas.adding import added  # noqa: PLC0415 - see above
        from exporters.personas.found import FoundPersonas  # noqa: PLC0415

        document, found = self._board.document, kept.found
        known = self.on_map(kept)
        if as_another and known is not None:
            names = {one.name for one in document.personas.values()}
            name = copy_name(kept.name, names)
            found, known = replace(found, fields={**found.fields, "name": name}), None
        attached = added(document, FoundPersonas("", (found,)), ids=new_id)
        if not attached.change:
            self._tell(tr("“{name}” is on the map already, just as it is kept.",
                          name=shortened(kept.name)), Tone.INFO)  # fmt: skip
            return known.id if known is not None else None
        if not self._board.attempt(lambda: attached.change):
            return None
        sources = sum(one.table == "evidence" for one in attached.change.added)
        said = tr("“{name}” is on the map.", name=shortened(found.name))
        if known is not None:
            said = tr("“{name}” on the map is brought up to date.", name=shortened(found.name))
        if sources:
            said = tr("{said} Its sources came along: {n}.", said=said, n=sources)
        self._board.said.emit(" ".join((said, *attached.notes[1:])))
        made = (one for one in attached.change.added if isinstance(one, Persona))
        return known.id if known is not None else next((one.id for one in made), None)

    # --- the library itself --------------------------------------------------------------------

    def delete(self, kept: KeptPersona) -> None:
        """Take a persona off the library; it can be taken back."""
        if not self._attempt(lambda: self.library.delete(kept)):
            return
        text = tr("“{name}” is deleted from your library; the map keeps its own.",
                  name=shortened(kept.name))  # fmt: skip
        self._undoable(text, lambda: self.library.put_back(kept))

    def import_file(self) -> None:
        """Ask for a file of personas, ours or anybody's, and keep them all."""
        path = self._board.context.dialogs.open_foreign(Path.home())
        if path is not None:
            self.import_path(path)

    def import_path(self, path: Path) -> None:
        """Keep all personas of a file."""
        from exporters.json_in import MAX_BYTES  # noqa: PLC0415 - see above
        from exporters.personas import read_personas  # noqa: PLC0415
        from model.outside import read_outside, shown_name  # noqa: PLC0415

        taken: tuple[Taken, ...] = ()
        warnings: tuple[str, ...] = ()

        def take() -> None:
            nonlocal taken, warnings
            result = read_personas(read_outside(path, MAX_BYTES), name=shown_name(path))
            taken, warnings = self.library.take_in(result.map), result.warnings

        if not self._attempt(take):
            return
        renewed = sum(one.before is not None for one in taken)
        text = tr("“{file}”: {n} personas are in your library now.", file=shown_name(path),
                  n=len(taken))  # fmt: skip
        if renewed:
            text = tr("{said} Of those, {n} took the place of one of the same name.", said=text,
                      n=renewed)  # fmt: skip
        tone = Tone.WARNING if warnings else Tone.SUCCESS
        self._undoable(text, lambda: self._take_back(taken), tone=tone, details=warnings)

    def export(self, kept_or_id: KeptPersona | Id) -> None:
        """Write one persona to a file for others."""
        from exporters.personas.library import export_bytes  # noqa: PLC0415 - see above
        from model.atomic import write_bytes  # noqa: PLC0415
        from model.outside import shown_name  # noqa: PLC0415

        if isinstance(kept_or_id, str):
            document, persona_id = self._board.document, kept_or_id
        else:
            document, persona_id = kept_or_id.document, kept_or_id.persona.id
        name = document.personas[persona_id].name
        path = self._board.context.dialogs.export_file(Path.home() / _file_name(name))
        if path is None:
            return
        if self._attempt(lambda: write_bytes(path, export_bytes(document, persona_id))):
            text = tr("“{name}” is written to “{file}”.", name=shortened(name),
                      file=shown_name(path))  # fmt: skip
            self._tell(text, Tone.SUCCESS)

    def _take_back(self, taken: tuple[Taken, ...]) -> None:
        for one in reversed(taken):
            self.library.restore(one.before, one.now)

    def _attempt(self, work: Callable[[], object]) -> bool:
        try:
            work()
        except JourneyboardError as error:
            self._after_change()
            self._tell(str(error), Tone.ERROR)
            return False
        self._after_change()
        return True

    def _after_change(self) -> None:
        self.look()
        self._changed()

    def _undoable(
        self,
        text: str,
        undo: Callable[[], None],
        *,
        tone: Tone = Tone.SUCCESS,
        details: tuple[str, ...] = (),
    ) -> None:
        take_back = Choice(tr("Undo"), lambda: self._undo(undo))
        self._show(Notice(text, tone, (take_back,), details=details, key=KEY))

    def _undo(self, undo: Callable[[], None]) -> None:
        if self._attempt(undo):
            self._tell(tr("Your library is as it was before."), Tone.INFO)

    def _tell(self, text: str, tone: Tone) -> None:
        self._show(Notice(text, tone, key=KEY, brief=tone is not Tone.ERROR))


def _file_name(name: str) -> str:
    """A name for a file that every system takes."""
    letters = "".join(sign if sign.isalnum() else "-" for sign in shortened(name))
    return f"{'-'.join(filter(None, letters.split('-'))) or 'persona'}.json"
