"""Messages on stdout, and the data in them."""

from __future__ import annotations

import pytest

from runelint.confirm.answered import data_of, message_in
from runelint.confirm.structure import printed


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ({"payload": {"output_data": {"a": 1}}, "error": None}, {"a": 1}),
        ({"payload": None, "error": {"details": {"b": 2}}}, {"b": 2}),
        ({"payload": {"output_data": {}}, "error": None}, {}),
        ({"payload": {"output_data": "text"}, "error": None}, None),
        ({"payload": None, "error": "text"}, None),
        ({}, None),
    ],
)
def test_the_data_of_a_message_is_an_object(message: dict[str, object], expected: dict[str, object] | None) -> None:
    """A success has its output, an error its details; what is no object is no data."""
    assert data_of(message) == expected


@pytest.mark.parametrize("stdout", [b"", b"text", b"[]", b"{} {}", b"[" * 100_000])
def test_what_is_not_one_object_is_no_message(stdout: bytes) -> None:
    """Nothing, a text, an array, two objects, and what is nested too deep are no message."""
    assert message_in(stdout) is None


@pytest.mark.parametrize(
    ("traced", "text"),
    [
        ("printf '%s=%s\\n' a b", "a=b\n"),
        ("printf -v out '{%s}' x", "{x}"),
        ("printf -- %d 7", "7"),
        ("printf %s ''", ""),
        ("printf", None),
        ("echo a", None),
    ],
)
def test_a_traced_printf_is_followed(traced: str, text: str | None) -> None:
    """What a format becomes is known from the trace."""
    assert printed(traced) == text
