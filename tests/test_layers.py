"""Who may import whom, where import-linter cannot look."""

from __future__ import annotations

import ast
import sys
from typing import TYPE_CHECKING

import pytest

from samples import CHECKOUT

if TYPE_CHECKING:
    from pathlib import Path

RULES = sorted((CHECKOUT / "rules").glob("*/rule.py"))


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.parent.name)
def test_a_rule_imports_only_the_rulekit(path: Path) -> None:
    """A rule knows the standard library and `runelint.rulekit`, and nothing else."""
    imported = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            imported.add(node.module or "")
        elif isinstance(node, ast.Import):
            imported.update(alias.name for alias in node.names)
    ours = {name for name in imported if name.partition(".")[0] not in sys.stdlib_module_names}
    assert ours <= {"runelint.rulekit"}


@pytest.mark.parametrize("folder", ["rules", "tests"])
def test_no_package_files(folder: str) -> None:
    """No `__init__.py` stands under rules/ or tests/: with one, tools silently look at other files."""
    assert list((CHECKOUT / folder).rglob("__init__.py")) == []
