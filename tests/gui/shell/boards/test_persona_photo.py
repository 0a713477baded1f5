"""A photo is chosen, pasted or dropped, cut out by mouse or keys, and never larger than needed."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image as Pictures
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton

from designer.boards.personas.board import PersonasBoard
from designer.dialogs.crop_dialog import CropDialog
from model.framing import FrameShape
from model.images import image_bytes
from model.records import Image
from tests.gui.shell.boards.people import ShowBoard, people_map, press, undo
from tests.helpers.robot import settle
from tests.personas.pictures import photo_bytes

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

_LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def board(show_board: ShowBoard) -> PersonasBoard:
    board = show_board(PersonasBoard, people_map())
    board.open_persona("mara")
    return board


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Mära.jpg"
    path.write_bytes(photo_bytes(900, 600))
    return path


def asked(board: PersonasBoard) -> CropDialog:
    """The question that stands."""
    found = [one for one in board.findChildren(CropDialog) if not one.isHidden()]
    assert len(found) == 1
    return found[0]


def photo_of(board: PersonasBoard) -> Image:
    """Mara's photo."""
    return board.document.images[board.document.personas["mara"].photo_id or ""]


def test_a_chosen_file_is_cut_out_and_embedded(board, file) -> None:
    board.context.dialogs.path = file
    frame = board.pages.editor.photo.frame
    frame.setFocus()
    press(frame, Qt.Key.Key_Return)
    dialog = asked(board)
    assert "512 × 512" in dialog.size_words.text()
    press(dialog.view, Qt.Key.Key_Return)  # the button that Enter means
    assert (photo_of(board).width, photo_of(board).height) == (512, 512)
    assert photo_of(board).alt == "Mara"
    settle()
    board.catch_up()
    assert frame.accessibleName() == "Photo of Mara"
    undo(board)
    assert not board.document.images


def test_the_frame_goes_by_keys(board, file) -> None:
    board.context.dialogs.path = file
    board.pages.editor.photo.choose.click()
    view = asked(board).view
    before = view.frame.cut
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Left, Qt.Key.Key_Up):
        press(view, key)
    after = view.frame.cut
    assert after.right - after.left < before.right - before.left
    assert (after.left, after.top) < (before.left + 0.05, 0.05)
    press(view, Qt.Key.Key_R)
    assert view.frame.turned_size == (600, 900)
    press(view, Qt.Key.Key_Escape)
    assert not board.document.images


def test_the_frame_goes_by_mouse_and_wheel(board, file) -> None:
    board.context.dialogs.path = file
    board.pages.editor.photo.choose.click()
    dialog = asked(board)
    view, middle = dialog.view, dialog.view.rect().center()
    QTest.mousePress(view, _LEFT, pos=middle)
    QTest.mouseMove(view, middle + QPoint(40, 0))
    QTest.mouseRelease(view, _LEFT, pos=middle + QPoint(40, 0))
    assert view.frame.x < 0.5  # the picture went to the right, so what is kept is further left
    at = QPointF(middle)
    wheel = QWheelEvent(at, view.mapToGlobal(at), QPoint(), QPoint(0, 240), Qt.MouseButton(0),
                        Qt.KeyboardModifier(0), Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
    QApplication.sendEvent(view, wheel)
    assert view.frame.zoom > 1.2
    assert dialog.slider.value() > 0
    portrait = next(b for b in dialog.findChildren(QRadioButton) if b.text() == "Portrait")
    QTest.mouseClick(portrait, _LEFT, pos=QPoint(8, portrait.height() // 2))
    assert view.frame.shape is FrameShape.PORTRAIT
    QTest.mouseClick(dialog.use, _LEFT)
    assert photo_of(board).width / photo_of(board).height == pytest.approx(0.8, abs=0.01)


def test_what_is_in_the_frame_is_what_is_kept(board, tmp_path) -> None:
    """Left red, right blue: the frame moved to the far right keeps blue alone."""
    picture = Pictures.new("RGB", (900, 300), "red")
    picture.paste("blue", (450, 0, 900, 300))
    path = tmp_path / "two.png"
    picture.save(path)
    board.context.dialogs.path = path
    board.pages.editor.photo.choose.click()
    dialog = asked(board)
    for _ in range(20):
        press(dialog.view, Qt.Key.Key_Right)
    shown = dialog.view.grab().toImage()
    inside = dialog.view.frame_rect().center().toPoint() * shown.devicePixelRatio()
    assert shown.pixelColor(inside).blue() > 200
    dialog.use.click()
    kept = Pictures.open(io.BytesIO(image_bytes(photo_of(board)))).convert("RGB")
    assert kept.getextrema() == ((0, 0), (0, 0), (255, 255))


def test_a_dropped_file_and_a_pasted_picture(board, file) -> None:
    frame = board.pages.editor.photo.frame
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    actions, buttons, keys = Qt.DropAction.CopyAction, _LEFT, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), actions, data, buttons, keys)
    QApplication.sendEvent(frame, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(frame, QDropEvent(QPointF(9, 9), actions, data, buttons, keys))
    asked(board).use.click()
    first = photo_of(board)
    settle()
    picture = QImage(300, 300, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkGreen)
    QGuiApplication.clipboard().setImage(picture)
    frame.setFocus()
    press(frame, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    asked(board).use.click()
    QGuiApplication.clipboard().clear()
    assert photo_of(board).id != first.id
    assert first.id not in board.document.images  # nobody shows it any more


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"GIF89a no", "Only PNG, JPEG and WebP"),
        (photo_bytes()[:700], "broken"),
        (b"", "Only PNG, JPEG and WebP"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_sentence(
    board, qtbot, tmp_path, data: bytes, why: str
) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(data)
    board.context.dialogs.path = path
    with qtbot.waitSignal(board.said) as said:
        board.pages.editor.photo.choose.click()
    assert why in said.args[0]
    assert not board.findChildren(CropDialog)
    path.unlink()
    with qtbot.waitSignal(board.said) as said:
        board.pages.editor.photo.choose.click()
    assert "is not there" in said.args[0]


def test_a_clipboard_without_a_picture_is_told(board, qtbot) -> None:
    QGuiApplication.clipboard().setText("no picture")
    with qtbot.waitSignal(board.said) as said:
        board.pages.editor.photo.paste.click()
    QGuiApplication.clipboard().clear()
    assert "no picture there" in said.args[0]


def test_a_large_picture_is_cut_from_all_its_pixels(board, tmp_path) -> None:
    path = tmp_path / "large.jpg"
    path.write_bytes(photo_bytes(4000, 2400))
    board.context.dialogs.path = path
    board.pages.editor.photo.choose.click()
    dialog = asked(board)
    dialog.slider.setValue(dialog.slider.maximum() // 3)
    assert "512 × 512" in dialog.size_words.text()
    dialog.use.click()
    assert (photo_of(board).width, photo_of(board).height) == (512, 512)
    assert len(photo_of(board).data) < 100_000


def test_cutting_again_and_taking_off(board, file) -> None:
    board.context.dialogs.path = file
    photo = board.pages.editor.photo
    photo.choose.click()
    asked(board).use.click()
    settle()
    board.catch_up()
    photo.cut.click()
    dialog = asked(board)
    for _ in range(10):
        press(dialog.view, Qt.Key.Key_Plus)
    assert "Only" in dialog.size_words.text()
    dialog.use.click()
    assert photo_of(board).width < 200
    settle()
    press(photo.frame, Qt.Key.Key_Delete)
    assert board.document.personas["mara"].photo_id is None
    assert not board.document.images
    undo(board)
    assert photo_of(board).width < 200


def test_a_persona_that_went_while_its_photo_was_cut_out_is_told(board, qtbot, file) -> None:
    from model.edits import remove  # noqa: PLC0415

    board.context.dialogs.path = file
    board.pages.editor.photo.choose.click()
    dialog = asked(board)
    board.context.session.push(remove(board.document, ["mara"]))
    with qtbot.waitSignal(board.said):
        dialog.use.click()
    assert not board.document.images
