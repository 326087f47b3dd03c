"""The many ways in which a breach is written, and the good ones that look like it: a few lines each, all rules asked.

In `variants` a file for each rule holds pieces of plugins. The line before a piece says what is expected of it: codes,
or `silent`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from runelint.catalogue import load_rules
from runelint.engine import check_text

HEAD = """\
#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
"""
FOLDER = Path(__file__).with_name("variants")
# What is said about the data that a plugin handles.
ABOUT_DATA = {"RUNE301", "RUNE302", "RUNE303", "RUNE304", "RUNE305", "RUNE406"}


def variants() -> list[object]:
    """Return each piece with the codes that are expected of it."""
    out: list[object] = []
    for path in sorted(FOLDER.glob("*.txt")):
        for number, piece in enumerate(path.read_text(encoding="utf-8").removeprefix("--- ").split("\n--- "), 1):
            wanted, _, body = piece.partition("\n")
            codes = frozenset(wanted.split()) - {"silent"}
            out.append(pytest.param(body, codes, id=f"{path.stem}-{number}-{'loud' if codes else 'silent'}"))
    return out


@pytest.mark.parametrize(("body", "codes"), variants())
def test_variant_gets_what_is_expected(body: str, codes: frozenset[str]) -> None:
    """A piece of a plugin gets the codes that stand before it, of the rules about data, and no other of them."""
    report = check_text(
        f"{HEAD}{body}\n".encode(), "plugin.sh", path="/srv/plugins/plugin.sh", named=True, rules=load_rules()
    )
    assert report.failures == ()
    assert {found.code for found in report.findings} & ABOUT_DATA == codes
