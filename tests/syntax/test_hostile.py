"""Any bytes are accepted, nothing is raised, and the work grows linearly."""

from __future__ import annotations

import sys

import pytest

from runelint.syntax import Source, parse, walk
from runelint.syntax import nodes as n

DEEP = 100_000
OPENERS = [
    "(", "$(", "$((", "${a:-", '"$(', "`", "{ ", "if ", "while ", "case x in a) ", "! ", "time ", "f() ", "function ",
    "coproc ", "<(", "$[", "a[$(", "${a[", "@(", "[[ (", "[[ ! ", "a=(", "x=([a", "${ ", "`\\`", "((", "((\n", "$(\n",
    "fi\n", "}\n", ")", "{a,", "select x in ", "cat <<E $(\n",
]  # fmt: skip


@pytest.mark.parametrize("opener", OPENERS)
def test_nothing_is_too_deep(opener: str) -> None:
    """A hundred thousand openings of any kind are answered with a tree, never with an exception."""
    limit = sys.getrecursionlimit()
    script = parse(opener * DEEP)
    assert isinstance(script, n.Script)
    assert sys.getrecursionlimit() == limit


def test_the_limit_is_said() -> None:
    """Nesting beyond the limit is a problem that says it is ours and not Bash's."""
    script = parse("( " * DEEP + "a" + " )" * DEEP)
    assert [problem.limit for problem in script.problems] == [True]
    assert "levels" in script.problems[0].message


def test_reasonable_nesting_is_read() -> None:
    """A hundred levels are no problem."""
    assert parse("( " * 100 + "a" + " )" * 100).problems == ()


def test_ten_megabytes_in_one_line() -> None:
    """A line of ten million characters is one word."""
    script = parse("a" * 10_000_000)
    assert len(list(walk(script))) == 4


@pytest.mark.parametrize(
    "content",
    [b"\xff\xfe a\x80", b"a\0b \0", b"\xef\xbb\xbf#!/bin/bash\na\n", b"a\r\nb\r\n", b"\xed\xa0\x80", b"", b"\\", b"#"],
)
def test_any_bytes(content: bytes) -> None:
    """Invalid UTF-8, NUL, carriage returns and byte order marks are ordinary characters."""
    script = parse(Source.from_bytes("x", content).text)
    assert script.problems == ()


def test_a_lone_surrogate() -> None:
    """A text that no bytes decode to is accepted as well."""
    assert parse("echo '\ud800' $'\ud800\\n'").problems == ()


@pytest.mark.parametrize(
    "text",
    [
        "'",
        '"',
        "`",
        "$(",
        "${",
        "$((",
        "((",
        "[[",
        "a=(",
        "a[",
        "$'",
        '$"',
        "<(",
        "$[",
        "@(",
        "\\",
        "<<",
        "<<E",
        "a |",
        "(",
        "{",
    ],
)
@pytest.mark.parametrize("before", ["", "x\n", 'echo "', "echo $(", "if a; then\n", "cat <<E\n"])
def test_unterminated_everything(text: str, before: str) -> None:
    """Whatever is not closed gives a tree whose nodes lie inside the text."""
    whole = before + text
    script = parse(whole)
    assert all(0 <= node.start <= node.end <= len(whole) for node in walk(script))


class CountingText(str):
    """A text that counts how often the parser looks at a character of it."""

    __slots__ = ()
    looks = 0

    def __getitem__(self, key: object) -> str:
        """Return the character or slice, and count the look."""
        CountingText.looks += 1
        return str.__getitem__(self, key)  # type: ignore[index]


def _looks(text: str) -> int:
    CountingText.looks = 0
    parse(CountingText(text))
    return CountingText.looks


GROWING = [
    *OPENERS, "a 'b\n", 'a "b\n', "a; b & c\n", "x[1]=2 ", "echo [", "[a", "cat <<E\nE\n", "$x{", "a=(b)\n", "if a\n",
]  # fmt: skip


@pytest.mark.parametrize("piece", GROWING)
def test_work_grows_linearly(piece: str) -> None:
    """Four times the text needs about four times the looks at it."""
    small, large = _looks(piece * 2_000), _looks(piece * 8_000)
    assert large <= 4.5 * small + 10_000
