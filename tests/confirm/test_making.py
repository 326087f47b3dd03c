"""What is made so that a term gives a wanted text: no more than a run, and each rehearsal before it, can take."""

from __future__ import annotations

from typing import cast

import pytest

from runelint.confirm.knobs import Stdin
from runelint.confirm.making import made
from runelint.confirm.rehearsal.values import Given, Sized, Value


def _lines(count: int) -> list[object]:
    """Return what is made of stdin so that it has so many lines."""
    counted = Value("1", Sized(Value("one\n", Given(Stdin())), "l"))
    changes = (change for each in made(counted, str(count)) for change in each)
    return [change.value for change in changes]


@pytest.mark.parametrize("count", [2, 300])
def test_lines_are_made_as_many_as_are_asked_for(count: int) -> None:
    """What is counted becomes so many lines."""
    texts = [cast("str", text) for text in _lines(count)]
    assert any(text.count("\n") + (not text.endswith("\n")) == count for text in texts)


@pytest.mark.parametrize("count", [50_001, 999_999])
def test_more_lines_than_a_rehearsal_can_look_at_are_not_made(count: int) -> None:
    """A limit that is as high as that is left alone."""
    assert _lines(count) == []
