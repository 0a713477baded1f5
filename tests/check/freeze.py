"""``python -m tests.check.freeze``: what the check says of the samples now is what it shall say."""

from __future__ import annotations

from pathlib import Path

from model.check import check
from model.samples import samples
from model.storage import load
from tests.check.sound import TODAY

FROZEN = Path(__file__).with_name("samples.txt")


def said_of_samples() -> str:
    """The findings of all samples as text, for people to read."""
    lines: list[str] = []
    for sample in samples():
        lines.append(f"== {sample.id}")
        findings = check(load(sample.path).document, TODAY)
        lines += [f"{one.rule.severity}  {one.message}  [{one.rule.id}]" for one in findings]
        lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    FROZEN.write_text(said_of_samples(), encoding="utf-8")
