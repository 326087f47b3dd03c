"""The same plugins give the same result, wherever and however runelint is started."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from samples import CHECKOUT, Tool

if TYPE_CHECKING:
    from pathlib import Path

DEMO = CHECKOUT / "demo" / "plugins"
PLUGINS = sorted(DEMO.glob("*.sh"))


def findings(output: str) -> list[tuple[Any, ...]]:
    """Return what the report says, with paths reduced to names."""
    return [
        (
            found["path"].rpartition("/")[2],
            found["line"],
            found["column"],
            found["code"],
            found["message"],
        )
        for found in json.loads(output)["findings"]
    ]


def check(tool: Tool, *arguments: str, cwd: Path | None = None, seed: str = "0") -> str:
    """Return the JSON report of a check without real runs: what those print, such as the time, is not ours."""
    done = tool("check", "--no-confirm", "--format", "json", *arguments, cwd=cwd, environment={"PYTHONHASHSEED": seed})
    assert done.returncode == 1
    return done.stdout


@pytest.mark.parametrize("seed", ["1", "2", "42", "4294967295"])
def test_hash_seed_does_not_matter(tool: Tool, seed: str) -> None:
    """The report is the same byte by byte under several hash seeds."""
    assert check(tool, str(DEMO), seed=seed) == check(tool, str(DEMO))


def test_order_of_arguments_does_not_matter(tool: Tool) -> None:
    """The report is the same byte by byte in whatever order the files are named."""
    names = [str(path) for path in PLUGINS]
    assert check(tool, *names) == check(tool, *reversed(names))


def test_working_folder_does_not_matter(tool: Tool) -> None:
    """From anywhere, the findings are the same; only the beginning of the paths differs."""
    here = findings(check(tool, str(DEMO)))
    assert here
    assert here == findings(check(tool, ".", cwd=DEMO))
    assert here == findings(check(tool, "demo/plugins", cwd=CHECKOUT))
    assert here == findings(check(tool, "../plugins", cwd=DEMO))
    assert here == findings(check(tool, "plugins", cwd=DEMO.parent))


def test_company_does_not_matter(tool: Tool) -> None:
    """A plugin's findings are the same whether it is checked alone or with others."""
    together = findings(check(tool, *(str(path) for path in PLUGINS if path.stem != "install_tools")))
    alone = []
    for path in PLUGINS:
        if path.stem != "install_tools":
            alone += findings(tool("check", "--no-confirm", "--format", "json", str(path)).stdout)
    assert together == alone
