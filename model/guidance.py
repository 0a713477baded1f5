"""The usual stages of a journey: what they are for, and what to look for in each.

A stage that comes from a template or the palette names its guide. The guide says, in cells that
are still empty, what usually stands there: the hint goes as soon as something is written. None of
it is ever printed or exported; :func:`model.edits.guiding.take_guidance` puts it on the map.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from model.kinds import LaneKind
from resources.words import tr

_L = LaneKind


@dataclass(frozen=True, slots=True)
class UsualTouchpoint:
    """A touchpoint most journeys have: text, channel, and the step (from 0) it stands on."""

    text: str
    channel: str
    step: int


@dataclass(frozen=True, slots=True)
class Guide:
    """A usual stage. ``hints`` say what to look for in a lane, by its kind (untranslated)."""

    key: str
    name: str
    key_action: str
    goal: str
    steps: tuple[str, ...]
    touchpoints: tuple[UsualTouchpoint, ...]
    hints: Mapping[LaneKind, str]


_GUIDES = (
    Guide(
        "awareness",
        "Awareness",
        "Discovers the product or service",
        "Know which options exist",
        ("Notices", "Looks closer"),
        (
            UsualTouchpoint("Online ad", "online ad", 0),
            UsualTouchpoint("Article or post", "blog or content", 1),
        ),
        {
            _L.ACTIONS: "What makes them look up? Whom do they ask?",
            _L.TOUCHPOINTS: "Often: social media, blogs, online ads, influencers, word of mouth",
            _L.THOUGHTS: "What do they believe before they know us?",
            _L.EMOTIONS: "Often: curiosity, hope, skepticism",
            _L.PAIN_POINTS: "Is the offer unclear? Are we hard to find?",
            _L.OPPORTUNITIES: "A clearer message? The right place to be seen?",
            _L.METRICS: "Often: interaction rate, click-through rate, social shares",
            _L.QUOTES: "How do they describe what they need?",
        },
    ),
    Guide(
        "consideration",
        "Consideration",
        "Weighs features, benefits and prices",
        "Choose with good information",
        ("Researches", "Compares"),
        (
            UsualTouchpoint("Product pages", "website", 0),
            UsualTouchpoint("Customer reviews", "review site", 1),
        ),
        {
            _L.ACTIONS: "What do they compare, and with whom?",
            _L.TOUCHPOINTS: "Often: website, reviews, newsletters, webinars, case studies",
            _L.THOUGHTS: "What are they unsure about?",
            _L.EMOTIONS: "Often: excitement, uncertainty, cautious optimism",
            _L.PAIN_POINTS: "Are pages slow? Is a price or a detail missing?",
            _L.OPPORTUNITIES: "Better on phones? Honest comparisons?",
            _L.METRICS: "Often: time spent, bounce rate, engagement rate",
            _L.QUOTES: "What do they ask again and again?",
        },
    ),
    Guide(
        "decision",
        "Decision",
        "Completes a purchase or subscription",
        "Finish the decision to buy",
        ("Decides",),
        (UsualTouchpoint("Offer or demo", "sales call", 0),),
        {
            _L.ACTIONS: "What tips the scales?",
            _L.TOUCHPOINTS: "Often: product pages, offers, sales calls, demos",
            _L.THOUGHTS: "What would make them wait?",
            _L.EMOTIONS: "Often: confidence, relief, anxiety",
            _L.PAIN_POINTS: "What keeps them from saying yes?",
            _L.OPPORTUNITIES: "A trial? A person to ask?",
            _L.METRICS: "Often: conversion rate, response time",
            _L.QUOTES: "Why did they choose us, or not?",
        },
    ),
    Guide(
        "purchase",
        "Purchase",
        "Pays",
        "Get it without trouble",
        ("Orders", "Pays"),
        (
            UsualTouchpoint("Shopping basket", "website", 0),
            UsualTouchpoint("Checkout", "checkout page", 1),
        ),
        {
            _L.ACTIONS: "What must they fill in, step by step?",
            _L.TOUCHPOINTS: "Often: checkout page, customer support",
            _L.THOUGHTS: "What worries them about paying?",
            _L.EMOTIONS: "Often: satisfaction, joy, buyer's remorse",
            _L.PAIN_POINTS: "Is the checkout long? Are fees late?",
            _L.OPPORTUNITIES: "Fewer steps? More ways to pay?",
            _L.METRICS: "Often: conversion rate, drop-off, average order value",
            _L.QUOTES: "What do they say when it goes wrong?",
        },
    ),
    Guide(
        "post-purchase",
        "Post-purchase",
        "Receives the product, follow-up and support",
        "Use what was bought with ease",
        ("Receives", "Needs help"),
        (
            UsualTouchpoint("Parcel", "packaging and delivery", 0),
            UsualTouchpoint("Help desk", "customer service", 1),
        ),
        {
            _L.ACTIONS: "What do they do first? When do they need help?",
            _L.TOUCHPOINTS: "Often: delivery, customer service, follow-up emails, surveys",
            _L.THOUGHTS: "Was it what they hoped for?",
            _L.EMOTIONS: "Often: happiness, regret, frustration",
            _L.PAIN_POINTS: "Is there nobody to ask after buying?",
            _L.OPPORTUNITIES: "Better support? Help they find themselves?",
            _L.METRICS: "Often: satisfaction score, response time",
            _L.QUOTES: "What do they tell the help desk?",
        },
    ),
    Guide(
        "retention",
        "Retention",
        "Comes back and stays",
        "Keep getting value",
        ("Uses", "Renews"),
        (
            UsualTouchpoint("Follow-up email", "email", 0),
            UsualTouchpoint("Loyalty programme", "loyalty programme", 1),
        ),
        {
            _L.ACTIONS: "How do they use it a month later?",
            _L.TOUCHPOINTS: "Often: follow-up emails, loyalty programme, surveys, newsletters",
            _L.THOUGHTS: "Why stay?",
            _L.EMOTIONS: "Often: happiness, disappointment",
            _L.PAIN_POINTS: "What makes them drift away?",
            _L.OPPORTUNITIES: "A reason to come back?",
            _L.METRICS: "Often: retention rate, engagement rate",
            _L.QUOTES: "What do loyal customers praise?",
        },
    ),
    Guide(
        "advocacy",
        "Advocacy",
        "Recommends to others",
        "Share a good experience",
        ("Recommends",),
        (UsualTouchpoint("Referral link", "referral", 0),),
        {
            _L.ACTIONS: "Whom do they tell, and how?",
            _L.TOUCHPOINTS: "Often: reviews, referrals, social shares",
            _L.THOUGHTS: "Would they put their name to it?",
            _L.EMOTIONS: "Often: pride, delight",
            _L.PAIN_POINTS: "Is it hard to share?",
            _L.OPPORTUNITIES: "Thank them? Make it easy?",
            _L.METRICS: "Often: social shares, satisfaction score",
            _L.QUOTES: "What do they say about us?",
        },
    ),
)

GUIDES: Mapping[str, Guide] = {guide.key: guide for guide in _GUIDES}
"""By key, in the order of a journey."""


def guide_of(name: str) -> str:
    """The key of the guide of a stage by its name, in this language or English; else nothing."""
    wanted = name.strip().casefold()
    for guide in _GUIDES:
        if wanted and wanted in (guide.name.casefold(), tr(guide.name).casefold()):
            return guide.key
    return ""
