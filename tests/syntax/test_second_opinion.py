"""What Bash and bashlex say of a text that our parser rejected."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from runelint.syntax import nodes as n
from runelint.syntax import walk
from runelint.syntax.second_opinion import bash_verdict, second_opinion

if TYPE_CHECKING:
    from pathlib import Path


def test_bash_names_line_and_message() -> None:
    """Bash's complaint is kept with its line."""
    opinion = second_opinion("a\nfi\n")
    assert opinion.accepted_by_bash is False
    assert (opinion.line, opinion.message) == (2, "syntax error near unexpected token `fi'")
    assert opinion.script is None


def test_a_complaint_with_status_zero_is_a_rejection() -> None:
    """Bash ends with 0 after some syntax errors; the text on stderr counts."""
    assert bash_verdict("[[ a b ]]\n").accepted_by_bash is False


def test_a_warning_is_no_rejection() -> None:
    """A here-document that the file ends is only warned of."""
    assert bash_verdict("cat <<E\na\n").accepted_by_bash is True


def test_nothing_is_executed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the text nor what BASH_ENV names is run."""
    trace = tmp_path / "trace"
    startup = tmp_path / "startup"
    startup.write_text(f"echo > {trace}\n")
    monkeypatch.setenv("BASH_ENV", str(startup))
    assert bash_verdict(f"echo > {trace}\n$(echo > {trace})\n").accepted_by_bash is True
    assert not trace.exists()


@pytest.mark.parametrize("text", ["\0", "a\0b", "\udcff", "", "a" * 1_000_000])
def test_any_text_can_be_asked_about(text: str) -> None:
    """NUL, lone surrogates and long texts get an answer."""
    assert second_opinion(text).accepted_by_bash in {True, False}


def test_the_tree_of_bashlex_becomes_ours() -> None:
    """Commands, words with parts, redirections, pipelines, lists, compounds and functions are converted."""
    opinion = second_opinion(
        'f() { a "$x" >y | b && c & }\nfor i in 1; do d; done\nif e; then g; else h; fi\ncat <<E\nE\n'
    )
    assert opinion.script is not None
    kinds = {type(node) for node in walk(opinion.script)}
    assert kinds >= {
        n.FunctionDefinition, n.Group, n.AndOr, n.Pipeline, n.Simple, n.For, n.If, n.Redirect, n.HereDocument,
        n.DoubleQuoted, n.ParameterExpansion, n.Background,
    }  # fmt: skip
