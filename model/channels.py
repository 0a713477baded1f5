"""Channels: the media touchpoints happen on, with the icon each is drawn with.

A card's channel is free text, so a map may name its own; these are the ones the palette offers.
"""

from __future__ import annotations

CHANNEL_ICONS: dict[str, str] = {
    "website": "website",
    "mobile app": "mobile-app",
    "online ad": "online-ad",
    "search": "search",
    "social media": "social-media",
    "blog or content": "blog",
    "influencer": "influencer",
    "email": "email",
    "newsletter": "newsletter",
    "webinar": "webinar",
    "review site": "review-site",
    "store": "store",
    "sales call": "sales-call",
    "phone": "phone",
    "live chat": "live-chat",
    "chatbot": "chatbot",
    "customer service": "customer-service",
    "checkout page": "checkout",
    "packaging and delivery": "delivery",
    "loyalty programme": "loyalty",
    "survey": "survey",
    "word of mouth": "word-of-mouth",
    "referral": "referral",
    "event": "event",
}

OTHER_CHANNEL_ICON = "touchpoint"


def channel_key(name: str) -> str:
    """What two spellings of one channel have in common."""
    return " ".join(name.split()).casefold()


def channel_icon(channel: str) -> str:
    """The icon name for a channel; a channel the table does not know has the touchpoint icon."""
    return CHANNEL_ICONS.get(channel_key(channel), OTHER_CHANNEL_ICON)
