"""The rules: finding their folders, and loading them by path, so that a team's own come through the same door."""

from __future__ import annotations

import importlib.util
import os
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from runelint.failure import RunelintError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path
    from types import ModuleType

    from runelint.finding import Experiment, Severity
    from runelint.flow.behaviour import Behaviour
    from runelint.flow.behaviour import Path as RunPath
    from runelint.rulekit import Hit
    from runelint.syntax.nodes import SyntaxProblem
    from runelint.syntax.script_file import ScriptFile
    from runelint.syntax.source import Source


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. It looks at paths, the whole behaviour, what could not be parsed, or the file; the others are None.

    `answer` says what RUNE would make of a breach, `advice` what to do; `place` is the path of the rule's folder.
    `experiment` is what has to be tried to see a breach, where getting to its place is not enough.
    """

    code: str
    name: str
    severity: Severity
    answer: str
    advice: str
    place: str
    check: Callable[[RunPath], Iterable[Hit]] | None
    check_behaviour: Callable[[Behaviour], Iterable[Hit]] | None
    check_problems: Callable[[Source, tuple[SyntaxProblem, ...]], Iterable[Hit]] | None
    experiment: Experiment | None = None
    check_file: Callable[[ScriptFile], Iterable[Hit]] | None = None

    @property
    def folder(self) -> Path:
        """Return the rule's folder: its text and its examples are in there, too."""
        from pathlib import Path

        return Path(self.place)


def rules_folder() -> str:
    """Return the folder of the rules: inside the installed package, or beside it in a checkout.

    Raises RunelintError when there is none.
    """
    package = os.path.dirname(os.path.abspath(__file__))
    installed, beside = os.path.join(package, "rules"), os.path.join(os.path.dirname(package), "rules")
    if os.path.isdir(installed):
        return installed
    if os.path.isdir(beside) and os.path.isfile(os.path.join(os.path.dirname(package), "pyproject.toml")):
        return beside
    message = f"the rules are missing: neither {installed} nor {beside} is there. Install runelint again."
    raise RunelintError(message)


@cache
def load_rules() -> tuple[Rule, ...]:
    """Return all rules, by code. Raises RunelintError when one cannot be loaded."""
    root = rules_folder()
    folders = [os.path.join(root, name) for name in os.listdir(root)]
    rules = [_load(folder) for folder in folders if os.path.isfile(os.path.join(folder, "rule.py"))]
    return tuple(sorted(rules, key=lambda rule: rule.code))


def _load(folder: str) -> Rule:
    module = _module(folder)
    try:
        return Rule(
            code=module.CODE,
            name=module.NAME,
            severity=module.SEVERITY,
            answer=module.ANSWER,
            advice=module.ADVICE,
            place=folder,
            check=getattr(module, "check", None),
            check_behaviour=getattr(module, "check_behaviour", None),
            check_problems=getattr(module, "check_problems", None),
            experiment=getattr(module, "EXPERIMENT", None),
            check_file=getattr(module, "check_file", None),
        )
    except AttributeError as cause:
        message = f"the rule in {folder} is not whole: {cause}"
        raise RunelintError(message) from cause


def _module(folder: str) -> ModuleType:
    path = os.path.join(folder, "rule.py")
    spec = importlib.util.spec_from_file_location(f"runelint_rules.{os.path.basename(folder)}", path)
    if spec is None or spec.loader is None:
        message = f"the rule {path} cannot be loaded"
        raise RunelintError(message)
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as cause:  # A rule is anybody's code: whatever it raises is named and passed on.
        message = f"the rule {path} cannot be loaded: {type(cause).__name__}: {cause}"
        raise RunelintError(message) from cause
    return module
