"""The questions of :class:`designer.dialogs.protocol.Dialogs`, asked with Qt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QFileDialog, QMessageBox, QWidget

from designer.dialogs.protocol import TemplateAsked, Unsaved
from model.naming import shortened
from resources.words import tr

if TYPE_CHECKING:  # only who prints needs it
    from PySide6.QtPrintSupport import QPrinter

MAP_FILTER = "Journey maps (*.journey)"
PICTURE_FILTER = "Pictures (*.png *.jpg *.jpeg *.webp)"
WORKBOOK_FILTER = "Workbooks (*.xlsx)"
THEME_FILTER = "Themes (*.json)"


class QtDialogs:
    """Asks over a window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._parent = parent

    def open_map(self, folder: Path) -> Path | None:
        """Which map to open."""
        kinds = (tr(MAP_FILTER), tr(WORKBOOK_FILTER), _foreign_filter(), f"{tr('All files')} (*)")
        return self._existing(tr("Open a map"), folder, ";;".join(kinds))

    def save_map(self, suggestion: Path) -> Path | None:
        """Where to save a map; the dialog asks before an existing file is replaced."""
        name, _ = QFileDialog.getSaveFileName(
            self._parent, tr("Save the map"), str(suggestion), tr(MAP_FILTER)
        )
        return Path(name) if name else None

    def open_foreign(self, folder: Path) -> Path | None:
        """Which file of another tool to import."""
        filters = f"{_foreign_filter()};;{tr('All files')} (*)"
        return self._existing(tr("Import a journey"), folder, filters)

    def open_workbooks(self, folder: Path) -> list[Path]:
        """Which workbooks came back."""
        filters = f"{tr(WORKBOOK_FILTER)};;{tr('All files')} (*)"
        names, _ = QFileDialog.getOpenFileNames(
            self._parent, tr("Read back workbooks"), str(folder), filters
        )
        return [Path(name) for name in names]

    def open_picture(self, folder: Path) -> Path | None:
        """Which picture to put on the map."""
        return self._existing(tr("Choose a picture"), folder, tr(PICTURE_FILTER))

    def open_theme(self, folder: Path) -> Path | None:
        """Which theme of one's own to print with."""
        return self._existing(tr("Choose a theme"), folder, tr(THEME_FILTER))

    def unsaved(self, title: str, note: str = "") -> Unsaved:
        """What shall become of edits that are not saved, and of a note that waits in its line."""
        box = QMessageBox(self._parent)
        box.setIcon(QMessageBox.Icon.Question)
        box.setTextFormat(Qt.TextFormat.PlainText)  # the title is anybody's
        box.setWindowTitle(tr("Unsaved edits"))
        box.setText(tr("Save the edits to “{title}”?", title=title))
        box.setInformativeText(_what_becomes(note))
        save = box.addButton(tr("&Save"), QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton(tr("&Don't save"), QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(tr("&Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(save)
        box.setEscapeButton(cancel)
        box.exec()
        answers = {id(save): Unsaved.SAVE, id(discard): Unsaved.DISCARD}
        clicked = box.clickedButton()
        return answers.get(id(clicked), Unsaved.CANCEL)

    def export_file(self, suggestion: Path) -> Path | None:
        """Which file to export to; the dialog asks before an existing file is replaced."""
        suffix = suggestion.suffix
        dialog = QFileDialog(self._parent, tr("Export to"), str(suggestion.parent))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"{suffix[1:].upper()} (*{suffix})")
        # Put on by the dialog, so that it asks about the very file that would be replaced.
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(suggestion.name)
        try:
            if not dialog.exec():
                return None
            path = Path(dialog.selectedFiles()[0])
        finally:
            dialog.deleteLater()
        return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)

    def colour(self, start: str) -> str | None:
        """Which colour, to begin with ``start``."""
        found = QColorDialog.getColor(QColor(start), self._parent, tr("Choose a colour"))
        return found.name().upper() if found.isValid() else None

    def printer(self, printer: QPrinter, pages: int) -> bool:
        """Which printer, which of so many pages, how many copies."""
        from PySide6.QtPrintSupport import QPrintDialog  # noqa: PLC0415 - only who prints needs it

        dialog = QPrintDialog(printer, self._parent)
        dialog.setWindowTitle(tr("Print"))
        dialog.setMinMax(1, pages)
        option = QPrintDialog.PrintDialogOption.PrintPageRange
        dialog.setOption(option, pages > 1)
        try:
            return bool(dialog.exec())
        finally:
            dialog.deleteLater()

    def template(self, name: str, known: Callable[[str], bool]) -> TemplateAsked | None:
        """What a map is to be kept as; ``known`` tells of names that are taken."""
        from designer.dialogs.template_dialog import TemplateDialog  # noqa: PLC0415 - when asked

        dialog = TemplateDialog(name, known, self._parent)
        try:
            return dialog.asked if dialog.exec() else None
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


def _foreign_filter() -> str:
    """The files of other tools that can be imported."""
    from exporters.registry import IMPORT_SUFFIXES  # noqa: PLC0415 - only when a file is opened

    endings = " ".join(f"*{suffix}" for suffix in IMPORT_SUFFIXES)
    return tr("Journeys and tables ({endings})", endings=endings)


def _what_becomes(note: str) -> str:
    """Where edits are that are not saved, and what saving does with a note that waits."""
    said = tr(
        "What you do not save stays on this computer for 30 days: File › History… has it, or "
        "File › Recover unsaved maps… where there is no file yet."
    )
    if not note:
        return said
    waits = tr(
        "“{note}” waits in the quick note line: saving puts it on the map.", note=shortened(note)
    )
    return f"{waits}\n\n{said}"
