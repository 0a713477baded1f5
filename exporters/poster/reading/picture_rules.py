"""What may spoil pictures on paper: too few pixels for their room, another shape than their own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from operator import attrgetter

from exporters.poster.pages import Poster
from exporters.poster.paper import POINTS_PER_INCH
from exporters.poster.reading.finding import MOST_PLACES, Finding, FindingKind
from exporters.poster.reading.ink import Picture
from exporters.poster.reading.shown import Seen, Shown, finding_of, place_of, seen_pictures
from model.coarseness import COARSE
from resources.words import tr

_STRETCHED = 0.03
"""So much wider or higher than it was, a picture looks odd."""
_value = attrgetter("value")


def coarse(poster: Poster, drawings: Sequence[Shown]) -> Finding | None:
    """Pictures with too few pixels for their size on paper."""
    found = sorted(seen_pictures(drawings, partial(_few_dots, poster)), key=_value)
    if not found:
        return None
    words = (
        tr("A picture is printed with {dpi} dots per inch, below {least}: it will look coarse.")
        if len(found) == 1
        else tr(
            "{count} pictures are printed with less than {least} dots per inch, the coarsest with"
            " {dpi}: they will look coarse."
        )
    )
    sentence = words.format(count=len(found), least=f"{COARSE:g}", dpi=int(found[0].value))
    places = (place_of(poster, seen, _dots(seen)) for seen in found[:MOST_PLACES])
    return finding_of(FindingKind.COARSE_IMAGE, sentence, found, places)


def _few_dots(poster: Poster, picture: Picture, drawing: Shown) -> float | None:
    image = poster.images.get(picture.node.image_id)
    if image is None:
        return None
    whole = picture.node.whole
    width, height = whole.width * drawing.scale, whole.height * drawing.scale
    dpi = min(image.width / width, image.height / height) * POINTS_PER_INCH
    return dpi if dpi < COARSE else None


def _dots(seen: Seen[Picture]) -> str:
    return tr("{dpi} dpi", dpi=int(seen.value))


def stretched(poster: Poster, drawings: Sequence[Shown]) -> Finding | None:
    """Pictures that are drawn wider or higher than they are."""
    found = seen_pictures(drawings, partial(_stretch, poster))
    if not found:
        return None
    sentence = (
        tr("A picture is stretched: it is drawn in another shape than its own.")
        if len(found) == 1
        else tr("{count} pictures are stretched: they are drawn in another shape than their own.")
    ).format(count=len(found))
    places = (place_of(poster, seen, _shape(seen)) for seen in found[:MOST_PLACES])
    return finding_of(FindingKind.STRETCHED_IMAGE, sentence, found, places)


def _stretch(poster: Poster, picture: Picture, _drawing: Shown) -> float | None:
    image = poster.images.get(picture.node.image_id)
    if image is None:
        return None
    whole = picture.node.whole
    wider = (whole.width / whole.height) / (image.width / image.height)
    return wider if abs(wider - 1) > _STRETCHED else None


def _shape(seen: Seen[Picture]) -> str:
    if seen.value > 1:
        return tr("{percent} % too wide", percent=f"{(seen.value - 1) * 100:.0f}")
    return tr("{percent} % too high", percent=f"{(1 / seen.value - 1) * 100:.0f}")
