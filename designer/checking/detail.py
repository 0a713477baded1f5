"""What is said of the finding that is chosen: what, why it matters, and what may be done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from designer.checking.groups import Group, Row
from model.bounds import MAX_TEXT
from resources.words import tr
from widgets.wrapped_words import WrappedWords

_LEAST = 0


class Detail(QWidget):
    """Words and buttons; ``fix_asked`` and ``resume_asked`` come from these.

    ``left`` carries a reason to leave a finding as it is, and whether the whole rule is meant.
    """

    fix_asked = Signal()
    left = Signal(str, bool)
    resume_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("footer", True)  # noqa: FBT003 - Qt's own signature
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(6)
        self._message = WrappedWords("", _LEAST, self)
        self._message.setProperty("tone", "strong")
        self._why = WrappedWords("", _LEAST, self)
        self._why.setProperty("tone", "faint")
        column.addWidget(self._message)
        column.addWidget(self._why)
        self.fix = QPushButton(self)
        self.fix.setProperty("look", "primary")
        self.fix.clicked.connect(self.fix_asked)
        self.leave = QPushButton(tr("&Leave it as it is…"), self)
        self.leave.clicked.connect(self.ask_reason)
        self.resume = QPushButton(tr("&Tell it again"), self)
        self.resume.clicked.connect(self.resume_asked)
        self._asking = self._build_asking()
        for widget in (self.fix, self.leave, self.resume, self._asking):
            column.addWidget(widget)

    def _build_asking(self) -> QWidget:
        asking = QWidget(self)
        column = QVBoxLayout(asking)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        label = QLabel(tr("Why may it stay?"), asking)
        self.reason = QLineEdit(asking)
        self.reason.setMaxLength(MAX_TEXT)
        self.reason.setPlaceholderText(tr("Asked in May, known to all"))
        self.reason.returnPressed.connect(lambda: self._leave(whole=False))
        label.setBuddy(self.reason)
        self.here = QPushButton(tr("&Here"), asking)
        self.here.clicked.connect(lambda: self._leave(whole=False))
        self.everywhere = QPushButton(tr("On the &whole map"), asking)
        self.everywhere.clicked.connect(lambda: self._leave(whole=True))
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.here)
        buttons.addWidget(self.everywhere, 1)
        column.addWidget(label)
        column.addWidget(self.reason)
        column.addLayout(buttons)
        asking.hide()
        return asking

    def show_row(self, row: Row, *, editable: bool, mendable: bool) -> None:
        """Tell of one finding, with its fix where one click can mend it."""
        rule, silence = row.finding.rule, row.silence
        self._tell(row.finding.message, tr(rule.why))
        if silence is not None:
            whole = "" if silence.place else tr("The whole rule is left out on this map.")
            reason = silence.reason or tr("No reason was given.")
            self._tell(row.finding.message, " ".join(filter(None, (reason, whole))))
        self._offer(
            fix=tr(rule.remedy) if mendable else "",
            leave=silence is None,
            resume=silence is not None,
            editable=editable,
        )
        self.here.setVisible(bool(row.finding.place))

    def show_group(self, group: Group, *, editable: bool, mendable: int) -> None:
        """Tell of a rule, or of all that was decided about; a click mends so many at least."""
        rule, whole = group.rule, mendable == len(group.rows)
        if rule is None:
            self._tell(tr("Left as it is"), tr("What somebody looked at and decided about."))
            self._offer(fix="", leave=False, resume=False, editable=editable)
            return
        self._tell(tr(rule.name), tr(rule.why))
        remedy = tr(rule.remedy) if mendable else ""
        if len(group.rows) > 1 and remedy:
            words = tr("{what} (all {n})") if whole else tr("{what} (where it can be)")
            remedy = words.format(what=remedy, n=mendable)
        self._offer(fix=remedy, leave=True, resume=False, editable=editable)
        self.here.hide()

    def show_nothing(self) -> None:
        """Nothing is chosen."""
        self.hide()

    def ask_reason(self) -> None:
        """Ask why a finding may stay."""
        self.leave.hide()
        self._asking.show()
        self.reason.setFocus()

    @property
    def asking(self) -> bool:
        """Whether somebody is asked for a reason."""
        return not self._asking.isHidden()

    def _tell(self, message: str, why: str) -> None:
        self._message.tell(message)
        self._why.tell(why)
        self.show()

    def _offer(self, *, fix: str, leave: bool, resume: bool, editable: bool) -> None:
        self.fix.setText(fix.replace("&", "&&"))
        self.fix.setVisible(bool(fix) and editable)
        self.leave.setVisible(leave and editable)
        self.resume.setVisible(resume and editable)
        self._asking.hide()
        self.reason.clear()

    def _leave(self, *, whole: bool) -> None:
        if self.here.isHidden():
            whole = True
        self.left.emit(self.reason.text().strip(), whole)
