"""Values that are tried where they are executed: those that fit what stands around them come first."""

from __future__ import annotations

import pytest

from runelint.confirm.experiments.payloads import MARKER, payloads
from runelint.flow.events import Interpreted, Language, Where
from runelint.flow.place import Place
from runelint.flow.state import MAIN
from runelint.flow.values import Hole, Origin, Text
from runelint.syntax import Source


@pytest.mark.parametrize(
    ("before", "first"),
    [
        ("select * from t where a = '", f"x' {MARKER} -- "),
        ("values ('it''s', \"", f'x" {MARKER} -- '),
        ("select 'a' from t where b = \"", f'x" {MARKER} -- '),
        ("insert into `", f"x` {MARKER} -- "),
        ("select * from ", f" {MARKER} "),
        ("", f"x' {MARKER} \" {MARKER} -- "),
    ],
)
def test_the_quotes_that_are_open_are_ended_first(before: str, first: str) -> None:
    """In a statement a value is most likely inside of quotes; where nothing is known of them it ends any."""
    value = Hole(Origin.MESSAGE, "name", 0)
    where = Where(Place(Source("plugin.sh", ""), 0, 0), MAIN)
    text = Text((before, value) if before else (value,))
    event = Interpreted(where, "psql", Language.SQL, text, frozenset([value]))
    assert next(payloads(event)) == first
