"""Which rules the user wants: `--select` and `--ignore` by code, by the beginning of codes, or by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.failure import RunelintError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from runelint.catalogue import Rule


class SelectionError(RunelintError):
    """No rule is called so, or none is left; the text names the nearest."""


def selected(rules: Sequence[Rule], *, select: Sequence[str], ignore: Sequence[str]) -> tuple[Rule, ...]:
    """Return the rules that `select` takes (all, when it is empty) and `ignore` leaves.

    Each item is a comma-separated list. Raises SelectionError for a part that stands for no rule, and where no rule is
    left: a check that asks nothing would look like a clean one.
    """
    taken = _codes(rules, select) if select else {rule.code for rule in rules}
    left_out = _codes(rules, ignore)
    asked = tuple(rule for rule in rules if rule.code in taken and rule.code not in left_out)
    if not asked:
        raise SelectionError("No rule is left to check: --select names none, or --ignore takes away what it names.")
    return asked


def rule_called(rules: Sequence[Rule], name: str) -> Rule:
    """Return the rule with this code or name; raises SelectionError."""
    for rule in rules:
        if name.upper() == rule.code or name.lower() == rule.name:
            return rule
    raise SelectionError(_unknown(rules, name))


def _codes(rules: Sequence[Rule], items: Iterable[str]) -> set[str]:
    """Return the codes of the rules that the parts of `items` stand for."""
    codes: set[str] = set()
    for part in (part.strip() for item in items for part in item.split(",")):
        if not part:
            continue
        meant = {rule.code for rule in rules if _means(part, rule)}
        if not meant:
            raise SelectionError(_unknown(rules, part))
        codes |= meant
    return codes


def _means(part: str, rule: Rule) -> bool:
    return part.lower() == rule.name or rule.code.startswith(part.upper())


def _unknown(rules: Sequence[Rule], name: str) -> str:
    """Return the sentence that says that `name` is no rule, with the nearest that is one."""
    import difflib

    # Codes are much like each other: only a slip of one character is near.
    nearest = difflib.get_close_matches(name.upper(), [rule.code for rule in rules], n=1, cutoff=0.8)
    if not nearest and not name.upper().startswith("RUNE"):
        nearest = difflib.get_close_matches(name.lower(), [rule.name for rule in rules], n=1, cutoff=0.4)
    hint = f" Did you mean `{nearest[0]}`?" if nearest else ""
    return f"No rule is called `{name}`.{hint} `runelint rule` lists them all."
