"""The personas of a report, and what its statements rest on."""

from __future__ import annotations

from collections.abc import Iterator

from exporters.markdown.escaping import block, item, line, quote
from exporters.markdown.sources import Sources, evidence_in_order, labelled
from model.kinds import Validation, words
from model.layout.phrases import date_text
from model.records import Evidence, Persona
from resources.words import tr


def people_part(sources: Sources) -> Iterator[str]:
    """Each persona with all that is known of it."""
    personas = sources.facts.personas
    if not personas:
        return
    yield from (f"## {tr('Personas')}", "")
    for persona in personas:
        named = [line(persona.name) or tr("Unnamed persona"), line(persona.role)]
        yield from ("### " + ", ".join(part for part in named if part), "")
        if persona.quote.strip():
            yield from (*quote(persona.quote), "")
        yield from (*_persona(sources, persona), "")


def _persona(sources: Sources, persona: Persona) -> Iterator[str]:
    checked = words(persona.validation)
    if persona.validation is Validation.VALIDATED and persona.validated_on:
        checked = tr("{state} on {day}", state=checked, day=date_text(persona.validated_on))
    told: tuple[tuple[str, str | tuple[str, ...]], ...] = (
        (tr("Segment"), persona.segment),
        (tr("Demographics"), persona.demographics),
        (tr("Goals"), persona.goals),
        (tr("Challenges"), persona.challenges),
        (tr("Motivations"), persona.motivations),
        (tr("Behaviours"), persona.behaviours),
        (tr("Lifestyle"), persona.psychographics),
        (tr("Preferred channels"), ", ".join(persona.preferred_channels)),
    )
    for label, said in told:
        items = [one for one in (said.split("\n") if isinstance(said, str) else said) if line(one)]
        if len(items) == 1:
            yield f"- **{label}:** {line(items[0])}"
        elif items:
            yield f"- **{label}**"
            for one in items:
                yield from item(line(one), depth=1)
    rests = sources.rests(persona.evidence_ids)
    yield f"- **{tr('Standing')}:** {checked}" + (f", {tr('rests on')} {rests}" if rests else "")


def evidence_part(sources: Sources) -> Iterator[str]:
    """All evidence, numbered as the other parts name it."""
    found = evidence_in_order(sources.facts.document)
    if not found:
        return
    yield from (f"## {tr('Evidence')}", "")
    for one in found:
        head = f"**E{sources.numbers[one.id]}** {line(one.title)}".rstrip()
        told = "; ".join(_facts(one))
        yield from item(f"{head} *({told})*")
        if one.excerpt.strip():
            # A quotation in an item stands below its text.
            yield from ("", *(f"  {text}" for text in quote(one.excerpt)), "")
    yield ""


def _facts(one: Evidence) -> Iterator[str]:
    yield words(one.kind).lower()
    if one.on is not None:
        yield date_text(one.on)
    size = "" if one.sample_size is None else f"{one.sample_size:,}"
    yield from labelled(
        [
            (tr("who"), line(one.who)),
            (tr("number"), size),
            (tr("source"), line(one.source)),
        ]
    )


def about_part(sources: Sources) -> Iterator[str]:
    """The title, and what the map is about."""
    info = sources.facts.document.info
    yield from (f"# {line(info.title) or tr('Untitled map')}", "")
    facts = [
        words(info.state),
        line(", ".join(info.authors)),
        tr("revised on {day}", day=date_text(info.revised_on)) if info.revised_on else "",
        tr("created on {day}", day=date_text(info.created_on)) if info.created_on else "",
    ]
    yield from (f"*{' · '.join(fact for fact in facts if fact)}*", "")
    for label, text in (
        (tr("Objective"), info.objective),
        (tr("Scenario"), info.scenario),
        (tr("Expectations"), info.expectations),
        (tr("Scope"), info.scope),
    ):
        if text.strip():
            first, *more = block(text)
            yield from (f"**{label}:** {first}", *more, "")
