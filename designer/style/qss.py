"""The style sheet: plain Qt controls in the colours and sizes of the token table.

Widgets of our own paint themselves from the palette; this is for fields, lists, menus, labels and
bars. A property on a widget picks a variant (``tone``, ``look``, ``panel``, ``notice``).
"""

from __future__ import annotations

from string import Template

from designer.style.tokens import (
    CONTROL_HEIGHT,
    HEADING_PIXELS,
    RADIUS,
    SMALL_PIXELS,
    TITLE_PIXELS,
    Tokens,
)
from resources.locator import resource_path

_SHEET = Template("""
QMainWindow, QDialog { background: $canvas; }
QDialog, QWidget[surface="true"], QWidget[panel="left"], QWidget[panel="right"],
QWidget[bar="top"], QStatusBar, QWidget[bar="status"] { background: $surface; }
QWidget[bar="find"], QWidget[bar="head"] { background: $surface;
    border-bottom: 1px solid $hairline; }
QWidget[chip="lens"] { background: $accent_soft; border: 1px solid $accent; border-radius: 14px;
    min-height: 26px; }
QWidget[bar="top"] { border-bottom: 1px solid $hairline; }
QWidget[bar="status"] { border-top: 1px solid $hairline; }
QWidget[bar="capture"] { background: $surface; border-top: 1px solid $hairline; }
QFrame[side="plain"] { background: $field; border: 1px solid $field_border; margin: 1px;
    border-radius: ${radius}px; }
QFrame[side="chosen"] { background: $field; border: 2px solid $accent;
    border-radius: ${radius}px; }
QWidget[footer="true"] { background: $surface; border-top: 1px solid $hairline; }
QWidget[divider="true"] { background: $hairline; }
QScrollArea { background: transparent; border: none; }
QSplitter::handle { background: $hairline; }
QSplitter::handle:hover { background: $accent; }

QLabel[tone="heading"] { font-size: ${heading}px; font-weight: 600; color: $ink; }
QLabel[tone="title"] { font-size: ${title}px; font-weight: 600; color: $ink; }
QLabel[tone="subtitle"] { font-size: ${heading}px; color: $secondary; }
QLabel[tone="group"] { font-weight: 600; color: $secondary; }
QLabel[tone="label"] { font-size: ${small}px; font-weight: 600; color: $secondary; }
QLabel[tone="faint"] { font-size: ${small}px; color: $secondary; }
QLabel[tone="strong"] { font-weight: 600; color: $ink; }
QLabel[tone="error"] { font-size: ${small}px; color: $danger; }
QLabel[tone="key"] { background: $hover; border: 1px solid $hairline; border-radius: 4px;
    padding: 1px 6px; font-size: ${small}px; }

QMenuBar { background: $surface; color: $ink; padding: 1px 4px; border: none; }
QMenuBar::item { background: transparent; padding: 5px 9px; border-radius: 5px; }
QMenuBar::item:selected { background: $hover; }
QMenuBar::item:pressed { background: $pressed; }
QMenu { background: $surface; color: $ink; border: 1px solid $field_border; padding: 5px; }
QMenu::item { padding: 6px 26px 6px 8px; border-radius: 5px; }
QMenu::item:selected { background: $accent_soft; }
QMenu::item:disabled { color: $disabled; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $hairline; margin: 5px 8px; }
QToolTip { background: $tip; color: $tip_text; border: none; padding: 5px 8px; }

QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox {
    background: $field; color: $ink; border: 1px solid $field_border; border-radius: ${radius}px;
    padding: 0 9px; selection-background-color: $accent_soft; selection-color: $ink; }
QLineEdit, QComboBox, QAbstractSpinBox { min-height: ${inner}px; }
QLineEdit { padding: 0 7px; }
QPlainTextEdit { padding: 4px 7px; }
QLineEdit:hover, QPlainTextEdit:hover, QComboBox:hover, QAbstractSpinBox:hover {
    border-color: $field_border_hover; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
    border: 2px solid $accent; padding: 0 8px; }
QLineEdit:focus { padding: 0 6px; }
QPlainTextEdit:focus { padding: 3px 6px; }
QLineEdit[bad="true"], QPlainTextEdit[bad="true"], QComboBox[bad="true"],
QAbstractSpinBox[bad="true"] { border: 2px solid $danger; padding: 0 8px; }
QLineEdit[bad="true"] { padding: 0 6px; }
QPlainTextEdit[bad="true"] { padding: 3px 6px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { color: $disabled; }
QComboBox QLineEdit, QComboBox QLineEdit:focus, QAbstractSpinBox QLineEdit,
QAbstractSpinBox QLineEdit:focus {
    border: none; background: transparent; padding: 0; min-height: 0; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url($chevron); width: 14px; height: 14px; }
QComboBox QAbstractItemView, QListView { background: $surface; color: $ink; outline: none;
    border: 1px solid $field_border; padding: 4px; selection-background-color: $accent_soft;
    selection-color: $ink; }
QListView[plain="true"] { border: none; padding: 0; }
QWidget[column="true"] { background: $surface; border-radius: 8px; }
QWidget[column="true"] QListView { background: transparent; }
QFrame[popover="true"] { background: $surface; border: 1px solid $field_border;
    border-radius: 10px; }
QComboBox QAbstractItemView::item { min-height: 26px; padding: 0 6px; border-radius: 4px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: 20px;
    background: transparent; }
QAbstractSpinBox::up-arrow { image: url($chevron_up); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url($chevron); width: 12px; height: 12px; }

QCheckBox, QRadioButton { color: $ink; spacing: 8px; min-height: 24px; }
QCheckBox::indicator, QRadioButton::indicator { width: 16px; height: 16px;
    border: 1px solid $field_border_hover; background: $field; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url($check); }
QCheckBox::indicator:indeterminate { background: $accent_soft; border-color: $accent; }
QRadioButton::indicator:checked { border: 5px solid $accent; width: 8px; height: 8px; }
QCheckBox:focus, QRadioButton:focus { background: $hover; border-radius: 4px; outline: none; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border-color: $accent; }

QPushButton { background: $field; color: $ink; border: 1px solid $field_border;
    border-radius: ${radius}px; padding: 0 12px; min-height: 28px; }
QPushButton:hover { background: $hover; border-color: $field_border_hover; }
QPushButton:pressed { background: $pressed; }
QPushButton:focus { border: 2px solid $accent; padding: 0 11px; }
QPushButton:disabled { color: $disabled; }
QPushButton:default, QPushButton[look="primary"] { background: $primary; color: $primary_text;
    border-color: $primary; font-weight: 600; }
QPushButton:default:disabled, QPushButton[look="primary"]:disabled { background: $pressed;
    color: $disabled; border-color: $pressed; }
QPushButton:default:hover, QPushButton[look="primary"]:hover { background: $primary_hover; }
QPushButton[look="primary"]:focus { border: 2px solid $accent; }
QPushButton[look="danger"] { color: $danger; }
QPushButton[look="link"] { background: transparent; border: 1px solid transparent; color: $accent;
    padding: 0 2px; min-height: 24px; font-weight: 600; text-align: left; }
QPushButton[look="link"]:hover { text-decoration: underline; }
QPushButton[look="link"]:focus { border: 2px solid $accent; padding: 0 1px; }
QPushButton[look="chip"] { background: $accent_soft; border: 1px solid transparent; color: $accent;
    padding: 0 8px; min-height: 18px; border-radius: 9px; font-size: ${small}px; }
QPushButton[look="chip"]:hover { border-color: $accent; }
QPushButton[look="chip"]:focus { border: 2px solid $accent; padding: 0 7px; }
QPushButton[look="hint"] { background: $field; border: 1px solid $field_border;
    border-radius: 13px; min-height: 24px; padding: 0 10px; font-size: ${small}px; }
QPushButton[look="hint"]:hover { background: $hover; border-color: $field_border_hover; }
QPushButton[look="hint"]:checked, QPushButton[look="hint"][on="true"] {
    background: $accent_soft; border-color: $accent; }
QPushButton[look="hint"]:focus { border: 2px solid $accent; padding: 0 9px; }
QPushButton[look="hint"][drop="true"] { padding-right: 20px; }
QPushButton[look="hint"][drop="true"]:focus { padding-right: 19px; }
QPushButton[look="hint"]::menu-indicator { image: url($chevron); width: 12px; height: 12px;
    subcontrol-origin: padding; subcontrol-position: right center; right: 6px; }
QPushButton[look="status"] { background: transparent; border: 1px solid transparent; color: $ink;
    padding: 0 6px; min-height: 20px; border-radius: 4px; }
QPushButton[look="status"]:hover { background: $hover; }
QPushButton[look="status"]:focus { border: 2px solid $accent; padding: 0 5px; }
QPushButton[look="status"]:disabled { color: $disabled; }
QPushButton[look="title"] { background: transparent; border: 1px solid transparent;
    font-weight: 600; font-size: ${heading}px; padding: 0 6px; text-align: left; }
QPushButton[look="title"]:hover { background: $hover; }
QPushButton[look="title"]:focus { border: 2px solid $accent; padding: 0 5px; }
QPushButton[look="notice"] { background: transparent; border: 1px solid $field_border_hover;
    min-height: 24px; font-weight: 600; }
QPushButton[look="notice"]:hover { background: $hover; }
QPushButton[look="notice"]:focus { border: 2px solid $accent; padding: 0 11px; }

QWidget[notice="info"] { background: $accent_soft; }
QWidget[notice="success"] { background: $success_soft; }
QWidget[notice="warning"] { background: $warning_soft; }
QWidget[notice="error"] { background: $danger_soft; }
QProgressBar { background: $pressed; border: none; border-radius: 3px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }

QTabBar { background: $surface; }
QTabBar::tab { background: transparent; color: $secondary; padding: 9px 12px 7px 12px;
    border: none; border-bottom: 2px solid $hairline; font-weight: 600; }
QTabBar[dense="true"]::tab { padding: 9px 4px 7px 4px; }
QTabBar::tab:selected { color: $ink; border-bottom: 2px solid $accent; }
QTabBar::tab:hover { background: $hover; }
QTabBar::tab:selected:focus { background: $accent_soft; border: 2px solid $accent;
    padding: 7px 10px 7px 10px; }
QTabBar[dense="true"]::tab:selected:focus { padding: 7px 2px 7px 2px; }
QTabBar QToolButton { background: $surface; border: 1px solid $hairline; }
QTreeView { background: $surface; color: $ink; border: none; outline: none;
    show-decoration-selected: 0; selection-background-color: transparent; }
QTreeView::item, QTreeView::item:selected, QTreeView::item:hover { background: transparent; }
QTableView { background: $field; color: $ink; border: none; outline: none;
    gridline-color: $hairline; selection-background-color: $accent_soft; selection-color: $ink; }
QTableView:focus { border: 2px solid $accent; }
QTableView::item { padding: 0 5px; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $secondary; border: none;
    border-right: 1px solid $hairline; border-bottom: 1px solid $hairline; padding: 2px 8px; }
QTableCornerButton::section { background: $surface; border: none;
    border-right: 1px solid $hairline; border-bottom: 1px solid $hairline; }
QLineEdit[look="inline"] { min-height: 0; border: 2px solid $accent; border-radius: 4px;
    padding: 0 3px; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $scroll; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $scroll_hover; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSlider:horizontal { min-height: 20px; }
QSlider::groove:horizontal { height: 4px; background: $field_border; border-radius: 2px; }
QSlider::sub-page:horizontal { height: 4px; background: $accent; border-radius: 2px; }
QSlider::sub-page:horizontal:disabled { background: $field_border; }
QSlider::handle:horizontal { width: 14px; height: 14px; margin: -6px 0; border-radius: 8px;
    background: $field; border: 1px solid $field_border_hover; }
QSlider::handle:horizontal:hover { border-color: $accent; }
QSlider::handle:horizontal:focus { border: 2px solid $accent; width: 12px; height: 12px; }
QCalendarWidget QWidget { alternate-background-color: $hover; }
QCalendarWidget QToolButton { color: $ink; background: transparent; padding: 4px 8px; }
""")


def style_sheet(tokens: Tokens) -> str:
    """The style sheet of a theme."""
    theme = tokens.theme
    values = {
        name: getattr(tokens, name) for name in Tokens.__dataclass_fields__ if name != "theme"
    }
    return _SHEET.substitute(
        values,
        ink=theme.ink,
        secondary=theme.secondary,
        hairline=theme.hairline,
        canvas=theme.canvas,
        accent=theme.accent,
        accent_soft=theme.accent_soft,
        heading=HEADING_PIXELS,
        title=TITLE_PIXELS,
        small=SMALL_PIXELS,
        radius=RADIUS,
        inner=CONTROL_HEIGHT - 2,
        chevron=_image("chevron-down", tokens),
        chevron_up=_image("chevron-up", tokens),
        check=_image("check", tokens),
    )


def _image(name: str, tokens: Tokens) -> str:
    """The file of a small picture that only a style sheet can draw."""
    return resource_path("themes", f"{name}-{tokens.name}.svg").as_posix()
