"""Small maps for exports, with what matters in known places."""

from __future__ import annotations

from model.document import JourneyMap
from model.kinds import CardKind, LaneKind
from model.records import MAP_ID, Card, Image, Lane, MapInfo, Persona, Record, Stage, Step


def small_map(*cards: str, info: MapInfo | None = None, image: Image | None = None) -> JourneyMap:
    """Two stages of two steps, one lane, and a card for each text."""
    records: list[Record] = [info or MapInfo(id=MAP_ID, title="A small map")]
    for name, order in (("First (stage)", "F"), ("Second", "S")):
        stage = Stage(id=f"stage-{order}", order=order, name=name)
        records.append(stage)
        for step in ("a", "b"):
            step_id = f"step-{order}{step}"
            step_name = f"Step {order}{step}"
            records.append(Step(id=step_id, stage_id=stage.id, order=step, name=step_name))
    records.append(Lane(id="lane", kind=LaneKind.TOUCHPOINTS, order="L"))
    photo = image.id if image else None
    records.append(Persona(id="mara", order="P", name="Mara", photo_id=photo))
    for index, text in enumerate(cards):
        records.append(
            Card(
                id=f"card-{index}",
                kind=CardKind.TOUCHPOINT,
                order=f"c{index:03}V",
                lane_id="lane",
                step_id="step-Fa",
                text=text,
            )
        )
    if image:
        records.append(image)
    return JourneyMap.of(records)
