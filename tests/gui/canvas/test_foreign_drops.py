"""Drops from other programs: text, addresses, pictures, files; and what no map can hold."""

from __future__ import annotations

import builtins
import io
import os
import socket
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image as Pictures
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication

from designer.canvas.exchange.incoming import local_files
from model.kinds import CardKind
from model.queries import cards_in_cell, parked_cards
from tests.gui.canvas.conftest import small_map
from tests.helpers.robot import Robot, Spot, cell, feeling, persona, settle

MakeRobot = Callable[..., Robot]
SPOT = cell("Pays", "Pain points")


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def text_data(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


def picture(path: Path, side: int = 40) -> Path:
    Pictures.new("RGB", (side, side), "#117733").save(path)
    return path


def drop(robot: Robot, data: QMimeData, spot: Spot = SPOT) -> list[str]:
    """Drag in and drop; the sentences that were said, each once: the preview says them too."""
    sentences: list[str] = []
    robot.view.message.connect(sentences.append)
    assert robot.pointer.hold_data(data, spot)
    robot.pointer.drop_data(data, spot)
    for _ in range(80):
        settle()
    robot.view.message.disconnect(sentences.append)
    assert robot.view.overlay.mark("line") is None
    assert robot.view.overlay.mark("target") is None
    return [one for one in dict.fromkeys(sentences) if not one.startswith("Reading")]


def refused(robot: Robot, data: QMimeData) -> str:
    """Drop it: the map stays, and one sentence tells why."""
    before = robot.view.document
    (sentence,) = drop(robot, data)
    assert robot.view.document is before
    assert robot.view.session.undo_stack.count() == 0
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def said(robot: Robot, lane_id: str = "pain", step_id: str = "t3") -> list[str]:
    return [card.text for card in cards_in_cell(robot.view.document, lane_id, step_id)]


# --- what is taken -------------------------------------------------------------------------------


def test_dragged_text_is_shown_where_it_goes_and_leaves_no_trace(robot: Robot) -> None:
    data = text_data("Too slow\nToo loud")
    assert robot.pointer.hold_data(data, SPOT)
    assert robot.view.overlay.mark("target") is not None
    robot.pointer.leave_with_drag()
    assert robot.view.overlay.mark("line") is None
    assert robot.view.overlay.mark("target") is None
    assert robot.view.document == small_map()
    assert drop(robot, data) == ["Pasted 2 cards."]
    assert said(robot) == ["Too slow", "Too loud"]
    assert len(robot.view.selection) == 2
    assert robot.view.session.undo_stack.count() == 1
    robot.undo()
    assert robot.view.document == small_map()


def test_a_table_fills_cells_from_where_it_is_dropped(robot: Robot) -> None:
    drop(robot, text_data("a\tb\tc"), cell("Hears of it", "Touchpoints", down=0.97))
    assert (said(robot, "touch", "t2")[-1], said(robot, "touch", "t3")) == ("b", ["c"])


def test_a_dragged_address_is_a_card_with_its_source(robot: Robot) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://www.example.org/page")])
    data.setText("https://www.example.org/page")
    data.setHtml('<a href="https://www.example.org/page">The page</a>')
    drop(robot, data)
    (card,) = cards_in_cell(robot.view.document, "pain", "t3")
    assert (card.text, card.source) == ("The page", "https://www.example.org/page")


def test_a_word_of_feeling_goes_into_an_emotion_lane(robot: Robot) -> None:
    drop(robot, text_data("relief"), feeling("Compares", "Emotions", 1.0))
    new = [m for m in robot.view.document.markers.values() if m.word == "relief"]
    assert [(m.step_id, m.valence) for m in new] == [("t2", 1)]
    drop(robot, text_data("something else"), feeling("Compares", "Emotions", 1.0))
    assert [c.text for c in parked_cards(robot.view.document)] == ["something else"]


def test_several_files_at_once_are_one_step(robot: Robot, tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_bytes("- Zu laut\r\n- Zu groß\r\n".encode("cp1252"))
    pictures = [picture(tmp_path / f"{n}.png", 20 + n) for n in range(3)]
    drop(robot, files(*pictures, notes))
    cards = cards_in_cell(robot.view.document, "pain", "t3")
    assert [card.kind for card in cards[:3]] == [CardKind.IMAGE] * 3
    assert [card.text for card in cards[3:]] == ["Zu laut", "Zu groß"]
    assert len(robot.view.selection) == 5
    assert robot.view.session.undo_stack.count() == 1
    robot.undo()
    assert robot.view.document == small_map()


def test_a_csv_file_fills_cells(robot: Robot, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("﻿Hears of it;Pays\nAd;Till\n", encoding="utf-8")
    drop(robot, files(path), cell("Hears of it", "Touchpoints"))
    assert said(robot, "touch", "t3") == ["Till"]
    assert "Ad" in said(robot, "touch", "t1")


def test_what_can_be_read_is_taken_and_the_rest_is_named(robot: Robot, tmp_path: Path) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\nnothing")
    gone = tmp_path / "gone.png"
    (sentence,) = drop(robot, files(picture(tmp_path / "good.png"), broken, gone))
    assert len(cards_in_cell(robot.view.document, "pain", "t3")) == 1
    assert "“broken.png”" in sentence
    assert sentence.endswith("Another file could not be taken either.")


def test_the_same_files_can_be_pasted(robot: Robot, tmp_path: Path) -> None:
    QGuiApplication.clipboard().setMimeData(files(picture(tmp_path / "good.png")))
    robot.pointer.click(SPOT)
    robot.view.paste()
    assert len(cards_in_cell(robot.view.document, "pain", "t3")) == 1


def test_a_cell_that_goes_while_files_are_read_is_the_parking_lot(
    robot: Robot, tmp_path: Path
) -> None:
    data = files(*(picture(tmp_path / f"{n}.png", 20 + n) for n in range(4)))
    assert robot.pointer.hold_data(data, SPOT)
    robot.view.message.connect(lambda _words: remove_lane(robot))
    robot.pointer.drop_data(data, SPOT)
    for _ in range(20):
        settle()
    assert len([c for c in parked_cards(robot.view.document) if c.image_id]) == 4


def remove_lane(robot: Robot) -> None:
    if "pain" in robot.view.document.lanes:
        robot.view.select(["pain"])
        robot.view.delete_selection()


@pytest.mark.parametrize("name", ["other.journey", "shop.mmd", "page.md"])
def test_a_map_is_offered_not_pasted(robot: Robot, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("# Shop\n```mermaid\njourney\n  title x\n```\n", encoding="utf-8")
    offered: list[list[Path]] = []
    robot.view.maps_dropped.connect(offered.append)
    assert drop(robot, files(path)) == []
    assert offered == [[path]]
    assert robot.view.document == small_map()


# --- what is refused -----------------------------------------------------------------------------


def test_folders_and_what_is_no_file(robot: Robot, tmp_path: Path) -> None:
    assert refused(robot, files(tmp_path)).endswith("is a folder; drop the files that are in it.")
    for name in ("folder.png", "folder.txt", "folder.journey"):
        (tmp_path / name).mkdir()
        assert "is a folder" in refused(robot, files(tmp_path / name))
    assert "not there" in refused(robot, files(tmp_path / "missing.txt"))
    assert "A map can hold" in refused(robot, files(picture(tmp_path / "other.gif")))
    empty = tmp_path / "empty.txt"
    empty.touch()
    assert "is empty" in refused(robot, files(empty))
    binary = tmp_path / "binary.txt"
    binary.write_bytes(b"MZ\0\0")
    assert "is no text" in refused(robot, files(binary))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_pipes_devices_and_links_in_a_circle(robot: Robot, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    assert "is no file" in refused(robot, files(pipe))
    zero = tmp_path / "zero.png"
    zero.symlink_to("/dev/zero")
    assert "is no file" in refused(robot, files(zero))
    circle = tmp_path / "circle.txt"
    circle.symlink_to(circle)
    assert "leads back to itself" in refused(robot, files(circle))


def test_a_file_without_the_right_to_read(
    robot: Robot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("x", encoding="utf-8")
    path.chmod(0)
    if os.access(path, os.R_OK):  # the superuser may read everything

        def denied(*_args: object, **_kwargs: object) -> int:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("model.outside.os.open", denied)
    assert "not allowed to read" in refused(robot, files(path))


def test_too_many_and_too_large_files(robot: Robot, tmp_path: Path) -> None:
    path = picture(tmp_path / "one.png")
    assert "51 files" in refused(robot, files(*[path] * 51))
    large = tmp_path / "large.txt"
    large.write_bytes(b"x" * 2_000_001)
    assert "larger than 2 MB" in refused(robot, files(large))
    huge = tmp_path / "huge.png"
    with huge.open("wb") as stream:
        stream.truncate(30_000_000)
    assert "larger than 20 MB" in refused(robot, files(huge))


def bomb(width: int, height: int) -> bytes:
    """A PNG whose head promises more pixels than any machine holds, in few bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        crc = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc)

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 10_000_000, 9)
    signature = b"\x89PNG\r\n\x1a\n"
    return signature + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def test_pictures_that_would_burst(robot: Robot, tmp_path: Path) -> None:
    path = tmp_path / "bomb.png"
    path.write_bytes(bomb(40_000, 40_000))
    assert "megapixels" in refused(robot, files(path))
    path.write_bytes(bomb(2_000_000_000, 2_000_000_000))
    refused(robot, files(path))
    data = QMimeData()
    data.setData("image/png", bomb(40_000, 40_000))
    assert "megapixels" in refused(robot, data)
    broken = QMimeData()
    broken.setData("image/png", b"\x89PNG\r\n\x1a\nnothing")
    refused(robot, broken)


def test_too_much_text(robot: Robot) -> None:
    assert "characters" in refused(robot, text_data("word " * 600_000))
    assert "2,001 cards" in refused(robot, text_data("x\n" * 2_001))
    sheet = "\n".join("\t".join("x" * 100) for _ in range(100))
    assert "10,000 cards" in refused(robot, text_data(sheet))
    assert "10,000 characters" in refused(robot, text_data("x" * 10_001))


def test_a_file_of_another_machine_is_not_fetched(robot: Robot) -> None:
    data = QMimeData()
    data.setUrls([QUrl("file://server/share/x.png")])
    assert local_files(data) == ()
    data.setUrls([QUrl("file://localhost/x.png")])
    assert local_files(data) == (Path("/x.png"),)
    data.setUrls([QUrl("file://server/share/x.png")])
    drop(robot, data)
    assert robot.view.document.images == {}


def test_characters_that_nobody_sees(robot: Robot) -> None:
    drop(robot, text_data("null\x00 bell\x07\u202eturned\u202c \ufeffmark\x9b"))
    assert said(robot) == ["null bellturned mark"]


# --- nothing else is opened ----------------------------------------------------------------------


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of all files that are opened, and of every host that is asked for."""
    names: list[str] = []

    def watched(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(target: Any, *args: Any, **kwargs: Any) -> Any:
            names.append(str(target))
            return real(target, *args, **kwargs)

        return call

    for owner, name in ((os, "open"), (builtins, "open"), (io, "open")):
        monkeypatch.setattr(owner, name, watched(getattr(owner, name)))
    monkeypatch.setattr(socket, "getaddrinfo", watched(socket.getaddrinfo))
    monkeypatch.setattr(socket.socket, "connect", watched(socket.socket.connect))
    return names


def test_only_what_was_dropped_is_opened(robot: Robot, tmp_path: Path, opened: list[str]) -> None:
    secret = tmp_path / "secret.png"
    picture(secret)
    opened.clear()
    html = QMimeData()
    html.setHtml(
        f"<p>one<img src='{secret.as_uri()}'><img src='http://example.org/a.png'>"
        f"<link rel=stylesheet href='{secret.as_uri()}'><iframe src='{secret.as_uri()}'></iframe>"
        f"<p style='background: url({secret.as_uri()})'>two<object data='{secret.as_uri()}'>"
    )
    drop(robot, html)
    assert said(robot) == ["one", "two"]
    drop(robot, text_data(f"![x]({secret.as_uri()}) https://example.org/{secret}"))
    assert not [name for name in opened if "secret" in name or "example" in name]
    notes = tmp_path / "notes.md"
    notes.write_text(f"![x](secret.png)\n<img src='{secret}'>\n", encoding="utf-8")
    opened.clear()
    drop(robot, files(notes))
    assert {Path(name).name for name in opened if str(tmp_path) in name} == {"notes.md"}
    assert robot.view.document.images == {}


def test_a_picture_on_a_persona_takes_the_first(robot: Robot, tmp_path: Path) -> None:
    paths = [picture(tmp_path / f"{n}.png", 30 + n) for n in range(2)]
    drop(robot, files(*paths), persona("Mara"))
    assert robot.view.document.personas["p1"].photo_id in robot.view.document.images
    assert robot.view.session.undo_stack.count() == 1


def test_a_photo_takes_no_more_than_is_seen_of_it(robot: Robot, tmp_path: Path) -> None:
    drop(robot, files(picture(tmp_path / "large.png", 1200)), persona("Mara"))
    (photo,) = robot.view.document.images.values()
    assert max(photo.width, photo.height) == 512


def test_an_address_that_names_no_file(robot: Robot) -> None:
    for address in ("file:///%00", "file:", "file:///"):
        data = QMimeData()
        data.setUrls([QUrl(address)])
        if local_files(data):
            refused(robot, data)
