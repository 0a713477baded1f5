"""The questions of :class:`designer.dialogs.protocol.Dialogs`, asked with Qt."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from designer.dialogs.protocol import Unsaved
from designer.exporting.export_choice import ExportChoice
from model.document import JourneyMap
from resources.words import tr

MAP_FILTER = "Journey maps (*.journey)"
PICTURE_FILTER = "Pictures (*.png *.jpg *.jpeg *.webp)"
FOREIGN_FILTER = "Mermaid journeys (*.mmd *.mermaid *.md *.markdown)"


class QtDialogs:
    """Asks over a window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._parent = parent

    def open_map(self, folder: Path) -> Path | None:
        """Which map to open."""
        everything = f"{tr(MAP_FILTER)};;{tr(FOREIGN_FILTER)};;{tr('All files')} (*)"
        return self._existing(tr("Open a map"), folder, everything)

    def save_map(self, suggestion: Path) -> Path | None:
        """Where to save a map; the dialog asks before an existing file is replaced."""
        name, _ = QFileDialog.getSaveFileName(
            self._parent, tr("Save the map"), str(suggestion), tr(MAP_FILTER)
        )
        return Path(name) if name else None

    def open_foreign(self, folder: Path) -> Path | None:
        """Which file of another tool to import."""
        return self._existing(tr("Import a journey"), folder, tr(FOREIGN_FILTER))

    def open_picture(self, folder: Path) -> Path | None:
        """Which picture to put on the map."""
        return self._existing(tr("Choose a picture"), folder, tr(PICTURE_FILTER))

    def unsaved(self, title: str) -> Unsaved:
        """What shall become of edits that are not saved."""
        box = QMessageBox(self._parent)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(tr("Unsaved edits"))
        box.setText(tr("Save the edits to “{title}”?", title=title))
        box.setInformativeText(tr("Without saving, the edits since the last save are lost."))
        save = box.addButton(tr("&Save"), QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton(tr("&Don't save"), QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(tr("&Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(save)
        box.setEscapeButton(cancel)
        box.exec()
        answers = {id(save): Unsaved.SAVE, id(discard): Unsaved.DISCARD}
        clicked = box.clickedButton()
        return answers.get(id(clicked), Unsaved.CANCEL)

    def export(self, document: JourneyMap, start: ExportChoice) -> ExportChoice | None:
        """What to export, where and how."""
        from designer.dialogs.export_dialog import ExportDialog  # noqa: PLC0415

        dialog = ExportDialog(document, start, self._parent)
        try:
            return dialog.choice() if dialog.exec() else None
        finally:
            dialog.deleteLater()

    def about(self) -> None:
        """Show what the program is."""
        from designer.dialogs.about import AboutDialog  # noqa: PLC0415

        dialog = AboutDialog(self._parent)
        dialog.exec()
        dialog.deleteLater()

    def _existing(self, title: str, folder: Path, filters: str) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(self._parent, title, str(folder), filters)
        return Path(name) if name else None
