"""Records of a trace that are not Bash's own."""

from __future__ import annotations

import pytest

from runelint.runner.trace.forgery import Scrutiny

_NONCE = "0123456789abcdef"
_MARK = f"+@{_NONCE}:"
_PLACE = "hB,0,0:3:2:0:main|'/opt/p.sh'> "


def _seen(*writes: str | tuple[int, str]) -> str:
    """Return the doubt about a trace that processes write so: the first record is that of the prelude."""
    scrutiny = Scrutiny(_NONCE)
    scrutiny.wrote(1, f"{_MARK}0:1:2:0:__runelint_{_NONCE}|> :\n".encode())
    for write in writes:
        process, text = write if isinstance(write, tuple) else (1, write)
        scrutiny.wrote(process, text.encode())
    return scrutiny.doubt


@pytest.mark.parametrize(
    "writes",
    [
        [f"{_MARK}{_PLACE}echo a\n", f"++{_MARK}{_PLACE}[[ -n $'a\\nb' ]]\n", (2, f"{_MARK}{_PLACE}x='it is'\n")],
        [f"{_MARK}{_PLACE}[[ -n a\nb ]]\n"],
        [f"{_MARK}{_PLACE}local -r name=a-n\n", f"{_MARK}{_PLACE}declare -A m\n"],
        [f'{_MARK}{_PLACE}case "$x" in\n{_MARK}{_PLACE}echo a\n'],
        [(f"{_MARK}{_PLACE}: " + "a" * 8000)[:4096], "a" * 4096, "aa\n", f"{_MARK}{_PLACE}true\n"],
    ],
    ids=["plain", "two lines", "declared", "case", "long"],
)
def test_bashs_own_records_are_believed(writes: list[str | tuple[int, str]]) -> None:
    """Records of one line or several, after that of a `case`, or in pieces, leave no doubt."""
    assert _seen(*writes) == ""


@pytest.mark.parametrize(
    "writes",
    [
        [f"{_MARK}{_PLACE}[[ -n \n{_MARK}{_PLACE}echo stray\n ]]\n"],
        [f"{_MARK}{_PLACE}r='{_MARK}{_PLACE}'\n"],
        [f"{_MARK}{_PLACE}r={_NONCE}\n"],
        ["echo stray\n"],
        [(f"{_MARK}{_PLACE}: " + "a" * 8000)[:4096], f"{_MARK}{_PLACE}echo stray\n"],
        [f"{_MARK}{_PLACE}case 'a in\n{_MARK}{_PLACE}echo stray' in\n"],
        [f"{_MARK}{_PLACE}printf -v PS4 x\n"],
        [f"{_MARK}{_PLACE}LINENO=9\n"],
        [f"{_MARK}{_PLACE}shopt -uo xtrace\n"],
        [f"{_MARK}{_PLACE}set +x\n"],
        [f"{_MARK}{_PLACE}declare -n line\n"],
        [f"{_MARK}{_PLACE}builtin local -r '-gn' line=a\n"],
        [f"{_MARK}{_PLACE}enable -f ./own.so own\n"],
    ],
)
def test_what_a_plugin_writes_is_doubted(writes: list[str | tuple[int, str]]) -> None:
    """A record in a word, one that is a piece of another, the mark itself, and what changes records are told of."""
    assert _seen(*writes) != ""


def test_another_programs_records_are_doubted() -> None:
    """What comes from a program that was executed later, or from its children, is not the plugin's Bash."""
    for other in (1, 2):
        scrutiny = Scrutiny(_NONCE)
        scrutiny.executes(1)
        scrutiny.wrote(1, b"the first")
        assert scrutiny.doubt == ""
        scrutiny.executes(1)
        scrutiny.born(2, 1)
        scrutiny.wrote(other, f"{_MARK}{_PLACE}echo a\n".encode())
        assert scrutiny.doubt != ""
