"""Texts that patterns, expressions and comparisons accept, judged by Bash."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runelint.confirm.witness import glob, number, regex, walking
from runelint.flow.checks import OPPOSITE

BASH = shutil.which("bash") or ""
EXPRESSIONS = (
    r"^[a-z_][a-z0-9_-]{0,31}$",
    r"^[0-9]+$",
    r"^[1-9][0-9]{0,3}$",
    r"^([0-9]{1,3}\.){3}[0-9]{1,3}$",
    r"^(start|stop|restart)$",
    r"^[[:alnum:]_.@-]+$",
    r"^v?[0-9]+\.[0-9]+\.[0-9]+(-[a-z0-9.]+)?$",
    r"^/[^[:space:]]+$",
    r"error|fail",
    r"^https?://[^/]+/",
    r"^[A-Fa-f0-9]{64}$",
    r"^[^@]+@[^@]+\.[a-z]{2,}$",
    r"(^|,)prod(,|$)",
    r"^-?[0-9]+(\.[0-9]+)?$",
    r"^[[:space:]]*$",
    r"^([a-z]+)=(.*)$",
    r"[^a-zA-Z0-9_-]",
    r"^[]a-c[]+$",
)
PATTERNS = (
    "*.log",
    "@(a|b)*",
    "!(x|y)",
    "[0-9]*",
    "a?c",
    "+([0-9])",
    "[!a]*",
    "*prod*",
    r"a\*b",
    "?(-)x",
    "",
    "[[:upper:]]*",
)


def _bash_says(test: str, text: str, pattern: str) -> bool:
    code = f"shopt -s extglob; {test}"
    return (
        subprocess.run([BASH, "-c", code, "_", text, pattern], check=False, env={"LC_ALL": "C.UTF-8"}).returncode == 0
    )


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_members_match_and_others_do_not(expression: str) -> None:
    """Bash finds an expression in each of its members, and in none of the others."""
    found = regex.witnesses(expression)
    assert found.members
    assert all(_bash_says("[[ $1 =~ $2 ]]", text, expression) for text in found.members)
    assert not any(_bash_says("[[ $1 =~ $2 ]]", text, expression) for text in found.others)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_members_of_a_shell_pattern(pattern: str) -> None:
    """Bash matches a shell pattern, extended ones too, with each of its members and with none of the others."""
    found = glob.witnesses(pattern)
    assert found.members
    assert all(_bash_says("[[ $1 == $2 ]]", text, pattern) for text in found.members)
    assert not any(_bash_says("[[ $1 == $2 ]]", text, pattern) for text in found.others)


def test_both_sides_of_an_alternative_are_tried() -> None:
    """Every alternative of an expression has a member, so that each can be asked for."""
    assert {"start", "stop", "restart"} <= set(regex.witnesses("^(start|stop|restart)$").members)


@pytest.mark.parametrize("broken", ["[", "(a", "a{2,1}"])
def test_an_expression_that_cannot_be_read_has_no_witness(broken: str) -> None:
    """What is no expression has neither members nor others."""
    assert regex.witnesses(broken) == regex.Witnesses()


def test_a_match_that_takes_very_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A repetition within a repetition is matched with a long text, too; beyond a bound the answer is not known."""
    assert regex.matches("a" * 40 + "!", "^(a+)+$") is False
    monkeypatch.setattr(walking, "MOST_STEPS", 30)
    assert regex.matches("a" * 40 + "!", "^(a+)+$") is None


@pytest.mark.parametrize("operator", ["-eq", "-ne", "-lt", "-le", "-gt", "-ge"])
@pytest.mark.parametrize("bound", [-3, 0, 5, 100])
def test_numbers_of_a_comparison(operator: str, bound: int) -> None:
    """Each number of a comparison fits it, and each number of its opposite does not."""
    assert number.witnesses(operator, bound)
    assert all(number.holds(operator, each, bound) for each in number.witnesses(operator, bound))
    opposite = number.witnesses(OPPOSITE[operator], bound)
    assert not any(number.holds(operator, each, bound) for each in opposite)


@pytest.mark.parametrize(
    "expression",
    ["^(a|aa)+$", f"^{'a*' * 30}b$", "^((a+)?)+$", "^(a?){50}a{50}$", "^((x*)*)*y$", f"^({'(a|ab|b)*' * 9})+c$"],
)
def test_expressions_with_many_ways_are_read_at_once(expression: str) -> None:
    """An expression by which Python's own search would never end has texts that match it and others, or none."""
    found = regex.witnesses(expression)
    assert all(_bash_says('[[ "$1" =~ $2 ]]', text, expression) for text in found.members if len(text) < 9)
    assert not any(_bash_says('[[ "$1" =~ $2 ]]', text, expression) for text in found.others if len(text) < 9)
    assert regex.matches("a" * 60 + "!", expression) in {False, None}


@given(
    st.recursive(
        st.sampled_from(["a", "b", ".", "[ab]", "[^a]", "^", r"\Z", r"\b", r"\d", "[a-c]", r"[\W_]"]),
        lambda inner: (
            st.tuples(inner, inner).map("".join)
            | st.tuples(inner, inner).map(lambda pair: f"({pair[0]}|{pair[1]})")
            | st.tuples(inner, st.sampled_from("*+?")).map(lambda pair: f"({pair[0]}){pair[1]}")
            | inner.map(lambda text: f"({text}){{1,2}}")
        ),
        max_leaves=6,
    ),
    st.text("ab1 \n_", max_size=6),
)
def test_walking_finds_what_python_finds(expression: str, text: str) -> None:
    """Going all ways at the same time ends where trying them one by one does."""
    assert walking.found(expression, text) is (re.search(expression, text) is not None)
