"""What personas of others call the fields that ours have, and what they mean."""

from __future__ import annotations

FORMAT = "journeyboard-personas"
VERSION = 1

WRAPPERS = ("personas", "persona", "user_personas", "archetypes", "users", "profiles")
"""Under which names a file keeps its list."""

NAMES = ("name", "label", "title", "persona_name", "full_name", "display_name")
KEYS = ("id", "key", "slug", "persona_key", "uuid")
"""What stands for a name where there is none; otherwise of no use to people."""

LINES: dict[str, tuple[str, ...]] = {
    "role": ("role", "job_title", "job", "occupation", "profession", "position"),
    "segment": ("segment", "segments", "segment_name", "target_group", "customer_type"),
}
TEXTS: dict[str, tuple[str, ...]] = {
    "demographics": ("demographics", "demographic", "background"),
    "psychographics": (
        "psychographics", "lifestyle", "personality", "bio", "about", "description", "summary",
        "attitudes", "values", "interests",
    ),
    "quote": ("quote", "quotes", "verbatim", "tagline", "motto"),
}  # fmt: skip
LISTS: dict[str, tuple[str, ...]] = {
    "behaviours": (
        "behaviours", "behaviors", "behaviour", "behavior", "habits", "usage", "notes", "patterns",
    ),
    "motivations": ("motivations", "motivation", "drivers", "motives", "why"),
    "goals": ("goals", "goal", "objectives", "jobs_to_be_done", "jtbd", "jobs", "needs", "wants"),
    "challenges": (
        "challenges", "challenge", "pains", "pain_points", "frustrations", "problems", "fears",
        "barriers", "obstacles",
    ),
    "preferred_channels": (
        "preferred_channels", "channels", "preferred_channel", "favourite_channels",
        "favorite_channels",
    ),
}  # fmt: skip
AGE_AND_THE_LIKE = (
    "age", "age_range", "gender", "sex", "location", "city", "country", "place", "education",
    "income", "family", "family_status", "marital_status", "household", "languages", "language",
)  # fmt: skip
"""Simple facts that together are the demographics, each with its name before it."""

RULES = ("segment_rules", "segment_rule", "segmentation")
SOURCES = ("evidence", "sources", "secondary_sources", "research", "citations")
VALIDATED = ("validated", "is_validated", "validation", "validation_status")
NOT_VALIDATED = ("validation_required", "needs_validation", "assumed", "hypothesis")
VALIDATED_ON = ("validated_on", "validated_at", "last_validated", "refreshed_on")
PHOTO = ("photo", "image", "avatar", "picture", "portrait")
NO_USE = ("hue", "color", "colour", "icon", "version", "created_at", "updated_at")
"""What a program needs and no person."""
