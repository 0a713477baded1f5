"""What the inspector asks of a large map with each letter that is typed elsewhere: counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from designer.inspector import naming, relations
from designer.inspector.naming import link_face, metric_cards
from designer.window.main_window import MainWindow
from model.document import JourneyMap
from model.edits import edit
from model.ids import Id
from model.records import Card, Record
from widgets.form.links import LinkFace, LinkRow

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")


@pytest.fixture(autouse=True)
def _as_it_was(shared_window: MainWindow) -> Iterator[None]:
    yield
    shared_window.bench.session.undo_stack.setIndex(0)


def test_lists_of_the_map_name_anew_only_what_is_another(
    shared_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    inspector, session = shared_window.bench.inspector, shared_window.bench.session
    inspector.show_selection(())
    asked: list[Record] = []

    def counted(
        document: JourneyMap,
        record: Record,
        hues: tuple[str, ...],
        *cards: Mapping[Id, Card] | None,
    ) -> LinkFace:
        asked.append(record)
        return link_face(document, record, hues, *cards)

    monkeypatch.setattr(relations, "link_face", counted)
    evidence, actions = session.document.evidence, session.document.actions
    assert evidence
    assert actions
    session.push(edit(session.document, next(iter(session.document.cards)), text="Said anew"))
    assert {record.id for record in asked}.isdisjoint({*evidence, *actions})
    asked.clear()
    first = next(iter(evidence))
    session.push(edit(session.document, first, title="Another name"))
    assert [record.id for record in asked if record.id in evidence] == [first]


def test_metrics_of_a_list_look_for_their_cards_once(
    shared_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    inspector, session = shared_window.bench.inspector, shared_window.bench.session
    assert len(session.document.metrics) > 2
    inspector.show_selection(())
    asked: list[JourneyMap] = []

    def counted(document: JourneyMap) -> Mapping[Id, Card]:
        asked.append(document)
        return metric_cards(document)

    for room in (naming, relations):
        monkeypatch.setattr(room, "metric_cards", counted)
    card = next(card for card in session.document.cards.values() if card.metric_id)
    session.push(edit(session.document, card.id, text="Asked at the door"))
    assert len(asked) == 1
    assert form_says(shared_window, "Asked at the door")


def form_says(window: MainWindow, text: str) -> bool:
    """Whether a row of the form that stands says this."""
    return any(text in row.accessibleName() for row in window.bench.inspector.findChildren(LinkRow))
