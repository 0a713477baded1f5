"""Pictures that come by drop or paste, as cards or on what has room for one."""

from __future__ import annotations

from collections.abc import Sequence

from designer.canvas.draft import Draft
from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits import add_image_card, embed_image
from model.framing import WHOLE
from model.ids import Id
from model.places import Place
from model.records import Image
from resources.words import tr


def image_cards(document: JourneyMap, place: Place, images: Sequence[Image]) -> ChangeSet:
    """A card for each picture, in one step."""
    draft = Draft(document)
    for image in images:
        draft.do(add_image_card(draft.document, place, image))
    return draft.finish(tr("Add image"))


def picture_on(document: JourneyMap, record_id: Id, image: Image) -> ChangeSet:
    """The picture on a card, or as a persona's photo, which is seen small and made so."""
    if record_id in document.personas:
        from model.images import image_bytes, portrait_record  # noqa: PLC0415 - brings Pillow

        image = portrait_record(image_bytes(image), WHOLE, alt=image.alt)
    return embed_image(document, record_id, image)
