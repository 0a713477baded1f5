"""A rich map for layout tests: every kind of record, every field that shows, three personas."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from itertools import count
from typing import Any

from PIL import Image as Pictures
from PIL import ImageDraw

from model.document import JourneyMap
from model.images import image_record
from model.kinds import (
    ActionType,
    CardKind,
    ConnectorKind,
    EvidenceKind,
    GoalReached,
    LaneKind,
    MapState,
    MetricKind,
    Priority,
    Status,
    Support,
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
    Reading,
    Record,
    Stage,
    Step,
)

KEYS = first_keys(400)

STAGES = (
    ("Awareness", "Know which options exist", "Discovers the shop", GoalReached.YES),
    ("Consideration", "Choose with good information", "Weighs price and trust", GoalReached.PARTLY),
    ("Decision", "Finish the decision to buy", "Pays", GoalReached.NO),
    ("Retention", "Keep using the product", "Gets help when it matters", GoalReached.YES),
    ("Advocacy", "Share a good experience", "Tells friends", GoalReached.UNKNOWN),
)
STEPS = (
    ("Sees an ad", "Asks friends"),
    ("Reads reviews", "Compares prices"),
    ("Pays",),
    ("Gets delivery", "Needs help"),
    ("Recommends",),
)
LANES = (
    (LaneKind.IMAGES, ""),
    (LaneKind.TOUCHPOINTS, ""),
    (LaneKind.ACTIONS, ""),
    (LaneKind.THOUGHTS, ""),
    (LaneKind.EMOTIONS, ""),
    (LaneKind.PAIN_POINTS, ""),
    (LaneKind.OPPORTUNITIES, ""),
    (LaneKind.METRICS, ""),
    (LaneKind.SUPPORT, ""),
)
# lane, step, kind, text, further fields
CARDS: tuple[tuple[int, int, CardKind, str, dict[str, Any]], ...] = (
    (
        1,
        0,
        CardKind.TOUCHPOINT,
        "Online ad on social media",
        {"channel": "online ad", "p": "m", "e": 1},
    ),
    (
        1,
        0,
        CardKind.TOUCHPOINT,
        "Gift guide in the blog",
        {"channel": "blog or content", "p": "mt"},
    ),
    (
        1,
        1,
        CardKind.TOUCHPOINT,
        "Word of mouth from colleagues",
        {"channel": "word of mouth", "p": "t"},
    ),
    (
        1,
        2,
        CardKind.TOUCHPOINT,
        "Product reviews",
        {"channel": "review site", "p": "mt", "e": 2, "votes": 4},
    ),
    (1, 3, CardKind.TOUCHPOINT, "Price page", {"channel": "website", "p": "m", "e": 1}),
    (
        1,
        3,
        CardKind.TOUCHPOINT,
        "Email newsletter",
        {"channel": "email", "p": "t", "support": Support.PARTLY},
    ),
    (
        1,
        4,
        CardKind.TOUCHPOINT,
        "Checkout page",
        {"channel": "checkout page", "p": "mtl", "star": True, "e": 3},
    ),
    (
        1,
        5,
        CardKind.TOUCHPOINT,
        "Parcel and invoice",
        {"channel": "packaging and delivery", "p": "mt", "support": Support.PARTLY},
    ),
    (1, 6, CardKind.TOUCHPOINT, "Live chat", {"channel": "live chat", "p": "m", "e": 1}),
    (1, 6, CardKind.TOUCHPOINT, "Phone support", {"channel": "phone", "p": "t", "e": 2}),
    (1, 7, CardKind.TOUCHPOINT, "Referral link", {"channel": "referral", "p": "l"}),
    (2, 0, CardKind.ACTION, "Scrolls, stops, taps", {"p": "m"}),
    (2, 1, CardKind.ACTION, "Asks at lunch who has bought there", {}),
    (
        2,
        2,
        CardKind.ACTION,
        "Opens five tabs and compares the same product in each of them",
        {"span": 2, "p": "ml"},
    ),
    (
        2,
        3,
        CardKind.ACTION,
        "Looks for a voucher",
        {"details": "Most give up after two minutes of searching."},
    ),
    (2, 4, CardKind.ACTION, "Types the card number twice", {}),
    (2, 6, CardKind.ACTION, "Explains the case from the start", {"span": 2}),
    (3, 0, CardKind.THOUGHT, "Is this made for people like me?", {}),
    (3, 2, CardKind.THOUGHT, "Who can I trust here?", {}),
    (3, 3, CardKind.QUOTE, "Why is shipping only shown at the end?", {"source": "Interview 7"}),
    (3, 4, CardKind.THOUGHT, "Please just work.", {}),
    (3, 6, CardKind.QUOTE, "I explained this twice already.", {"p": "t"}),
    (3, 7, CardKind.THOUGHT, "I would tell my sister.", {}),
    (
        5,
        2,
        CardKind.PAIN_POINT,
        "Reviews contradict each other",
        {"votes": 3, "support": Support.PARTLY, "priority": Priority.LOW},
    ),
    (
        5,
        3,
        CardKind.PAIN_POINT,
        "Total price appears late",
        {"votes": 7, "e": 2, "priority": Priority.HIGH, "owner": "Ines Moreau"},
    ),
    (
        5,
        4,
        CardKind.PAIN_POINT,
        "Card form loses what was typed",
        {
            "votes": 12,
            "e": 3,
            "priority": Priority.CRITICAL,
            "star": True,
            "tags": ("forms", "mobile"),
        },
    ),
    (
        5,
        6,
        CardKind.PAIN_POINT,
        "Two queues for one question",
        {"votes": 5, "support": Support.PARTLY, "priority": Priority.MEDIUM},
    ),
    (
        6,
        2,
        CardKind.OPPORTUNITY,
        "Show reviews from similar buyers",
        {"owner": "Jon", "status": Status.OPEN},
    ),
    (
        6,
        3,
        CardKind.OPPORTUNITY,
        "Total price from the first page",
        {
            "votes": 6,
            "support": Support.PARTLY,
            "owner": "Ines Moreau",
            "status": Status.IN_PROGRESS,
        },
    ),
    (
        6,
        4,
        CardKind.OPPORTUNITY,
        "Keep the form filled on errors",
        {"votes": 4, "status": Status.PLANNED, "tags": ("quick win",)},
    ),
    (
        6,
        6,
        CardKind.OPPORTUNITY,
        "One conversation across chat and phone",
        {"support": Support.PARTLY},
    ),
    (6, 7, CardKind.OPPORTUNITY, "Thank-you with a share card", {}),
    (8, 0, CardKind.ACTION, "Campaign is booked and measured", {"span": 2}),
    (8, 4, CardKind.ACTION, "Payment provider checks the card", {}),
    (8, 5, CardKind.ACTION, "Warehouse packs, carrier delivers", {"span": 2, "owner": "Logistics"}),
    (8, 6, CardKind.NOTE, "Chat and phone keep separate records", {}),
)
MARKERS: tuple[tuple[int, str, float, str, str], ...] = (
    (0, "m", 1.0, "curiosity", "The ad shows a gift she has in mind"),
    (1, "m", 1.0, "hope", ""),
    (2, "m", 0.0, "unsure", "Five stars beside one star"),
    (3, "m", -1.0, "annoyed", "Shipping costs appear in the last step"),
    (4, "m", -2.0, "anxiety", "The form is empty after an error"),
    (5, "m", 2.0, "joy", "A day early"),
    (6, "m", -1.0, "frustration", ""),
    (7, "m", 2.0, "delight", ""),
    (0, "t", 0.0, "indifference", ""),
    (1, "t", 1.0, "interest", ""),
    (2, "t", 1.0, "confidence", ""),
    (3, "t", 0.0, "surprise", ""),
    (4, "t", -1.0, "skepticism", ""),
    (5, "t", 1.0, "relief", ""),
    (6, "t", -1.5, "anger", "Waits twenty minutes"),
    (7, "t", 1.0, "satisfaction", ""),
    (2, "l", -0.5, "confusion", ""),
    (3, "l", 0.5, "cautious optimism", ""),
    (4, "l", -1.0, "regret", ""),
    (6, "l", 0.0, "surprise", ""),
    (7, "l", 0.5, "hope", ""),
)
CONNECTORS = (
    (ConnectorKind.LOOPS_BACK, "Email newsletter", "Product reviews", "goes back to compare"),
    (ConnectorKind.NEXT, "Online ad on social media", "Word of mouth from colleagues", ""),
    (
        ConnectorKind.CAUSES,
        "Card form loses what was typed",
        "Keep the form filled on errors",
        "answered by",
    ),
    (ConnectorKind.PARALLEL, "Live chat", "Phone support", ""),
    (ConnectorKind.CAUSES, "Total price appears late", "Total price from the first page", ""),
    (ConnectorKind.NEXT, "Checkout page", "Payment provider checks the card", "pays by card"),
    (ConnectorKind.LOOPS_BACK, "Referral link", "Online ad on social media", "friends begin again"),
)


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
    keys = iter(KEYS)
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
    photo = picture("A woman at an airport", (300, 300), "#F5E6DC")
    story = picture("A phone in the kitchen, late evening")
    tall = picture("The parcel at the door", (200, 360), "#E6F5DC")
    yield from (photo, story, tall)
    yield from personas(photo)
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
    yield from _cards(keys, story, tall)
    yield from _markers()
    yield from _connectors()
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
