"""Each rule's folder holds together: its examples show what its page says, and nothing else.

The folders are those of the runelint that is tested, so that an installed one is tested with the rules that it brought.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import marks
from runelint.catalogue import Rule, load_rules

if TYPE_CHECKING:
    from pathlib import Path

    from _pytest.mark import ParameterSet

RULES = [pytest.param(rule, id=rule.code) for rule in load_rules()]
PARTS = ["What", "Why", "Do", "Proof"]


def scripts(rule: Rule, folder: str) -> list[Path]:
    """Return the examples of one rule."""
    return sorted((rule.folder / folder).glob("*.sh"))


def examples(folder: str) -> list[ParameterSet]:
    """Return every example of `folder`, which is `bad` or `good`, of every rule."""
    return [
        pytest.param(path, id=f"{rule.code}-{path.stem}") for rule in load_rules() for path in scripts(rule, folder)
    ]


@pytest.mark.parametrize("path", examples("bad"))
def test_bad_example_is_reported_as_marked(path: Path) -> None:
    """A bad example gets exactly the findings that its marks name, of all rules together."""
    report = marks.checked(path)
    assert report.failures == ()
    assert marks.places(report.findings) == marks.expected(path)
    assert {found.span.path for found in report.findings} == {path.name}


@pytest.mark.parametrize("path", examples("good"))
def test_good_example_is_silent(path: Path) -> None:
    """A good example gets no finding of any rule."""
    report = marks.checked(path)
    assert report.failures == ()
    assert marks.expected(path) == set()
    assert [(found.span.line, found.code, found.message) for found in report.findings] == []


@pytest.mark.parametrize("rule", RULES)
def test_bad_examples_show_their_own_rule(rule: Rule) -> None:
    """Each bad example of a rule is one of that rule, and perhaps of others."""
    for path in scripts(rule, "bad"):
        assert rule.code in {code for _, code in marks.expected(path)}, path.name


@pytest.mark.parametrize("rule", RULES)
def test_rule_has_examples_of_both_kinds(rule: Rule) -> None:
    """A rule has at least two bad examples and two good ones."""
    assert len(scripts(rule, "bad")) >= 2
    assert len(scripts(rule, "good")) >= 2


@pytest.mark.parametrize("rule", RULES)
def test_page_has_the_title_of_its_rule(rule: Rule) -> None:
    """The page of a rule begins with the rule's code and name."""
    assert page(rule)[0] == f"# {rule.code} {rule.name}"


@pytest.mark.parametrize("rule", RULES)
def test_page_says_what_why_what_to_do_and_how_it_is_proved(rule: Rule) -> None:
    """The page of a rule has the parts What, Why, Do and Proof, in that order, with something in each."""
    lines = page(rule)
    titles = [line.removeprefix("## ") for line in lines if line.startswith("## ")]
    assert titles == PARTS
    for title in PARTS:
        after = lines[lines.index(f"## {title}") + 1 :]
        text = [line for line in after[: _next_title(after)] if line.strip()]
        assert text, title


@pytest.mark.parametrize("rule", RULES)
def test_folder_is_called_after_its_rule(rule: Rule) -> None:
    """The folder of a rule is named by its code and name."""
    assert rule.folder.name == f"{rule.code}_{rule.name}".lower().replace("-", "_")


@pytest.mark.parametrize("rule", RULES)
def test_rule_says_what_to_do(rule: Rule) -> None:
    """Every rule gives an advice, and a rule about a breach says what RUNE makes of it."""
    assert rule.advice.endswith((".", "`"))
    assert rule.answer or rule.severity.value == "info"


@pytest.mark.parametrize("rule", RULES)
def test_rule_looks_at_something(rule: Rule) -> None:
    """A rule has at least one of the four checks."""
    assert rule.check or rule.check_behaviour or rule.check_problems or rule.check_file


def page(rule: Rule) -> list[str]:
    """Return the lines of a rule's page."""
    return (rule.folder / "rule.md").read_text(encoding="utf-8").split("\n")


def _next_title(lines: list[str]) -> int:
    return next((number for number, line in enumerate(lines) if line.startswith("#")), len(lines))
