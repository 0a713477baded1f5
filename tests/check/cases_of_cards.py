"""What breaks the rules about emotions and cards, and what does not."""

from __future__ import annotations

from model.kinds import (
    CardKind,
    ConnectorKind,
    MapState,
    Priority,
    Status,
    Support,
)
from model.records import Card, Connector
from tests.check.breaking import (
    Broken,
    Case,
    after,
    having,
    having_more,
    lacking,
    map_having,
)
from tests.check.sound import card, picture, touchpoint

_PAIN = CardKind.PAIN_POINT
_OTHER_PAIN = card("other", _PAIN, "pains", evidence_ids=("evidence-1",), severity=2, text="Slow")
_OTHER_CHANCE = card(
    "idea", CardKind.OPPORTUNITY, "chances", owner="Bo", evidence_ids=("evidence-1",)
)
_LONG = "It takes so long. " + "And then it takes longer still, every time, " * 4
_JAPANESE = "閉館時間がどこにも書いていない。" * 5
_AWAY = lacking("chance", "adviser", "table")
_CALL = having("basket", channel="phone")

FEELINGS = {
    "emotion-without-trigger": Case(
        broken=(
            Broken(having("annoyed", trigger=""), "annoyed"),
            Broken(having("proud", trigger=""), "proud"),
        ),
        fine=(
            having("annoyed", trigger="", quote="Which size am I?"),
            having("annoyed", trigger="", valence=-0.5),
            having("proud", trigger="", valence=1.25),
        ),
    ),
    "emotion-contradicts": Case(
        broken=(
            Broken(having("annoyed", word="joy"), "annoyed", mended=True),
            Broken(having("proud", word="Anger "), "proud", mended=True),
        ),
        fine=(
            having("annoyed", word="frustration"),
            having("annoyed", word="surprise"),
            having("annoyed", word="my own word"),
            having("annoyed", word="hope", valence=-0.5),
        ),
    ),
}
CARDS = {
    "touchpoint-without-channel": Case(
        broken=(
            Broken(having("basket", channel=" "), "basket"),
            Broken(having("basket", channel="", text="Call by phone"), "basket", mended=True),
            Broken(having("basket", channel="", text="Mobile App!"), "basket", mended=True),
            Broken(having("basket", channel="", text="Email or phone"), "basket"),
        ),
        fine=(having("basket", kind=CardKind.ACTION, channel=""),),
    ),
    "channel-not-preferred": Case(
        broken=(
            Broken(_CALL, "basket"),
            Broken(after(_CALL, map_having(state=MapState.TO_BE)), "basket", mended=True),
            Broken(after(_CALL, lacking("annoyed")), "basket"),
        ),
        fine=(
            # It feels fine; nobody prefers anything; nobody chose it; a part of what she prefers.
            after(_CALL, having("annoyed", valence=0.0)),
            after(_CALL, having("mira", preferred_channels=())),
            having("basket", channel="online ad"),
            having("basket", channel="Checkout page"),
        ),
    ),
    "pain-point-without-evidence": Case(
        broken=(
            Broken(having("pain", evidence_ids=()), "pain"),
            Broken(having("pain", support=Support.ASSUMED), "pain"),
        ),
        fine=(
            having("pain", evidence_ids=(), support=Support.PARTLY),
            having("pain", evidence_ids=(), status=Status.DONE),
            having("pain", evidence_ids=(), lane_id=None, step_id=None),
        ),
    ),
    "pain-point-without-priority": Case(
        broken=(Broken(having("pain", severity=None), "pain"),),
        fine=(
            having("pain", severity=None, priority=Priority.LOW),
            having("pain", severity=None, frequency=1),
            having("pain", severity=None, votes=1),
        ),
    ),
    "pain-point-without-answer": Case(
        broken=(
            Broken(_AWAY, "pain", mended=True),
            Broken(after(_AWAY, having("pain", text="")), "pain", mended=True),
        ),
        fine=(
            lacking("chance"),
            lacking("adviser", "table"),
            after(lacking("adviser", "table"), having("chance", answers_ids=())),
            # An arrow to an idea elsewhere.
            after(
                lacking("adviser", "table"),
                having("chance", answers_ids=(), step_id="tells"),
                having_more(
                    Connector(
                        id="arrow", kind=ConnectorKind.NEXT, source_id="pain", target_id="chance"
                    )
                ),
            ),
            after(_AWAY, having("pain", status=Status.DROPPED)),
        ),
    ),
    "opportunity-without-owner": Case(
        broken=(
            Broken(after(having("chance", owner=""), lacking("adviser", "table")), "chance"),
            Broken(
                after(
                    having("chance", owner=""),
                    lacking("adviser", "table"),
                    having("pain", owner="Al"),
                ),
                "chance",
                mended=True,
            ),
        ),
        fine=(having("chance", owner=""), having("chance", owner="", status=Status.DONE)),
    ),
    "opportunity-not-linked": Case(
        broken=(
            Broken(after(having_more(_OTHER_PAIN, _OTHER_CHANCE)), "idea", mended=True),
            Broken(
                after(
                    having_more(_OTHER_PAIN, _OTHER_CHANCE),
                    having_more(_OTHER_PAIN.model_copy(update={"id": "third", "text": "Dear"})),
                ),
                "idea",
            ),
            # One that reaches over the next step is asked where it begins.
            Broken(
                having_more(
                    _OTHER_PAIN,
                    _OTHER_CHANCE.model_copy(update={"span": 2}),
                    _OTHER_PAIN.model_copy(update={"id": "third", "step_id": "tells"}),
                ),
                "idea",
                mended=True,
            ),
        ),
        fine=(having_more(_OTHER_CHANCE), having_more(_OTHER_PAIN)),
    ),
    "text-too-long": Case(
        broken=(
            Broken(having("basket", text=_LONG), "basket", mended=True),
            Broken(having("basket", text=_LONG, details="As told"), "basket", mended=True),
            Broken(having("basket", text=_JAPANESE), "basket", mended=True),
            Broken(having("basket", text="word " * 40), "basket", mended=True),
            Broken(having("basket", text="w" * 141), "basket"),
        ),
        fine=(having("basket", text="w" * 140), having("basket", details=_LONG)),
    ),
    "duplicate-cards": Case(
        broken=(
            Broken(
                having_more(touchpoint("basket-2", "buys", channel="website", text="basket!")),
                "basket",
                mended=True,
            ),
        ),
        fine=(
            having_more(touchpoint("basket-2", "tells", channel="website", text="Basket")),
            having("basket", text=""),
        ),
    ),
    "card-without-words": Case(
        broken=(
            Broken(
                having_more(card("blank", CardKind.NOTE, "pains", text="")), "blank", mended=True
            ),
        ),
        fine=(
            having("basket", text=""),
            having("figure", text=""),
            having_more(card("blank", CardKind.NOTE, "pains", text="", details="More")),
        ),
    ),
    "image-too-coarse": Case(
        broken=(
            Broken(
                having_more(
                    picture(120, 120), card("shot", CardKind.IMAGE, "pains", image_id="a" * 64)
                ),
                "shot",
            ),
        ),
        fine=(
            having_more(
                picture(480, 300), card("shot", CardKind.IMAGE, "pains", image_id="a" * 64)
            ),
            having_more(
                picture(9, 9), Card(id="shot", kind=CardKind.IMAGE, order="V", image_id="a" * 64)
            ),
        ),
    ),
}
