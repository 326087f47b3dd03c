"""The pages about the rules."""

from __future__ import annotations

from dataclasses import replace

import pytest

from runelint.catalogue import Rule, load_rules
from runelint.report.escape import columns
from runelint.report.explain import rule_list, rule_page

RULES = load_rules()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_page_has_three_parts_and_an_example(rule: Rule) -> None:
    """Each rule's page says what, why and what to do, and shows what is reported."""
    page = rule_page(rule, width=80, colour=False)
    for title in ("What", "Why", "Do", "Reported"):
        assert f"\n{title}\n" in page
    assert "# expect" not in page
    prose = [line for line in page.split("\n") if not line.startswith("    ")]
    assert all(columns(line) <= 80 for line in prose)


def test_list_names_every_rule_once() -> None:
    """The list has a line for each rule: code, level, name."""
    lines = rule_list(RULES, colour=False).splitlines()
    assert [line.split() for line in lines] == [[rule.code, rule.severity.value, rule.name] for rule in RULES]


def test_page_of_a_rule_without_examples(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A rule that has only its text is explained all the same."""
    folder = tmp_path_factory.mktemp("rule")
    (folder / "rule.md").write_text("## What\n\nA thing.\n\n## Do\n\n- one\n- two\n\n```bash\nx\n```\n")
    page = rule_page(replace(RULES[0], place=str(folder)), width=80, colour=False)
    assert page.endswith("What\n  A thing.\n\nDo\n  - one\n  - two\n\n    x\n")
