"""Rules about cards as things on a poster: too long, twice, without words, coarse pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width

from model.bounds import MAX_TEXT
from model.changes import ChangeSet
from model.check.facts import Facts
from model.check.finding import Finding, Hit
from model.check.groups import SAYING, said
from model.check.saying import quoted
from model.coarseness import COARSE
from model.edits.fields import edit
from model.edits.grouping import group_duplicates
from model.edits.removing import remove
from model.ids import IdSource
from model.layout.metrics import CARD_PAD, CELL_INSET, ICON_X, PICTURE_HEIGHT, STEP_WIDTH
from model.records import Card, Image, Step
from resources.words import tr

_POINTS_PER_INCH = 72.0
LONGEST = 140
"""Letters that can be taken in while one stands before a poster; wide ones count twice."""
_SENTENCE_END = re.compile(r"[.!?…:;,。！？；，、]\s*|\n+|\s[–—-]\s")
_SPLITTABLE = re.compile(r"\s+")
_LEAST_KEPT = 20


def text_too_long(_facts: Facts, card: Card) -> Iterator[Hit]:
    """A paragraph where a few words belong."""
    if len(card.text) <= LONGEST // 2 or card.lane_id is None:
        return
    length = _length(card.text)
    if length > LONGEST:
        message = tr("The card {card} has {n} letters: too long to be read from three metres.")
        yield Hit(message.format(card=quoted(card.text), n=length))


def shorten(facts: Facts, finding: Finding, _ids: IdSource) -> ChangeSet | None:
    """The beginning stays, the rest comes before the details; None where they cannot hold it."""
    card = facts.get(Card, finding.place)
    cut = _cut(card.text) if card is not None else None
    if card is None or cut is None:
        return None
    kept, rest = card.text[:cut].rstrip(" \n–—-:;,；，、"), card.text[cut:].strip()
    details = f"{rest}\n\n{card.details}" if card.details.strip() else rest
    if not kept or len(details) > MAX_TEXT:
        return None
    return edit(facts.document, card.id, text=kept, details=details)


def _length(text: str) -> int:
    """The letters of a text, those of double width twice."""
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def _cut(text: str) -> int | None:
    """Where the part of a text ends that may stay: after a sentence, else after a word."""
    for ends in (_SENTENCE_END, _SPLITTABLE):
        places = [found.end() for found in ends.finditer(text)]
        fit = [place for place in places if _LEAST_KEPT <= _length(text[:place].strip()) <= LONGEST]
        if fit:
            return max(fit)
    return None


def duplicate_cards(facts: Facts, card: Card) -> Iterator[Hit]:
    """Cards in one cell that say the same; the first of them is told."""
    for key in said(card):
        if facts.count(SAYING, key) > 1:
            same: Sequence[Card] = facts.group(SAYING, key)
            if same[0].id == card.id:
                message = tr("{n} cards in one cell say the same: {card}.")
                others = tuple(one.id for one in same[1:])
                yield Hit(message.format(n=len(same), card=quoted(card.text)), more=others)


def merge_duplicates(facts: Facts, finding: Finding, _ids: IdSource) -> ChangeSet:
    """One card with all that each of them carried."""
    return group_duplicates(facts.document, (finding.place, *finding.more))


def card_without_words(_facts: Facts, card: Card) -> Iterator[Hit]:
    """A card that shows nothing: no words, no picture, no figure, no channel."""
    if card.text.strip() or card.image_id or card.metric_id or card.channel.strip():
        return
    told = card.details.strip() or card.evidence_ids or card.answers_ids
    if card.lane_id is not None and not told:
        yield Hit(tr("A card says nothing: it has no words and shows nothing."))


def delete_card(facts: Facts, finding: Finding, _ids: IdSource) -> ChangeSet:
    """The map without it."""
    return remove(facts.document, [finding.place])


def image_too_coarse(facts: Facts, card: Card) -> Iterator[Hit]:
    """A picture with too few pixels for its size on a poster of full size."""
    image = facts.get(Image, card.image_id)
    if image is None or card.lane_id is None:
        return
    dots = int(_POINTS_PER_INCH / _scale(facts, card, image))
    if dots < COARSE:
        yield Hit(
            tr(
                "A picture of {width} by {height} pixels is printed with {dots} dots per inch:"
                " too coarse for the poster.",
                width=image.width,
                height=image.height,
                dots=dots,
            ),
            more=(image.id,),
        )


def _scale(facts: Facts, card: Card, image: Image) -> float:
    """Points of a full-size poster for each pixel: as wide as the card has room, never enlarged."""
    covered = facts.columns().covered(card.step_id or "", card.span)
    steps = (facts.get(Step, step_id) for step_id in covered)
    width = sum(step.width or STEP_WIDTH for step in steps if step is not None)
    room = max(width - 2 * CELL_INSET - ICON_X - CARD_PAD, 1.0)
    return min(room / image.width, PICTURE_HEIGHT / image.height, 1.0)
