"""What the palette offers, from the tables of the model and the personas of the map."""

from __future__ import annotations

from designer.style.tokens import Tokens
from model.channels import channel_icon
from model.document import JourneyMap
from model.emotions import EMOTION_VALENCES, VALENCE_NAMES
from model.kinds import CARD_KINDS, LANE_KINDS, CardKind
from model.library.catalogue import Catalogue, Touchpoint
from model.queries import persona_hues, personas_in_order
from model.templates import stage_names
from resources.words import capital, tr
from widgets.drag_item import DragItem
from widgets.palette_entry import PaletteEntry, PaletteSection, Shape

_CHANNELS_SHOWN = 8
# The channels most maps need, in the order they are looked for; the others follow.
_USUAL_CHANNELS = (
    "website",
    "email",
    "phone",
    "live chat",
    "store",
    "social media",
    "mobile app",
    "review site",
)
_LANES_SHOWN = 6
_OWN_SHOWN = 6
NO_CATALOGUE = Catalogue()
_HINT = "Drag onto the map, or click to insert at the current place"


def palette_sections(
    document: JourneyMap, tokens: Tokens, catalogue: Catalogue = NO_CATALOGUE
) -> tuple[PaletteSection, ...]:
    """All sections of the palette for a map, in the colours of a theme; with one's own things."""
    return (
        _stages(tokens),
        _touchpoints(tokens, catalogue),
        *_own_touchpoints(tokens, catalogue),
        _cards(tokens),
        _emotions(tokens, catalogue),
        personas_section(document, tokens),
        _lanes(),
    )


def _stages(tokens: Tokens) -> PaletteSection:
    hues = tokens.theme.step_hues
    named = tuple(
        PaletteEntry(
            DragItem(what="stage", text=tr(name)),
            tr(name),
            "stage",
            accent=hues[place % len(hues)],
            tip=tr(_HINT),
            search=tr("stage"),
        )
        for place, name in enumerate(stage_names())
    )
    own = PaletteEntry(
        DragItem(what="stage"), tr("Own stage"), "plus", tip=tr(_HINT), search=tr("stage new")
    )
    step = PaletteEntry(
        DragItem(what="step"), tr("Step"), "step", tip=tr(_HINT), search=tr("column")
    )
    return PaletteSection("stages", tr("Stages"), (*named, own, step))


def _touchpoints(tokens: Tokens, catalogue: Catalogue) -> PaletteSection:
    accent = tokens.theme.cards[CardKind.TOUCHPOINT].bar
    offered = catalogue.offered_channels()
    usual = [channel for channel in _USUAL_CHANNELS if channel in offered]
    others = [channel for channel in offered if channel not in _USUAL_CHANNELS]
    entries = tuple(
        PaletteEntry(
            DragItem(what="card", kind=CardKind.TOUCHPOINT.value, channel=channel),
            capital(tr(channel)),
            channel_icon(channel),
            accent=accent,
            tip=tr(_HINT),
            search=tr("touchpoint channel"),
        )
        for channel in (*usual, *others)
    )
    return PaletteSection("touchpoints", tr("Touchpoints"), entries, shown=_CHANNELS_SHOWN)


def _own_touchpoints(tokens: Tokens, catalogue: Catalogue) -> tuple[PaletteSection, ...]:
    """One's own, where there are any."""
    accent = tokens.theme.cards[CardKind.TOUCHPOINT].bar
    own = tuple(_own_touchpoint(point, accent) for point in catalogue.touchpoints)
    section = PaletteSection("own", tr("Your touchpoints"), own, shown=_OWN_SHOWN)
    return (section,) if own else ()


def _own_touchpoint(point: Touchpoint, accent: str) -> PaletteEntry:
    kind = CardKind.TOUCHPOINT.value
    return PaletteEntry(
        DragItem(what="card", kind=kind, text=point.text, channel=point.channel),
        point.text,
        channel_icon(point.channel),
        accent=accent,
        tip=tr(_HINT),
        search=f"{tr('touchpoint channel')} {point.channel}",
    )


def _cards(tokens: Tokens) -> PaletteSection:
    entries = tuple(
        PaletteEntry(
            DragItem(what="card", kind=kind.value),
            tr(facts.name),
            facts.icon,
            accent=tokens.theme.cards[kind].bar,
            tip=tr(_HINT),
            search=tr("card"),
        )
        for kind, facts in CARD_KINDS.items()
    )
    return PaletteSection("cards", tr("Cards"), entries)


def _emotions(tokens: Tokens, catalogue: Catalogue) -> PaletteSection:
    accents = {
        2: tokens.success,
        1: tokens.success,
        0: tokens.theme.secondary,
        -1: tokens.warning,
        -2: tokens.danger,
    }
    entries = tuple(
        PaletteEntry(
            DragItem(what="emotion", valence=float(valence)),
            capital(tr(VALENCE_NAMES[valence])),
            shape=Shape.FACE,
            accent=accent,
            tip=f"{capital(tr(VALENCE_NAMES[valence]))}: {_words(valence)}",
            search=f"{tr('emotion face')} {_words(valence)}",
        )
        for valence, accent in accents.items()
    )
    own = tuple(
        PaletteEntry(
            DragItem(what="emotion", valence=float(feeling.valence), text=feeling.word),
            capital(feeling.word),
            shape=Shape.FACE,
            accent=accents[feeling.valence],
            tip=tr(_HINT),
            search=tr("emotion face"),
        )
        for feeling in catalogue.feelings
    )
    return PaletteSection("emotions", tr("Emotions"), (*entries, *own))


def _words(valence: int) -> str:
    return ", ".join(tr(word) for word, usual in EMOTION_VALENCES.items() if usual == valence)


def personas_section(document: JourneyMap, tokens: Tokens) -> PaletteSection:
    """The personas of a map, and a new one."""
    colours, hues = tokens.theme.persona_hues, persona_hues(document)
    entries = tuple(
        PaletteEntry(
            DragItem(what="persona", persona_id=persona.id, text=persona.name),
            persona.name or tr("Persona without a name"),
            shape=Shape.PERSON,
            accent=colours[hues[persona.id] % len(colours)],
            details=persona.role or persona.segment,
            tip=tr("Drag onto a card that is about them; click to edit"),
            search=tr("persona"),
        )
        for persona in personas_in_order(document)
    )
    new = PaletteEntry(
        DragItem(what="persona"),
        tr("New persona"),
        "plus",
        shape=Shape.PERSON,
        tip=tr(_HINT),
        search=tr("persona"),
    )
    return PaletteSection("personas", tr("Personas"), (*entries, new))


def _lanes() -> PaletteSection:
    entries = tuple(
        PaletteEntry(
            DragItem(what="lane", kind=kind.value),
            tr(facts.name),
            facts.icon,
            tip=tr(_HINT),
            search=tr("lane row"),
        )
        for kind, facts in LANE_KINDS.items()
    )
    return PaletteSection("lanes", tr("Lanes"), entries, shown=_LANES_SHOWN)
