"""What rows rest on: sources that their cells name, each one made once."""

from __future__ import annotations

from dataclasses import dataclass, field

from exporters.tables.lists import items_of
from exporters.tables.vocabulary import plain
from model.ids import Id, IdSource, seeded_ids
from model.kinds import EvidenceKind
from model.records import MAX_LIST, Evidence, cleaned
from resources.words import tr

_LONGEST_TITLE = 120
_SIGNS: tuple[tuple[EvidenceKind, str], ...] = (
    (EvidenceKind.USABILITY_TEST, "usability|user test|usability test|nutzertest"),
    (EvidenceKind.SUPPORT_TICKETS, "ticket|tickets|support|helpdesk|complaint|beschwerde"),
    (EvidenceKind.ANALYTICS, "analytics|log|logs|tracking|funnel|heatmap|data|daten"),
    (EvidenceKind.FOCUS_GROUP, "focus group|fokusgruppe|workshop"),
    (EvidenceKind.INTERVIEW, "interview|interviews|call|gesprach|entretien|entrevista|intervista"),
    (EvidenceKind.SURVEY, "survey|nps|csat|questionnaire|umfrage|enquete|encuesta|sondaggio"),
    (EvidenceKind.REVIEWS, "review|reviews|rating|bewertung|avis"),
    (EvidenceKind.SOCIAL_LISTENING, "social|twitter|reddit|facebook|forum"),
    (EvidenceKind.SALES_DATA, "sales|crm|revenue|umsatz|vertrieb"),
    (EvidenceKind.COMPETITOR_ANALYSIS, "competitor|competitors|benchmark|wettbewerb"),
)
"""Words by which a source is told; the first that fits wins, else it is an observation."""


@dataclass(slots=True)
class Proofs:
    """The sources by what they are called."""

    ids: IdSource = field(default_factory=lambda: seeded_ids("evidence of tables"))
    found: dict[str, Evidence] = field(default_factory=dict)

    def ids_of(self, text: str, separators: str) -> tuple[Id, ...]:
        """The ids of the sources that a cell names."""
        items = items_of(text, separators) or [text]
        return tuple(dict.fromkeys(self._of(item).id for item in items))[:MAX_LIST]

    def _of(self, text: str) -> Evidence:
        key = plain(text) or text
        known = self.found.get(key)
        if known is None:
            clean = cleaned(text)
            title = " ".join(clean.split())
            long = len(title) > _LONGEST_TITLE
            known = self.found[key] = Evidence(
                id=self.ids(Evidence.prefix),
                kind=kind_of_evidence(text),
                title=f"{title[: _LONGEST_TITLE - 1]}…" if long else title,
                excerpt=clean[:10_000] if long else "",
                source=tr("Imported table"),
            )
        return known


def kind_of_evidence(text: str) -> EvidenceKind:
    """What kind of source a text names."""
    said = f" {plain(text[:500])} "
    for kind, words in _SIGNS:
        if any(f" {word} " in said for word in words.split("|")):
            return kind
    return EvidenceKind.OBSERVATION
