"""Programs that a plugin names by a path from where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import marks
from runelint.confirm.answers import double_called
from runelint.finding import Verdict
from runelint.runner.scenario import Double, Scenario

if TYPE_CHECKING:
    from pathlib import Path

    from runelint.runner.supervise import Sandbox

_PLUGIN = """#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init
app=$(rune_param app shop)
cd "/srv/apps/$app" || rune_error 2 "no such application"
nohup ./bin/worker --queue default 2>/dev/null &
rune_ok "started"
"""


def test_a_job_that_is_named_from_a_directory_outlives_the_plugin(tmp_path: Path, sandbox: Sandbox) -> None:
    """The directory and the program in it are made, and the program takes its time."""
    report = marks.tried_text(_PLUGIN, tmp_path, sandbox)
    assert [(each.code, each.verdict) for each in report.findings] == [("RUNE105", Verdict.CONFIRMED)]


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("./bin/worker", "/srv/a/bin/worker"),
        ("bin/worker", "/srv/a/bin/worker"),
        ("/srv/a/bin/worker", "/srv/a/bin/worker"),
        ("./run", "./run"),
        ("worker", "worker"),
    ],
)
def test_a_relative_path_is_that_of_the_one_double_that_it_fits(name: str, called: str) -> None:
    """Doubles of paths stand under absolute ones; where two fit none is meant for certain."""
    doubles = {path: Double() for path in ("/srv/a/bin/worker", "/srv/a/run", "/srv/b/run")}
    assert double_called(Scenario(commands=doubles), name) == called
