"""The short form of the kills: thirty lives of the real application, ended by SIGKILL."""

from __future__ import annotations

import sys

import pytest

from tests.torture.prove_kills import prove

SEED, SHORT = 6, 30 / 500


@pytest.mark.skipif(sys.platform == "win32", reason="the lives are forks, which Windows has not")
def test_what_was_acknowledged_survives_thirty_kills() -> None:
    reached = prove(SEED, SHORT)
    assert reached.failures == (), reached.figures
    assert "30 kills survived" in reached.figures
