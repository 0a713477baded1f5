"""What docs/CLI.md promises of ``--dry-run`` and of what commands answer with ``--json``."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from designer.cli import main
from exporters.poster.pages import PageKind
from exporters.poster.reading.finding import FindingKind, What
from exporters.workbook.returning.comparison import Kind
from model.check import RULES, Severity
from model.mendings import MendingCode
from model.storage.checking import Outcome
from model.storage.faults import FaultCode
from model.tables import TABLES

_TEXT, _NUMBER = {"type": "string"}, {"type": "number"}
_COUNT = {"type": "integer", "minimum": 0}


def _object(**properties: object) -> dict[str, object]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: object) -> dict[str, object]:
    return {"type": "array", "items": items}


def _or_null(schema: object) -> dict[str, object]:
    return {"anyOf": [schema, {"type": "null"}]}


_PLACE = _object(
    page={"type": "integer", "minimum": 1},
    page_title=_TEXT,
    what={"enum": [what.value for what in What]},
    record_id=_TEXT,
    where=_TEXT,
    detail=_TEXT,
    value=_or_null(_NUMBER),
    rect_mm={"type": "array", "items": _NUMBER, "minItems": 4, "maxItems": 4},
)
PROMISED = _list(
    _object(
        file=_TEXT,
        output=_TEXT,
        format=_TEXT,
        plan=_or_null(
            _object(
                sheets=_COUNT,
                scale=_NUMBER,
                maps=_list(
                    _object(
                        title=_TEXT,
                        width_mm=_NUMBER,
                        height_mm=_NUMBER,
                        scale=_NUMBER,
                        rows=_COUNT,
                        columns=_COUNT,
                        cuts_mm=_object(x=_list(_NUMBER), y=_list(_NUMBER)),
                    )
                ),
                pages=_list(
                    _object(
                        number=_COUNT,
                        kind={"enum": [kind.value for kind in PageKind]},
                        title=_TEXT,
                        width_mm=_NUMBER,
                        height_mm=_NUMBER,
                        bleed_mm=_NUMBER,
                    )
                ),
            )
        ),
        pictures=_or_null(_list({"type": "object"})),
        legibility=_or_null(
            _object(
                smallest_text=_or_null(_PLACE),
                findings=_list(
                    _object(
                        kind={"enum": [kind.value for kind in FindingKind]},
                        sentence=_TEXT,
                        count=_COUNT,
                        counts={"type": "object", "additionalProperties": _COUNT},
                        places=_list(_PLACE),
                    )
                ),
            )
        ),
        warnings=_list(_TEXT),
    )
)
"""What docs/CLI.md promises of ``--dry-run``."""

_CELL = {"type": ["string", "number", "null"]}
PROMISED_OF_RETURN = _object(
    map=_TEXT,
    output=_TEXT,
    saved={"type": "boolean"},
    changes=_list(
        _object(
            kind={"enum": [kind.value for kind in Kind]},
            sheet=_TEXT,
            id=_TEXT,
            row=_COUNT,
            field=_TEXT,
            header=_TEXT,
            file=_TEXT,
            title=_TEXT,
            sent=_CELL,
            returned=_CELL,
            now=_CELL,
            cells={"type": "object", "additionalProperties": _CELL},
            accepted={"type": "boolean"},
            sentence=_TEXT,
        )
    ),
    undecided=_COUNT,
    warnings=_list(_TEXT),
)
"""What docs/CLI.md promises of ``return --json``."""

PROMISED_OF_VALIDATE = _object(
    file=_TEXT,
    valid={"type": "boolean"},
    version=_or_null({"type": "integer"}),
    read_only={"type": "boolean"},
    counts=_or_null({"type": "object", "additionalProperties": _COUNT}),
    warnings=_list(_TEXT),
    error=_or_null(_TEXT),
    salvageable={"type": "boolean"},
    problems=_list(
        _object(
            code={"enum": [*map(str, (*MendingCode, *FaultCode))]},
            outcome={"enum": [outcome.value for outcome in Outcome]},
            table=_TEXT,
            record_id=_TEXT,
            field=_TEXT,
            line=_or_null({"type": "integer", "minimum": 1}),
            sentence=_TEXT,
        )
    ),
)
"""What docs/CLI.md promises of ``validate --json``, of each map."""


_FINDING = {
    "rule": {"enum": [rule.id for rule in RULES]},
    "name": _TEXT,
    "severity": {"enum": [severity.value for severity in Severity]},
    "why": _TEXT,
    "message": _TEXT,
    "table": {"enum": list(TABLES)},
    "record_id": _TEXT,
    "more_ids": _list(_TEXT),
}
PROMISED_OF_CHECK = _object(
    file=_TEXT,
    map_id=_TEXT,
    title=_TEXT,
    counts=_object(**{severity.value: _COUNT for severity in Severity}),
    findings=_list(_object(**_FINDING)),
    silenced=_list(_object(**_FINDING, reason=_TEXT)),
    warnings=_list(_TEXT),
)
"""What docs/CLI.md promises of ``check --json``, of each map."""


def planned(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> dict[str, Any]:
    capsys.readouterr()
    assert main(["export", *arguments, "--dry-run"]) == code
    answers: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    jsonschema.validate(answers, PROMISED)
    (answer,) = answers
    return answer
