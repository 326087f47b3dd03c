"""Text that is safe to show."""

from __future__ import annotations

import json

import pytest

from runelint.report.escape import (
    columns,
    unheard,
    unheard_json,
    visible,
    visible_lines,
    visible_text,
    without_surrogates,
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain text, naïve 漢字 🙂", "plain text, naïve 漢字 🙂"),
        ("\x1b[31mred\x1b[0m", r"\x1b[31mred\x1b[0m"),
        ("a\nb\tc\rd\x00", r"a\nb\tc\rd\x00"),
        ("\x7f\x80\x9b", r"\x7f\x80\x9b"),
        ("\u202eevil\u202c \u2066x\u2069", r"\u202eevil\u202c \u2066x\u2069"),
        ("\udcff\ud800", r"\xff\ud800"),
        ("\ufeff\u200b\u2028", r"\ufeff\u200b\u2028"),
        ("\U000e0041", r"\U000e0041"),
    ],
)
def test_what_does_not_print_is_escaped(text: str, shown: str) -> None:
    """Controls, marks of direction, invisible characters and odd bytes show as escapes; letters stay."""
    assert visible(text) == shown


def test_no_character_escapes_the_escape() -> None:
    """Of all characters, not one leaves a control, a mark of direction or a surrogate in the output."""
    dangerous = {*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)}
    dangerous |= set(range(0xD800, 0xE000))
    for code in range(0x110000):
        assert dangerous.isdisjoint(map(ord, visible(chr(code))))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("::error::x", r"\x3a:error::x"),
        ("a\n \t::x\nb ::c", "a\n \t\\x3a:x\nb ::c"),
        ("\x1b[1m::x", "\x1b[1m\\x3a:x"),
        ("  \x1b[31m:\x1b[0m:x", "  \x1b[31m\\x3a\x1b[0m:x"),
        ("a ##[error]x ##vso[task.x] ##VSO[y]", r"a #\x23[error]x #\x23vso[task.x] #\x23VSO[y]"),
        ("a:b # ## [x] #[y]", "a:b # ## [x] #[y]"),
    ],
)
def test_no_ci_system_finds_a_command(text: str, shown: str) -> None:
    """What GitHub or Azure would obey is spelled out, behind blanks and colours too; the rest stays."""
    assert unheard(text) == shown


def test_json_says_the_same_to_its_readers() -> None:
    """In JSON the commands of CI systems are written otherwise, and mean the same."""
    document = json.dumps("##[error] ##vso[x] \x7f ::")
    assert "##" not in unheard_json(document)
    assert unheard_json(document).isprintable()
    assert json.loads(unheard_json(document)) == json.loads(document)


def test_lines_of_a_program() -> None:
    """Bytes of a program are shown line by line, whatever they are; a last line without an end is one, too."""
    assert visible_lines(b"a\tb\r\n\xff\xc2\x9b\n\n\xe2\x80\xae") == [r"a\tb\r", r"\xff\x9b", "", r"\u202e"]
    assert visible_lines(b"a\n") == ["a"]
    assert visible_lines(b"") == []
    assert visible_text("a\x1b\nb") == "a\\x1b\nb"


def test_columns_of_wide_and_combining_characters() -> None:
    """An East Asian character fills two columns, and a combining accent none."""
    assert [columns(text) for text in ("abc", "漢字", "e\u0301", "")] == [3, 4, 1, 0]


def test_surrogates_have_no_place_in_json() -> None:
    """Lone surrogates become escapes; all else stays."""
    assert without_surrogates("a\udcffé\n") == "a\\xffé\n"
