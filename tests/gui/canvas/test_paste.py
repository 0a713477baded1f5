"""The clipboard: lines, tables, feelings, pictures, pieces of other maps; one undo each."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage

from designer.canvas import commands
from designer.canvas.exchange import copying
from designer.canvas.view import CanvasView
from model.changes import ChangeSet
from model.clips.clip import Table
from model.clips.reading import read_text
from model.document import JourneyMap
from model.fragment import FRAGMENT_MIME, is_fragment
from model.kinds import CardKind, LaneKind
from model.layout.engine import layout_map
from model.layout.result import LayoutOptions
from model.layout.theme import LIGHT
from model.queries import cards_in_cell, parked_cards
from model.records import Card, Lane, Persona, Stage, Step
from tests.gui.canvas.conftest import small_map
from tests.helpers.robot import Robot, cell, lane, marker, settle

CTRL = Qt.KeyboardModifier.ControlModifier
MakeRobot = Callable[..., Robot]


def put(text: str = "", **formats: str | bytes) -> None:
    """Put this on the clipboard; further formats by name, with a slash for two underscores."""
    data = QMimeData()
    if text:
        data.setText(text)
    for name, value in formats.items():
        raw = value.encode() if isinstance(value, str) else value
        data.setData(name.replace("__", "/"), QByteArray(raw))
    QGuiApplication.clipboard().setMimeData(data)


def paste(robot: Robot) -> None:
    robot.keyboard.press(Qt.Key.Key_V, CTRL)


def said(robot: Robot, lane_id: str, step_id: str) -> list[str]:
    return [card.text for card in cards_in_cell(robot.view.document, lane_id, step_id)]


def heard(robot: Robot) -> list[str]:
    sentences: list[str] = []
    robot.view.message.connect(sentences.append)
    return sentences


def test_thirty_lines_are_thirty_cards_and_one_undo(robot: Robot) -> None:
    before = robot.view.document
    put("\n".join(f"{n}. note {n}" for n in range(1, 31)))
    robot.pointer.click(cell("Pays", "Pain points"))
    sentences = heard(robot)
    paste(robot)
    assert said(robot, "pain", "t3") == [f"note {n}" for n in range(1, 31)]
    assert len(robot.view.selection) == 30
    assert sentences == ["Pasted 30 cards."]
    first = cards_in_cell(robot.view.document, "pain", "t3")[0]
    rect = robot.view.result.card_rect(first.id)
    assert rect is not None
    assert robot.view.window_state().visible.contains(rect.centre), "it is in sight"
    assert robot.view.session.undo_stack.count() == 1
    robot.undo()
    assert robot.view.document == before
    robot.redo()
    assert len(robot.view.document.cards) == 34


def test_a_block_of_a_sheet_fills_cells(robot: Robot) -> None:
    put('Shop\t"two\nlines"\t\r\n+1\tanger\t\r\nSlow\tDear\tLost\r\n')
    robot.pointer.click(cell("Compares", "Touchpoints"))
    sentences = heard(robot)
    paste(robot)
    assert said(robot, "touch", "t2") == ["Price page", "Shop"]
    assert said(robot, "touch", "t3") == ["two\nlines"]
    assert said(robot, "pain", "t3") == ["Dear"]
    new = [m for m in robot.view.document.markers.values() if m.id not in {"m1", "m2", "m3"}]
    assert sorted((m.step_id, m.valence, m.word) for m in new) == [
        ("t2", 1, ""),
        ("t3", -2, "anger"),
    ]
    assert [card.text for card in parked_cards(robot.view.document)] == ["Lost"]
    assert "parking lot" in sentences[-1]
    robot.undo()
    assert robot.view.document == small_map()


def test_feelings_go_to_the_persona_one_works_on(robot: Robot) -> None:
    robot.view.select(["p2"])
    robot.view.choose(robot.view.chosen.__class__.at("feel", "t1"))
    put("joy")
    paste(robot)
    (new,) = [m for m in robot.view.document.markers.values() if m.persona_id == "p2"]
    assert (new.step_id, new.word) == ("t1", "joy")
    assert robot.view.selection == {new.id}
    robot.pointer.click(marker("m3"))
    put("no feeling at all")
    paste(robot)
    assert [card.text for card in parked_cards(robot.view.document)] == ["no feeling at all"]


def test_plain_lines_are_no_table(robot: Robot) -> None:
    put("a\tb\nc\td")
    robot.pointer.click(cell("Pays", "Pain points"))
    commands.paste(robot.view, robot.view, plain=True)
    assert said(robot, "pain", "t3") == ["a b", "c d"]


def test_what_is_pasted_into_the_parking_lot_stays_there(robot: Robot) -> None:
    put("a\tb\njoy\t")
    robot.pointer.click(cell("Pays", "Pain points"))
    commands.paste_parked(robot.view, robot.view)
    assert [card.text for card in parked_cards(robot.view.document)] == ["a", "b", "joy"]
    put("- later")
    commands.paste_parked(robot.view, robot.view)
    assert [card.text for card in parked_cards(robot.view.document)][-1] == "later"


def test_an_address_is_kept_as_the_source(robot: Robot) -> None:
    put("A survey: https://example.org/survey")
    robot.pointer.click(cell("Pays", "Pain points"))
    paste(robot)
    (card,) = cards_in_cell(robot.view.document, "pain", "t3")
    assert (card.text, card.source) == ("A survey", "https://example.org/survey")


def test_a_link_of_firefox_comes_with_its_title(robot: Robot) -> None:
    raw = "https://example.org/x\nThe page".encode("utf-16-le")
    put("https://example.org/x", **{"text__x-moz-url": raw})
    robot.pointer.click(cell("Pays", "Pain points"))
    paste(robot)
    (card,) = cards_in_cell(robot.view.document, "pain", "t3")
    assert (card.text, card.source) == ("The page", "https://example.org/x")


def test_html_alone_is_what_it_shows(robot: Robot) -> None:
    html = "<p>one<script>no()</script><img src='file:///etc/passwd'><table><tr><td>two</table>"
    put(text__html=html, text__rtf=r"{\rtf1 no}")
    robot.pointer.click(cell("Pays", "Pain points"))
    paste(robot)
    assert said(robot, "pain", "t3") == ["one", "two"]


def test_rich_text_alone_is_nothing(robot: Robot) -> None:
    put(text__rtf=r"{\rtf1 no}")
    sentences = heard(robot)
    robot.pointer.click(cell("Pays", "Pain points"))
    paste(robot)
    assert robot.view.document == small_map()
    assert sentences == ["There is nothing on the clipboard that a map can hold."]


def test_a_read_only_map_takes_nothing(robot: Robot) -> None:
    robot.view.session.forbid_edits("")
    put("a\nb")
    robot.pointer.click(cell("Pays", "Pain points"))
    paste(robot)
    assert robot.view.document == small_map()


def png(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#117733"))
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "png")  # type: ignore[call-overload]
    return bytes(store.data())


def test_a_picture_as_its_program_encoded_it(robot: Robot) -> None:
    put(image__png=png(40_000, 3))
    robot.pointer.click(cell("Pays", "Pain points"))
    paste(robot)
    (card,) = cards_in_cell(robot.view.document, "pain", "t3")
    image = robot.view.document.images[card.image_id or ""]
    assert (card.kind, image.width) == (CardKind.IMAGE, 1024)
    robot.undo()
    assert robot.view.document == small_map()


def test_a_picture_goes_into_the_frame_that_is_selected(robot: Robot) -> None:
    frame = Card(id="i1", kind=CardKind.IMAGE, order="V")
    robot.view.session.push(ChangeSet(added=(frame,), label="Frame"))
    put(image__png=png(20, 10))
    for record_id, field in (("i1", "image_id"), ("p1", "photo_id")):
        robot.view.select([record_id])
        paste(robot)
        settle()
        record = robot.view.document.find(record_id)
        assert getattr(record, field) in robot.view.document.images
    assert len(robot.view.document.cards) == len(small_map().cards) + 1
    robot.view.select(["i1"])
    paste(robot)
    assert len(robot.view.document.cards) == len(small_map().cards) + 2, "it is filled already"


# --- from one map into another -------------------------------------------------------------------


def other_map() -> JourneyMap:
    return JourneyMap.of(
        [
            Stage(id="x1", order="B", name="Elsewhere"),
            Step(id="y1", stage_id="x1", order="B"),
            Step(id="y2", stage_id="x1", order="C"),
            Lane(id="z1", order="B", kind=LaneKind.ACTIONS),
            Lane(id="z2", order="C", kind=LaneKind.EMOTIONS),
            Lane(id="z3", order="D", kind=LaneKind.QUOTES),
            Persona(id="q1", order="B", name="mara "),
        ]
    )


def test_a_piece_goes_into_another_map_with_what_it_rests_on(
    robot: Robot, make_robot: MakeRobot
) -> None:
    robot.view.select(["s1"])
    robot.view.copy()
    other = make_robot(other_map())
    other.pointer.click(cell("Elsewhere", "Quotes"))
    paste(other)
    document = other.view.document
    assert [stage.name for stage in document.stages.values()] == ["Elsewhere", "Awareness"]
    assert [p.name for p in document.personas.values()] == ["mara "], "met by name"
    assert {m.persona_id for m in document.markers.values()} == {"q1"}
    assert {c.text for c in document.cards.values()} == {
        "Advert",
        "Friend",
        "Price page",
        "Too dear",
    }
    assert other.view.session.undo_stack.count() == 1
    other.undo()
    assert other.view.document == other_map()


def test_what_of_a_piece_finds_no_step_is_parked_and_told(robot: Robot) -> None:
    said: list[str] = []
    robot.view.message.connect(said.append)
    robot.view.select(["c1", "c2", "c3"])
    robot.view.copy()
    before = robot.view.document
    robot.pointer.click(cell("Pays", "Touchpoints"))
    paste(robot)
    document = robot.view.document
    assert [c.text for c in cards_in_cell(document, "touch", "t3")] == ["Advert", "Friend"]
    assert [c.text for c in parked_cards(document) if c.id not in before.cards] == ["Price page"]
    assert said[-1] == "Paste 3 cards: 1 card went to the parking lot."
    robot.undo()
    assert robot.view.document == before


def test_a_journey_goes_through_a_chat(robot: Robot, make_robot: MakeRobot) -> None:
    robot.view.select(["c1", "c3"])
    copying.copy_as_journey(robot.view)
    text = QGuiApplication.clipboard().text()
    assert is_fragment(text)
    put(f"```json\n{text}\n```")
    other = make_robot(other_map())
    other.pointer.click(cell("Elsewhere", "Actions"))
    paste(other)
    assert [card.text for card in other.view.document.cards.values()] == ["Advert", "Price page"]
    assert len(other.view.document.connectors) == 1


def test_nothing_selected_copies_the_whole_map(robot: Robot, make_robot: MakeRobot) -> None:
    robot.view.clear_selection()
    copying.copy_as_journey(robot.view)
    other = make_robot(JourneyMap())
    other.view.paste()
    settle()
    now, was = other.view.document, robot.view.document
    for table in ("stages", "steps", "lanes", "cards", "markers", "personas", "connectors"):
        assert len(now.table(table)) == len(was.table(table)), table


def test_copied_as_text_it_is_an_outline(robot: Robot) -> None:
    robot.view.select(["c1", "c4"])
    copying.copy_as_text(robot.view)
    data = QGuiApplication.clipboard().mimeData()
    assert not data.hasFormat(FRAGMENT_MIME)
    assert data.text().split("\n") == [
        "Awareness",
        "  Hears of it",
        "    Touchpoints",
        "      - Advert",
        "  Compares",
        "    Pain points",
        "      - Too dear",
    ]


def test_a_copied_block_is_a_table_elsewhere(robot: Robot) -> None:
    robot.view.select(["c1", "c2", "c3"])
    robot.view.copy()
    text = QGuiApplication.clipboard().text()
    assert text == '"Advert\nFriend"\tPrice page'
    assert isinstance(read_text(text), Table)


@pytest.mark.parametrize("ids", [["c1"], ["s1"], ["touch"], ["m1"], ["p1"], ["x1"]])
def test_copied_as_a_picture_it_is_the_selected_part(robot: Robot, ids: list[str]) -> None:
    view: CanvasView = robot.view
    view.select(ids)
    copying.copy_as_image(view)
    image = QGuiApplication.clipboard().image()
    part = copying.part_of(view.result, view.chosen)
    assert part is not None
    assert abs(image.width() - 2 * part.width) <= 2
    assert abs(image.height() - 2 * part.height) <= 2
    colours = {
        image.pixelColor(QPoint(x, y)).name()
        for x in range(0, image.width(), 7)
        for y in range(0, image.height(), 7)
    }
    assert len(colours) > 3, "there is something on it"
    assert view.session.undo_stack.count() == 0
    vectors = QGuiApplication.clipboard().mimeData().data("image/svg+xml")
    assert bytes(vectors.data()).startswith(b"<?xml")


def test_a_picture_shows_neither_selection_nor_hints(robot: Robot) -> None:
    copying.copy_as_image(robot.view)
    plain = QGuiApplication.clipboard().image()
    printed = layout_map(robot.view.document, LayoutOptions(theme=LIGHT))
    assert abs(plain.height() - 2 * printed.size.height) <= 2
    assert printed.size.height < robot.view.result.size.height
    robot.pointer.click(lane("Pain points"))
    robot.view.select(["c1", "c2", "c3", "c4"])
    robot.view.clear_selection()
    copying.copy_as_image(robot.view)
    assert QGuiApplication.clipboard().image() == plain


def test_a_full_parking_lot_can_be_copied_as_text(make_robot: MakeRobot) -> None:
    parked = Card(id="n1", kind=CardKind.NOTE, order="B", text="Later")
    robot = make_robot(JourneyMap.of([*small_map().records(), parked]))
    robot.view.select(["n1"])
    copying.copy_as_text(robot.view)
    assert QGuiApplication.clipboard().text() == "Later"


# --- into a text that is being edited ------------------------------------------------------------


def test_megabytes_into_a_text_are_refused_in_a_sentence(robot: Robot) -> None:
    sentences = heard(robot)
    robot.view.select(["c1"])
    robot.view.edit_current()
    put("x" * 3_000_000)
    robot.keyboard.press(Qt.Key.Key_V, CTRL)
    editor = robot.view.editing.editor
    assert editor is not None
    assert editor.toPlainText() == "Advert"
    assert sentences == ["That is too long here; 10,000 characters at most."]
    put("\x00a\u202eb\x07")
    robot.keyboard.press(Qt.Key.Key_V, CTRL)
    assert editor.toPlainText() == "ab", "it takes the place of what is selected"
    robot.esc()
    assert robot.view.document == small_map()
