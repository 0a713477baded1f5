"""A rich map for layout tests: every kind of record, every field that shows, three personas."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from itertools import count

from PIL import Image as Pictures
from PIL import ImageDraw

from model.bounds import Reading
from model.document import JourneyMap
from model.images import image_record
from model.kinds import (
    ActionType,
    CardKind,
    EvidenceKind,
    MapState,
    MetricKind,
    Priority,
    Status,
    Validation,
)
from model.order import first_keys
from model.records import (
    Action,
    Card,
    Connector,
    Evidence,
    Image,
    Lane,
    MapInfo,
    Marker,
    Metric,
    Persona,
    Record,
    Stage,
    Step,
)
from tests.layout.sample_content import CARDS, CONNECTORS, LANES, MARKERS, STAGES, STEPS

KEYS = first_keys(400)


def picture(text: str, size: tuple[int, int] = (480, 300), hue: str = "#DCE6F5") -> Image:
    """A small drawing to embed."""
    drawn = Pictures.new("RGB", size, hue)
    pen = ImageDraw.Draw(drawn)
    pen.ellipse((size[0] * 0.35, size[1] * 0.2, size[0] * 0.65, size[1] * 0.72), fill="#2F4B8F")
    pen.rectangle((0, size[1] * 0.82, *size), fill="#0F6E84")
    data = io.BytesIO()
    drawn.save(data, "PNG")
    return image_record(data.getvalue(), alt=text)


def personas(photo: Image) -> Iterator[Persona]:
    yield Persona(
        id="persona-m",
        order=KEYS[0],
        name="Mara Klein",
        role="First-time buyer",
        segment="Young families",
        demographics="34, Leipzig, two children",
        behaviours=("Buys on the phone in the evening", "Reads the worst reviews first"),
        psychographics="Values time and honesty",
        motivations=("A gift that arrives by Friday",),
        goals=("Find a present without a fuss", "Know the total price early"),
        challenges=("Little time", "Distrusts unknown shops"),
        preferred_channels=("mobile app", "live chat"),
        quote="If it works the first time I come back.",
        validation=Validation.VALIDATED,
        validated_on=date(2026, 3, 4),
    )
    yield Persona(
        id="persona-t",
        order=KEYS[1],
        name="Tom Osei",
        role="Returning, phone first",
        goals=("Talk to one person who knows",),
        challenges=("Is passed around",),
        preferred_channels=("phone", "fax"),
        quote="Nobody reads what I wrote.",
    )
    yield Persona(
        id="persona-l",
        order=KEYS[2],
        name="Lin Zhao",
        role="Gift giver abroad",
        photo_id=photo.id,
        segment="Expatriates",
        goals=("Send something home",),
    )


def sample_map() -> JourneyMap:
    """The sample: 5 stages, 8 steps, 9 lanes, some 50 cards."""
    return JourneyMap.of(_records())


def _records() -> Iterator[Record]:
    yield MapInfo(
        id="map",
        title="Online shop, first purchase",
        objective="Find where first-time buyers give up, and agree on what to mend first",
        scenario="A gift is needed by Friday; the shop is not known yet",
        expectations="Clear price, safe payment, delivery on the day promised",
        scope="From the first advertisement to the first recommendation",
        state=MapState.AS_IS,
        authors=("Ines Moreau", "Jon Park"),
        created_on=date(2026, 11, 12),
        revised_on=date(2026, 12, 1),
    )
    yield from _frame()
    photo = picture("A woman at an airport", (300, 300), "#F5E6DC")
    story = picture("A phone in the kitchen, late evening")
    tall = picture("The parcel at the door", (200, 360), "#E6F5DC")
    yield from (photo, story, tall)
    yield from personas(photo)
    yield from _findings()
    yield from _cards(iter(KEYS), story, tall)
    yield from _markers()
    yield from _connectors()
    yield from _actions()


def _frame() -> Iterator[Record]:
    step = count()
    for place, (name, goal, action, reached) in enumerate(STAGES):
        yield Stage(
            id=f"stage-{place}",
            order=KEYS[place],
            name=name,
            goal=goal,
            key_action=action,
            goal_reached=reached,
        )
        for step_name in STEPS[place]:
            number = next(step)
            yield Step(
                id=f"step-{number}",
                stage_id=f"stage-{place}",
                order=KEYS[number],
                name=step_name,
                moment_of_truth=number == 4,
            )
    for place, (kind, name) in enumerate(LANES):
        yield Lane(id=f"lane-{place}", kind=kind, order=KEYS[place], name=name)


def _findings() -> Iterator[Record]:
    for number, source in enumerate(
        (EvidenceKind.SURVEY, EvidenceKind.INTERVIEW, EvidenceKind.ANALYTICS), 1
    ):
        yield Evidence(
            id=f"evidence-{number}",
            kind=source,
            title=("Autumn survey", "Twelve interviews", "Checkout funnel")[number - 1],
            on=date(2026, 9, number),
            who=("412 customers", "New buyers", "Web team")[number - 1],
            sample_size=(412, 12, None)[number - 1],
            source=("survey-2026.xlsx", "", "https://analytics.example/funnel")[number - 1],
            excerpt=("", "I gave up at the payment page.", "38 % leave at the card form")[
                number - 1
            ],
        )
    yield Metric(
        id="metric-1",
        kind=MetricKind.CONVERSION_RATE,
        value=3.2,
        unit="%",
        target=4.5,
        on=date(2026, 11, 1),
        history=(
            Reading(on=date(2026, 6, 1), value=2.1),
            Reading(on=date(2026, 8, 1), value=2.6),
            Reading(on=date(2026, 9, 1), value=2.4),
            Reading(on=date(2026, 11, 1), value=3.2),
        ),
    )
    yield Metric(id="metric-2", kind=MetricKind.RESPONSE_TIME, value=22, unit="min", target=5)
    yield Metric(id="metric-3", kind=MetricKind.BOUNCE_RATE, value=41.5, unit="percent")


def _actions() -> Iterator[Action]:
    yield Action(
        id="action-1",
        order=KEYS[0],
        title="Keep what was typed",
        details="Store the form in the session and fill it again after an error",
        type=ActionType.PRODUCT,
        importance=Priority.CRITICAL,
        owner="Jon Park",
        due=date(2027, 1, 31),
        status=Status.IN_PROGRESS,
        answers_ids=("card-26",),
        expected_effect="Half as many abandoned payments",
        effect="Abandoned payments down by a third after two weeks",
        metric_id="metric-1",
    )
    yield Action(
        id="action-2", order=KEYS[1], title="One record for chat and phone", type=ActionType.PROCESS
    )


def _cards(keys: Iterator[str], story: Image, tall: Image) -> Iterator[Card]:
    for number, (lane, step, kind, text, fields) in enumerate(CARDS, 1):
        more = dict(fields)
        letters = str(more.pop("p", ""))
        evidence = int(str(more.pop("e", 0)))
        yield Card(
            id=f"card-{number}",
            kind=kind,
            order=next(keys),
            lane_id=f"lane-{lane}",
            step_id=f"step-{step}",
            text=text,
            persona_ids=tuple(f"persona-{letter}" for letter in letters),
            evidence_ids=(f"evidence-{evidence}",) if evidence else (),
            moment_of_truth=bool(more.pop("star", False)),
            **more,
        )
    for number, step, image in ((90, 0, story), (91, 5, tall)):
        yield Card(
            id=f"card-{number}",
            kind=CardKind.IMAGE,
            order=next(keys),
            lane_id="lane-0",
            step_id=f"step-{step}",
            text="Evening on the sofa" if step == 0 else "",
            image_id=image.id,
        )
    for number, step, text in ((92, 4, "Completed payments"), (93, 6, "")):
        yield Card(
            id=f"card-{number}",
            kind=CardKind.METRIC,
            order=next(keys),
            lane_id="lane-7",
            step_id=f"step-{step}",
            text=text,
            metric_id=f"metric-{number - 91}",
            evidence_ids=("evidence-3",),
        )
    yield Card(
        id="card-94",
        kind=CardKind.NOTE,
        order=next(keys),
        text="What about people who buy in the store?",
    )
    yield Card(
        id="card-95",
        kind=CardKind.OPPORTUNITY,
        order=next(keys),
        text="Wrap gifts for free",
        owner="Marketing",
        tags=("gift",),
    )


def _markers() -> Iterator[Marker]:
    for number, (step, letter, valence, word, trigger) in enumerate(MARKERS):
        yield Marker(
            id=f"marker-{number}",
            lane_id="lane-4",
            step_id=f"step-{step}",
            persona_id=f"persona-{letter}",
            valence=valence,
            word=word,
            trigger=trigger,
            quote="I wanted to throw the phone away" if word == "anger" else "",
        )


def _connectors() -> Iterator[Connector]:
    ids = {text: f"card-{number}" for number, (_, _, _, text, _) in enumerate(CARDS, 1)}
    for number, (kind, source, target, label) in enumerate(CONNECTORS):
        yield Connector(
            id=f"connector-{number}",
            kind=kind,
            source_id=ids[source],
            target_id=ids[target],
            label=label,
        )
