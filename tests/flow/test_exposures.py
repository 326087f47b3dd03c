"""Where secrets can be read, and where they cannot: short plugins with the findings of RUNE501 and RUNE502 in them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from runelint.catalogue import load_rules
from runelint.engine import check_text

RULES = [rule for rule in load_rules() if rule.code in {"RUNE501", "RUNE502"}]
HEAD = """#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
"""
_MARK = re.compile(r"  # (50[12])$", re.MULTILINE)


class Case(NamedTuple):
    """One plugin: what it shows, and its lines below the head."""

    claim: str
    body: str


def cases() -> list[Case]:
    """Return the plugins of `exposures.txt`."""
    text = Path(__file__).with_name("exposures.txt").read_text(encoding="utf-8")
    sections = [section.partition("\n") for section in re.split(r"^=== ", text, flags=re.MULTILINE)[1:]]
    return [Case(claim, body) for claim, _, body in sections]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.claim)
def test_secrets_are_reported_where_they_are_marked(case: Case) -> None:
    """Each marked line is reported with its code, and no other line is."""
    text = HEAD + case.body
    expected = {
        (number, f"RUNE{found[1]}") for number, line in enumerate(text.split("\n"), 1) if (found := _MARK.search(line))
    }
    report = check_text(text.encode(), "plugin.sh", path="/nowhere/plugin.sh", named=True, rules=RULES)
    assert report.failures == ()
    assert {(finding.span.line, finding.code) for finding in report.findings} == expected
