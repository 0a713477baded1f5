"""A file of personas while a map is open: they join it, or make a map of their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from designer.document.session import DocumentSession
from designer.document.until_edited import until_edited
from model.errors import JourneyboardError
from model.outside import shown_name
from resources.words import tr
from widgets.message_bar import Choice, Notice, Tone

PEOPLE_KEY = "people"
SUFFIX = ".json"


@dataclass(frozen=True, slots=True)
class PeopleIn:
    """One such file and the map that is open. ``make_map`` makes one of the file alone."""

    path: Path
    session: DocumentSession
    show: Callable[[Notice], object]
    dismiss: Callable[[str], None]
    commit_editors: Callable[[], None]
    make_map: Callable[[Path], object]

    def ask(self) -> bool:
        """Ask it in a notice; False where the file holds anything else.

        Raises:
            FileError: the file cannot be read.
            ImportFormatError: its personas cannot be understood.
        """
        from exporters.personas import file_into  # noqa: PLC0415 - only for those who import

        people = file_into(self.session.document, self.path)
        if people is None:
            return False
        counted, *doubts = people.notes
        text = tr("“{name}” can join this map. {counted}",
                  name=shown_name(self.path), counted=counted)  # fmt: skip
        choices = (
            Choice(tr("Add to this map"), self.add),
            Choice(tr("Make a new map"), self._begin_anew),
        )
        self.show(Notice(text, Tone.INFO, choices, details=tuple(doubts), key=PEOPLE_KEY))
        return True

    def _begin_anew(self) -> None:
        self.make_map(self.path)

    def add(self) -> None:
        """Add them to the map as it is now, as one edit; one of the same name is updated."""
        from exporters.personas import file_into  # noqa: PLC0415 - only for those who import

        self.commit_editors()
        try:
            people = file_into(self.session.document, self.path)
            if people is None or not people.change:
                text = tr("The map has all of it already.")
                self.show(Notice(text, Tone.INFO, key=PEOPLE_KEY, brief=True))
                return
            self.session.push(people.change)
        except JourneyboardError as error:
            self.show(Notice(str(error), Tone.ERROR, key=PEOPLE_KEY))
            return
        counted, *doubts = people.notes
        text = tr("“{name}”: {what}", name=shown_name(self.path), what=counted)
        tone = Tone.WARNING if doubts else Tone.SUCCESS
        undo = (Choice(tr("Undo"), self.session.undo_stack.undo),)
        self.show(Notice(text, tone, undo, details=tuple(doubts), key=PEOPLE_KEY))
        until_edited(self.session.undo_stack, lambda: self.dismiss(PEOPLE_KEY))
