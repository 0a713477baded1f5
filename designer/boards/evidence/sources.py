"""The sources of a map as rows: filtered, sorted, each with how much rests on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from model.document import JourneyMap
from model.ids import Id
from model.kinds import EvidenceKind, words
from model.naming import shortened
from model.records import Evidence, Record
from model.search_facts import folded
from resources.words import tr

EVIDENCE_ICONS: dict[EvidenceKind, str] = {
    EvidenceKind.SURVEY: "survey",
    EvidenceKind.INTERVIEW: "quote",
    EvidenceKind.FOCUS_GROUP: "personas",
    EvidenceKind.OBSERVATION: "eye",
    EvidenceKind.USABILITY_TEST: "pointer",
    EvidenceKind.ANALYTICS: "metric",
    EvidenceKind.SALES_DATA: "checkout",
    EvidenceKind.SUPPORT_TICKETS: "customer-service",
    EvidenceKind.SOCIAL_LISTENING: "social-media",
    EvidenceKind.REVIEWS: "review-site",
    EvidenceKind.COMPETITOR_ANALYSIS: "search",
}
_LENGTH = 200


class SortBy(Enum):
    """In which order sources stand."""

    MOST_RESTS = "Most rests on it"
    NEWEST = "Newest first"
    OLDEST = "Oldest first"
    TITLE = "By title"
    KIND = "By kind"


@dataclass(frozen=True, slots=True)
class SourceFilter:
    """Which sources are shown: all of whose words occur, of a kind (None: of any)."""

    words: str = ""
    kind: EvidenceKind | None = None

    def __bool__(self) -> bool:
        """Whether anything is left out."""
        return bool(self.words.strip()) or self.kind is not None


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source as it is painted and read out; ``count`` is how much rests on it."""

    id: Id
    title: str
    details: str
    icon: str
    count: int
    unnamed: bool = False

    @property
    def spoken(self) -> str:
        """The whole row in words."""
        return ", ".join(filter(None, (self.title, self.details, counted_resting(self.count))))


def counted_resting(count: int) -> str:
    """How much rests on a source, in words."""
    if not count:
        return tr("nothing rests on it")
    return tr("1 statement rests on it") if count == 1 else tr("{n} statements rest on it", n=count)


def source_rows(
    document: JourneyMap,
    resting: Mapping[Id, Sequence[Record]],
    *,
    wanted: SourceFilter,
    sort: SortBy,
) -> tuple[SourceRow, ...]:
    """The sources to show, in order; ``resting`` is what rests on each."""
    counts = {source_id: len(records) for source_id, records in resting.items()}
    asked = folded(wanted.words).split()
    found = [
        source
        for source in document.evidence.values()
        if (wanted.kind is None or source.kind is wanted.kind) and _says(source, asked)
    ]
    found.sort(key=lambda source: (folded(title_of(source)), source.id))
    match sort:
        case SortBy.MOST_RESTS:
            found.sort(key=lambda source: -counts[source.id])
        case SortBy.NEWEST:
            found.sort(key=lambda source: source.on or date.min, reverse=True)
        case SortBy.OLDEST:
            found.sort(key=lambda source: source.on or date.max)
        case SortBy.KIND:
            found.sort(key=lambda source: source.kind.value)
        case SortBy.TITLE:
            pass
    return tuple(_row(source, counts[source.id]) for source in found)


def title_of(source: Evidence) -> str:
    """What a source is called: its title, or else its kind."""
    return shortened(source.title, _LENGTH) or tr(words(source.kind))


def details_of(source: Evidence) -> str:
    """Kind, date, whom, and how many of them, in one line."""
    sample = tr("n = {n}", n=source.sample_size) if source.sample_size else ""
    day = f"{source.on:%d %b %Y}".lstrip("0") if source.on is not None else ""
    return " · ".join(filter(None, (tr(words(source.kind)), day, shortened(source.who), sample)))


def twins_of(document: JourneyMap, source_id: Id) -> tuple[Evidence, ...]:
    """Other sources, those first that seem to be the same: of its title, address or words."""
    here = document.evidence[source_id]
    others = [each for each in document.evidence.values() if each.id != source_id]
    return tuple(sorted(others, key=lambda other: (-_likeness(here, other), title_of(other))))


def seems_same(one: Evidence, other: Evidence) -> bool:
    """Whether two entries are probably one source entered twice."""
    return _likeness(one, other) >= _SAME


_SAME = 1.0


def _likeness(one: Evidence, other: Evidence) -> float:
    if one.source and folded(one.source) == folded(other.source):
        return 2.0
    first, second = (set(folded(each.title).split()) for each in (one, other))
    if not first or not second:
        return 0.0
    if first == second:
        return _SAME
    return len(first & second) / len(first | second)


def _says(source: Evidence, asked: list[str]) -> bool:
    if not asked:
        return True
    said = folded(
        " ".join((source.title, source.who, source.source, source.excerpt, words(source.kind)))
    )
    return all(word in said for word in asked)


def _row(source: Evidence, count: int) -> SourceRow:
    icon = EVIDENCE_ICONS[source.kind]
    return SourceRow(
        source.id, title_of(source), details_of(source), icon, count, not source.title.strip()
    )
