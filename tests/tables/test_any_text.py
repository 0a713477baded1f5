"""Whatever stands in a file: a sound map, or one sentence."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from exporters.tables.building.built import built
from exporters.tables.files.reading import grids_in
from exporters.tables.guessing.guessed import guessed
from model.errors import JourneyboardError
from model.rules import problems

_WORDS = st.sampled_from(
    [
        "Stage",
        "Step",
        "Touchpoint",
        "Emotion",
        "Pain point",
        "Persona",
        "Goals",
        "Status",
        "Lane",
        "Kind",
        "Text",
        "Next step",
        "Evidence",
        "Value",
        "Metric",
        "Parking lot",
        "Emotions",
        "Awareness",
        "[Name]",
        "done",
        "😡",
        "-3",
        "a, b; c",
        '"So it goes, again" he said',
        "",
        "\x00\x1b",
        "=1+1",
        "x" * 600,
    ]
)
_TABLES = st.lists(st.lists(_WORDS | st.text(max_size=8), min_size=1, max_size=6), max_size=8)


@settings(max_examples=120)
@given(_TABLES, st.sampled_from(["csv", "md"]))
def test_any_table_is_a_sound_map_or_a_sentence(rows, suffix):
    if suffix == "csv":
        text = "\n".join(
            ",".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) for row in rows
        )
    else:
        lines = ["| " + " | ".join(cell for cell in row) + " |" for row in rows]
        text = "\n".join(["# Title", *lines[:1], "|---|---|", *lines[1:]])
    try:
        grids = grids_in(text.encode("utf-8", "ignore"), name=f"t.{suffix}")
        result = built(grids, guessed(grids), name=f"t.{suffix}")
    except JourneyboardError as error:
        assert "\n" not in str(error)  # noqa: PT017 - a sentence is all that may come
    else:
        assert problems(result.map) == []


@settings(max_examples=60)
@given(st.binary(max_size=400), st.sampled_from(["t.csv", "t.md", "t.xlsx"]))
def test_any_bytes_are_a_map_or_a_sentence(data, name):
    try:
        grids = grids_in(data, name=name)
        result = built(grids, guessed(grids), name=name)
    except JourneyboardError:
        return
    assert problems(result.map) == []
