"""The sample maps: whole, rich, and drawn from every part of the vocabulary."""

from __future__ import annotations

import base64
import hashlib
from enum import StrEnum
from io import BytesIO

import pytest
from PIL import Image as PillowImage

from model.kinds import (
    CardKind,
    ConnectorKind,
    EvidenceKind,
    GoalReached,
    LaneKind,
    MetricKind,
    Priority,
    Status,
    Support,
    Validation,
)
from model.rules import problems
from model.samples import Sample, default_sample, samples
from model.storage import dumps, load
from model.tables import RECORD_TYPES

ALL = samples()


@pytest.mark.parametrize("sample", ALL, ids=lambda sample: sample.id)
def test_a_sample_is_whole_and_written_as_the_product_writes(sample: Sample) -> None:
    loaded = load(sample.path)
    assert loaded.warnings == ()
    assert not loaded.read_only
    assert list(problems(loaded.document)) == []
    again = dumps(loaded.document, map_id=loaded.map_id, parents=loaded.parents)
    assert again == sample.path.read_bytes()


def test_the_default_sample_is_a_full_map() -> None:
    document = load(default_sample().path).document
    assert 150 <= len(document.cards) <= 250
    assert len(document.personas) == 3
    assert len(document.stages) == 6
    assert 12 <= len(document.steps) <= 15
    assert min(len(document.evidence), len(document.metrics), len(document.actions)) >= 10
    assert {connector.kind for connector in document.connectors.values()} == set(ConnectorKind)
    assert any(card.span > 1 for card in document.cards.values())
    assert any(card.lane_id is None for card in document.cards.values())


def test_pictures_are_what_their_ids_say() -> None:
    document = load(default_sample().path).document
    assert len(document.images) >= 8
    for image in document.images.values():
        data = base64.b64decode(image.data)
        assert hashlib.sha256(data).hexdigest() == image.id
        with PillowImage.open(BytesIO(data)) as picture:
            assert picture.size == (image.width, image.height)


def test_the_full_sample_speaks_most_of_the_vocabulary() -> None:
    document = load(default_sample().path).document
    words = {value for record in document.records() for _, value in record if _is_word(value)}
    for vocabulary in (CardKind, GoalReached, Priority, Validation):
        assert set(vocabulary) <= words | {CardKind.NOTE}, vocabulary
    least: dict[type[StrEnum], int] = {LaneKind: 11, EvidenceKind: 10, MetricKind: 8, Status: 4}
    for kinds, number in least.items():
        assert len(set(kinds) & words) >= number, kinds
    assert Support.PARTLY in words


def test_every_field_is_used_somewhere_in_the_full_sample() -> None:
    document = load(default_sample().path).document
    unused = {
        f"{kind.__name__}.{name}"
        for kind in RECORD_TYPES
        for name, field in kind.model_fields.items()
        if name not in _LEFT_AT_DEFAULT.get(kind.__name__, ())
        and all(
            getattr(record, name) == field.get_default()
            for record in document.table(kind.table).values()
        )
    }
    assert unused == set()


_LEFT_AT_DEFAULT = {
    # Sizes, colours and weights are the reader's own affair; a sample shows the usual ones, and no
    # stage of it is so empty that it needs guidance.
    "MapInfo": ("state", "severity_weight", "frequency_weight", "votes_weight"),
    "Stage": ("hue", "collapsed", "guide"),
    "Step": ("width",),
    "Lane": ("height", "collapsed", "name"),
    "Persona": ("hue",),
    "Marker": ("state",),
    "Action": ("details",),
}


def _is_word(value: object) -> bool:
    return isinstance(value, str) and type(value) is not str
