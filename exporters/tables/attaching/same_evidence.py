"""When two pieces of evidence are one, so that what comes in again is not there twice."""

from __future__ import annotations

from typing import TypeAlias

from model.records import Evidence
from model.similar import text_key

EvidenceKey: TypeAlias = tuple[str, str, str, str]


def evidence_key(evidence: Evidence) -> EvidenceKey:
    """Source, day, person and what it says; its title where it says nothing."""
    said = evidence.excerpt.strip() or evidence.title
    return (
        evidence.source.strip().casefold(),
        evidence.on.isoformat() if evidence.on is not None else "",
        text_key(evidence.who),
        text_key(said) or said.strip(),
    )
