"""The sample maps that come with Journeyboard. The first one is opened by ``make run``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from resources.locator import resource_path


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample map: its id, what the gallery says of it, and its file (never saved over)."""

    id: str
    name: str
    description: str
    path: Path


_SAMPLES = (
    (
        "night-train",
        "The night train to the sea",
        "A full map: six stages, three personas, evidence, metrics, actions, a storyboard.",
    ),
    (
        "library-card",
        "A first library card",
        "A small map with one persona: good for a first look.",
    ),
    (
        "multilingual",
        "Museum without borders",
        "Four guests, eleven languages: cards in many scripts side by side.",
    ),
)


def samples() -> tuple[Sample, ...]:
    """All samples, the default one first."""
    return tuple(
        Sample(sample_id, name, description, resource_path("samples", f"{sample_id}.journey"))
        for sample_id, name, description in _SAMPLES
    )


def default_sample() -> Sample:
    """The sample a newcomer sees."""
    return samples()[0]
