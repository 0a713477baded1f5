"""The catalogue of one person: channels, touchpoints and emotion words for every map.

It stands beside the usual ones of :mod:`model.channels` and :mod:`model.emotions`, which may be
left out. What a map says is its own: the catalogue only offers.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from model.bounds import Line
from model.channels import CHANNEL_ICONS, channel_key
from model.document import JourneyMap
from model.emotions import EMOTION_VALENCES
from model.errors import FileError
from model.kinds import CardKind
from model.library.shelf import Shelf, Shelved
from resources.words import tr

FILE = "catalogue.json"
MOST_BYTES = 2_000_000
MOST = 1_000
"""Entries of each kind."""
_FORMAT = "journeyboard-catalogue"
_STRICT = ConfigDict(frozen=True, extra="forbid", strict=True, hide_input_in_errors=True)

E = TypeVar("E")
Name = Annotated[Line, Field(min_length=1, max_length=120)]


class Touchpoint(BaseModel):
    """A touchpoint of one's own: what the card says, and its channel (empty for none)."""

    model_config = _STRICT

    text: Name
    channel: Annotated[Line, Field(max_length=120)] = ""


class Feeling(BaseModel):
    """An emotion word of one's own and its usual valence."""

    model_config = _STRICT

    word: Name
    valence: Annotated[int, Field(ge=-2, le=2)] = 0


class Catalogue(BaseModel):
    """All of it. ``hidden`` are usual channels that are not offered."""

    model_config = _STRICT

    channels: Annotated[tuple[Name, ...], Field(max_length=MOST)] = ()
    hidden: Annotated[tuple[Name, ...], Field(max_length=MOST)] = ()
    touchpoints: Annotated[tuple[Touchpoint, ...], Field(max_length=MOST)] = ()
    feelings: Annotated[tuple[Feeling, ...], Field(max_length=MOST)] = ()

    def offered_channels(self) -> tuple[str, ...]:
        """The usual channels that are not hidden, then one's own."""
        hidden = {channel_key(name) for name in self.hidden}
        usual = [name for name in CHANNEL_ICONS if name not in hidden]
        own = [name for name in self.channels if channel_key(name) not in CHANNEL_ICONS]
        return tuple(dict.fromkeys((*usual, *own)))

    def valences(self) -> dict[str, int]:
        """The usual valence of each word; one's own word for the usual one."""
        return {**EMOTION_VALENCES, **{f.word.strip().casefold(): f.valence for f in self.feelings}}


class _File(BaseModel):
    model_config = _STRICT

    format: Annotated[str, Field(pattern=f"^{_FORMAT}$")]
    version: Annotated[int, Field(ge=1, le=1)]
    catalogue: Catalogue


def shelf_of(folder: Path) -> Shelf:
    """Where the catalogue lies: in the folder of what a person keeps."""
    return Shelf(folder, ".json", MOST_BYTES)


def read(folder: Path) -> tuple[Catalogue, Shelved | None]:
    """The catalogue in a folder, and its file as it was seen; empty where there is none.

    Raises:
        FileError: there is one that cannot be understood; it is left as it is.
    """
    path = folder / FILE
    if not path.exists():
        return Catalogue(), None
    seen = shelf_of(folder).read(path)
    return parsed(seen.data), seen


def parsed(data: bytes) -> Catalogue:
    """The catalogue in the bytes of a file.

    Raises:
        FileError: it is none, or of another version.
    """
    try:
        return _File.model_validate_json(data).catalogue
    except ValidationError as error:
        raise FileError(
            tr("The catalogue on this computer is damaged, or from another version.")
        ) from error


def written(catalogue: Catalogue) -> bytes:
    """The bytes of the file."""
    value = {"format": _FORMAT, "version": 1, "catalogue": catalogue.model_dump(mode="json")}
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def keep(folder: Path, catalogue: Catalogue, seen: Shelved | None) -> Shelved:
    """Write the catalogue over the file that was ``seen``.

    Raises:
        ChangedOutsideError: another window has changed it meanwhile.
        FileError: it cannot be written; what was there is whole.
    """
    return shelf_of(folder).put(folder / FILE, written(catalogue), over=seen)


def taken_from(document: JourneyMap, catalogue: Catalogue) -> Catalogue:
    """The catalogue with what a map uses that nobody offers yet, up to :data:`MOST` of each."""
    channels = {channel_key(name) for name in (*CHANNEL_ICONS, *catalogue.channels)}
    texts = {point.text.casefold() for point in catalogue.touchpoints}
    words = catalogue.valences()
    return Catalogue(
        channels=_more(catalogue.channels, _channels_of(document), channels, channel_key),
        hidden=catalogue.hidden,
        touchpoints=_more(
            catalogue.touchpoints, _touchpoints_of(document), texts, lambda p: p.text.casefold()
        ),
        feelings=_more(
            catalogue.feelings,
            _feelings_of(document),
            set(words),
            lambda f: f.word.strip().casefold(),
        ),
    )


def _more(
    known: tuple[E, ...], found: Iterable[E], keys: set[str], key: Callable[[E], str]
) -> tuple[E, ...]:
    """Those known and those found whose keys are new, in that order."""
    more = list(known)
    for entry in found:
        its = key(entry)
        if its and its not in keys and len(more) < MOST:
            keys.add(its)
            more.append(entry)
    return tuple(more)


def _channels_of(document: JourneyMap) -> Iterator[str]:
    names = [card.channel for card in document.cards.values()]
    names += [channel.name for channel in document.channels.values()]
    for persona in document.personas.values():
        names += persona.preferred_channels
    yield from (" ".join(name.split()) for name in names if len(name) <= 120)


def _touchpoints_of(document: JourneyMap) -> Iterator[Touchpoint]:
    for card in document.cards.values():
        text = " ".join(card.text.split())
        if card.kind is CardKind.TOUCHPOINT and 0 < len(text) <= 120 and len(card.channel) <= 120:
            yield Touchpoint(text=text, channel=card.channel)


def _feelings_of(document: JourneyMap) -> Iterator[Feeling]:
    """Each word with the mean valence it has on the map, halves away from zero."""
    felt: dict[str, list[float]] = {}
    for marker in document.markers.values():
        word = " ".join(marker.word.split()).casefold()
        if 0 < len(word) <= 120:
            felt.setdefault(word, []).append(marker.valence)
    for word, valences in felt.items():
        mean = sum(valences) / len(valences)
        yield Feeling(word=word, valence=int(mean + (0.5 if mean >= 0 else -0.5)))
