"""What each kind of metric says, which way it should go, and what to do when it goes wrong."""

from __future__ import annotations

from dataclasses import dataclass

from model.kinds import Better, MetricKind


@dataclass(frozen=True, slots=True)
class MetricFacts:
    """``better`` is the usual direction, None where it depends on the journey."""

    better: Better | None
    says: str
    suggests: str


METRIC_KINDS: dict[MetricKind, MetricFacts] = {
    MetricKind.INTERACTION_RATE: MetricFacts(
        Better.HIGHER,
        "How many of those who see it do something with it.",
        "Make the next thing to do plainer, and put it where people look.",
    ),
    MetricKind.CONVERSION_RATE: MetricFacts(
        Better.HIGHER,
        "How many of those who could go on do so.",
        "Look for what holds people back at this step, and take it out of their way.",
    ),
    MetricKind.TIME_SPENT: MetricFacts(
        None,
        "How long people stay: out of interest, or because they are stuck.",
        "Watch some of them: shorten what keeps them waiting, build on what holds them.",
    ),
    MetricKind.RETENTION_RATE: MetricFacts(
        Better.HIGHER,
        "How many are still there after a while.",
        "Ask those who left, and give those who stay a reason to come back.",
    ),
    MetricKind.CLICK_THROUGH_RATE: MetricFacts(
        Better.HIGHER,
        "How many follow the link they are shown.",
        "Try another promise or another audience, and check that both fit together.",
    ),
    MetricKind.ENGAGEMENT_RATE: MetricFacts(
        Better.HIGHER,
        "How many answer, share or take part.",
        "Offer more of what people respond to, and drop what they pass by.",
    ),
    MetricKind.SOCIAL_SHARES: MetricFacts(
        Better.HIGHER,
        "How often people pass it on to others.",
        "Give them something worth telling, and make it easy to share.",
    ),
    MetricKind.RESPONSE_TIME: MetricFacts(
        Better.LOWER,
        "How long people wait for an answer.",
        "Answer sooner, or say at once when the answer will come.",
    ),
    MetricKind.BOUNCE_RATE: MetricFacts(
        Better.LOWER,
        "How many leave at once, without doing anything.",
        "Check that the page is quick, and keeps the promise that brought people there.",
    ),
    MetricKind.DROP_OFF: MetricFacts(
        Better.LOWER,
        "How many give up at this step.",
        "Find out why they stop, and ask less of them here.",
    ),
    MetricKind.AVERAGE_ORDER_VALUE: MetricFacts(
        Better.HIGHER,
        "How much one order is worth.",
        "Show what goes well together, and reward larger orders.",
    ),
    MetricKind.SATISFACTION_SCORE: MetricFacts(
        Better.HIGHER,
        "How content people say they are.",
        "Read what the unhappy ones write, and mend what they name most often.",
    ),
    MetricKind.PEOPLE: MetricFacts(
        Better.HIGHER,
        "How many people are at this step; from step to step it shows where they are lost.",
        "Begin where most are lost between two steps.",
    ),
    MetricKind.OTHER: MetricFacts(
        None,
        "What you measure; say with a unit and a target what would be good.",
        "Decide what to do when the target is missed.",
    ),
}
