"""Plugins that are written to cost time or memory: they are given up with a gap, and make no mistake of ours show."""

from __future__ import annotations

import pytest

from runelint.flow.behaviour import Behaviour, analyse
from runelint.flow.budget import Limits
from runelint.syntax import Source, parse

SHORT = Limits(milliseconds=400, megabytes=64)


def analysed(text: str, limits: Limits | None = None) -> Behaviour:
    """Return what the analysis says of a plugin with this text."""
    source = Source("plugins/p.sh", text)
    return analyse(source, parse(text), "/plugins/p.sh", lambda _: None, limits)


DOUBLED = "\n".join(["set -- a b c d", *['set -- "$@" "$@"'] * 40, "true"])
NESTED = f'echo "{"${a#" * 140}x{"}" * 140}"'
LADDER = "\n".join(["if a; then b", *(f"elif c{n}; then d{n}=1" for n in range(2000)), "fi"])


@pytest.mark.parametrize("text", [DOUBLED, NESTED, LADDER], ids=["doubled", "nested", "ladder"])
def test_one_command_cannot_take_all(text: str) -> None:
    """A command that would take all time or memory by itself is where the analysis stops, and that is said."""
    reasons = [gap.reason for gap in analysed(text, SHORT).gaps]
    assert any("of memory" in reason or "processor time" in reason or " ms" in reason for reason in reasons), reasons


@pytest.mark.parametrize(
    "text",
    [
        f"rune_param x | tr -dc '{'alnum' * 40}!'",
        f"rune_param password | sed 's/{chr(92)}a{(chr(92) + 'a') * 60}'",
        f"rune_param password | sed 's/{(chr(92) + 'a') * 60}/x' >&2",
    ],
    ids=["tr", "sed", "sed-unended"],
)
def test_no_expression_of_ours_explodes(text: str) -> None:
    """What our own regular expressions are asked about is answered at once, however it is repeated."""
    assert analysed(text).gaps == ()


NINES = "9" * 9000


@pytest.mark.parametrize(
    "text",
    [
        f"expr 1 + {NINES}",
        f"shift {NINES}; break {NINES}; exit {NINES}",
        f"N={NINES}; ((N > 1)) && echo ${{x:$N}}; [ $N -gt 1 ]; a[$N]=1; sleep $N; read -n $N y",
        "set -- a; shift ²; break ²; read -n ² x; sleep ²; exec >&²; [ ² -gt 1 ]; exit ²",
        "shift ٣; exit ٣",
        "\n".join(f"exec {{fd{n}}}>&1" for n in range(400)),
    ],
    ids=["expr", "counts", "values", "superscripts", "other-digits", "descriptors"],
)
def test_odd_numbers_are_numbers_or_nothing(text: str) -> None:
    """Numbers of thousands of digits, digits that Bash does not have, and a great many descriptors are no mistake."""
    assert isinstance(analysed(text), Behaviour)
