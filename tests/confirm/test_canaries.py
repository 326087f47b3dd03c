"""Canaries keep the form of what they stand for, and are found again as they are and in base64."""

from __future__ import annotations

import base64
import re

import pytest

from runelint.confirm.experiments.canaries import FORMS, bred, canaries_in, is_in, taken_after


@pytest.mark.parametrize("form", FORMS)
def test_each_form_has_a_canary_that_is_known_again(form: str) -> None:
    """What is made of a form is told from other text, alone and within a line."""
    canary = bred(form)
    assert canaries_in(canary) == [canary]
    assert canaries_in(f"password={canary};") == [canary]


@pytest.mark.parametrize(
    ("old", "pattern"),
    [
        ("abcdefghij", r"[a-z]{10}"),
        ("ABCDEFGH1234", r"[A-Z]{8}[0-9]{4}"),
        ("0123456789abcdef" * 2, r"[0-9a-f]{32}"),
        ("ghp_abcdefghij12345", r"ghp_[a-z]{10}[0-9]{5}"),
        ("Bearer abcdefghijkl", r"Bearer [a-z]{12}"),
        ("123e4567-e89b-12d3-a456-426614174000", r"123e4567-e89b-12d3-a456-[0-9]{12}"),
    ],
)
def test_a_canary_takes_after_the_value_that_stood_there(old: str, pattern: str) -> None:
    """A plugin that checks the form of a secret, and how it begins, takes the canary as well."""
    canary = taken_after(old, FORMS[0], keep=True)
    assert canary != old
    assert re.fullmatch(pattern, canary)
    assert canaries_in(canary)


@pytest.mark.parametrize(
    "text", ["value", "password", "2025-01-01T00:00:00", "node-runelint", "aaaaaaaaaaaa", "00000000"]
)
def test_ordinary_text_holds_no_canary(text: str) -> None:
    """Words, dates and repeated characters are not taken for a canary."""
    assert canaries_in(text) == []


@pytest.mark.parametrize("before", ["", "u", "us", "user", "user:"])
def test_a_canary_is_found_in_base64_behind_anything(before: str) -> None:
    """Whatever stands in front of it when it is encoded, the canary is found."""
    canary = bred(FORMS[0])
    assert is_in(base64.b64encode(f"{before}{canary}".encode()).decode(), canary)
    assert not is_in(base64.b64encode(f"{before}another-word-altogether".encode()).decode(), canary)
