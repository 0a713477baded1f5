"""What the parts of a form need from outside, and the one way in which they edit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtGui import QPixmap

from designer.dialogs.protocol import Dialogs
from designer.document.session import DocumentSession
from designer.style.icons import InterfaceIcons
from designer.style.tokens import Tokens
from model.changes import ChangeSet
from model.document import JourneyMap
from model.errors import RuleError
from model.ids import Id
from model.library.catalogue import Catalogue
from model.records import Record


@dataclass(slots=True)
class FormContext:
    """Session, looks and ways out of a form. ``visit`` opens another record in the inspector.

    ``today`` answers the day it is.
    """

    session: DocumentSession
    icons: InterfaceIcons
    tokens: Tokens
    dialogs: Dialogs
    visit: Callable[[Id], None]
    report: Callable[[str], None]
    catalogue: Callable[[], Catalogue] = Catalogue
    pixmaps: dict[Id, QPixmap] = field(default_factory=dict)
    today: Callable[[], date] = date.today

    @property
    def document(self) -> JourneyMap:
        """The map as it is now."""
        return self.session.document

    def records(self, ids: Sequence[Id]) -> list[Record]:
        """The records with these ids that are still there."""
        found = (self.document.find(record_id) for record_id in ids)
        return [record for record in found if record is not None]

    def push(self, change: ChangeSet, *, merge_key: str | None = None) -> bool:
        """Make an edit that a click asked for; what a rule refuses is reported."""
        try:
            self.session.push(change, merge_key=merge_key)
        except RuleError as error:
            self.report(str(error))
            return False
        return True

    def attempt(self, make: Callable[[], ChangeSet]) -> bool:
        """Work an edit out and make it; what a rule refuses on either way is reported."""
        try:
            change = make()
        except RuleError as error:
            self.report(str(error))
            return False
        return self.push(change)
