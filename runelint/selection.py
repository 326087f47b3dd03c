"""Which rules the user wants: `--select` and `--ignore` by code, by the beginning of codes, or by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.failure import RunelintError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from runelint.catalogue import Rule


class UnknownRuleError(RunelintError):
    """No rule is called so; the text names the nearest."""


def selected(rules: Sequence[Rule], *, select: Iterable[str], ignore: Iterable[str]) -> tuple[Rule, ...]:
    """Return the rules that `select` takes (all, when it is empty) and `ignore` leaves.

    Each item is a comma-separated list. Raises UnknownRuleError for a part that stands for no rule.
    """
    taken = _codes(rules, select) or {rule.code for rule in rules}
    left_out = _codes(rules, ignore)
    return tuple(rule for rule in rules if rule.code in taken and rule.code not in left_out)


def rule_called(rules: Sequence[Rule], name: str) -> Rule:
    """Return the rule with this code or name; raises UnknownRuleError."""
    for rule in rules:
        if name.upper() == rule.code or name.lower() == rule.name:
            return rule
    raise UnknownRuleError(_unknown(rules, name))


def _codes(rules: Sequence[Rule], items: Iterable[str]) -> set[str]:
    """Return the codes of the rules that the parts of `items` stand for."""
    codes: set[str] = set()
    for part in (part.strip() for item in items for part in item.split(",")):
        if not part:
            continue
        meant = {rule.code for rule in rules if _means(part, rule)}
        if not meant:
            raise UnknownRuleError(_unknown(rules, part))
        codes |= meant
    return codes


def _means(part: str, rule: Rule) -> bool:
    return part.lower() == rule.name or rule.code.startswith(part.upper())


def _unknown(rules: Sequence[Rule], name: str) -> str:
    """Return the sentence that says that `name` is no rule, with the nearest that is one."""
    import difflib

    known = [rule.code for rule in rules] + [rule.name for rule in rules]
    asked = name.upper() if name.upper().startswith("RUNE") else name.lower()
    nearest = difflib.get_close_matches(asked, known, n=1, cutoff=0.4)
    hint = f" Did you mean `{nearest[0]}`?" if nearest else ""
    return f"No rule is called `{name}`.{hint} `runelint rule` lists them all."
