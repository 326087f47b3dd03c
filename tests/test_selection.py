"""Which rules the user wants."""

from __future__ import annotations

import pytest

from runelint.catalogue import load_rules
from runelint.selection import SelectionError, rule_called, selected

RULES = load_rules()


def codes(*select: str, ignore: tuple[str, ...] = ()) -> list[str]:
    """Return the codes of the rules that are selected."""
    return [rule.code for rule in selected(RULES, select=select, ignore=ignore)]


def test_all_rules_are_on() -> None:
    """Who selects nothing gets every rule."""
    assert codes() == [rule.code for rule in RULES]


def test_rules_are_selected_by_code_beginning_and_name() -> None:
    """A rule can be meant by its code, by the beginning of codes, and by its name, in any case, with commas."""
    assert codes("RUNE101") == codes("stdout-print") == codes("rune101") == ["RUNE101"]
    assert codes("RUNE101, stdout-leak") == codes("RUNE101", "RUNE102") == ["RUNE101", "RUNE102"]
    assert codes("RUNE1") == [code for code in codes() if code.startswith("RUNE1")]


def test_ignore_wins() -> None:
    """A rule that is ignored stays off though it is selected."""
    assert "RUNE101" not in codes("RUNE1", ignore=("stdout-print",))
    assert codes("RUNE1,RUNE201", ignore=("RUNE1",)) == ["RUNE201"]


@pytest.mark.parametrize(("select", "ignore"), [((), "RUNE"), (("RUNE101",), "RUNE1"), (("",), ""), ((" , ",), "")])
def test_a_selection_without_rules_is_a_mistake(select: tuple[str, ...], ignore: str) -> None:
    """Where no rule is left, an empty `--select` among it, nothing would be checked: it is an error."""
    with pytest.raises(SelectionError, match="No rule is left"):
        codes(*select, ignore=(ignore,))


def test_nothing_is_guessed_for_codes_that_are_far_from_all() -> None:
    """Codes share most of their characters, which makes none of them near."""
    with pytest.raises(SelectionError, match=r"No rule is called `RUNE9`\. `runelint rule`"):
        codes("RUNE9")


@pytest.mark.parametrize(
    ("wrong", "near"),
    [("stdout_print", "stdout-print"), ("std-print", "stdout-print"), ("RUN101", "RUNE101")],
)
def test_unknown_rule_names_the_nearest(wrong: str, near: str) -> None:
    """A rule that is not there is an error that says what may have been meant."""
    with pytest.raises(SelectionError, match=f"No rule is called `{wrong}`. Did you mean `{near}`?"):
        codes(wrong)
    with pytest.raises(SelectionError, match=f"Did you mean `{near}`?"):
        rule_called(RULES, wrong)


def test_rule_is_called_by_code_or_name() -> None:
    """A rule is found by its code or its name."""
    assert rule_called(RULES, "rune101") is rule_called(RULES, "stdout-print")
