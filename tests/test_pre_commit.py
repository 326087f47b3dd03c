"""The pre-commit hook, installed as a user installs it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

from samples import CHECKOUT, CLEAN_PLUGIN, NOISY_LINE, NOISY_PLUGIN, plain_environment

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(
    shutil.which("git") is None or find_spec("pre_commit") is None,
    reason="git or pre-commit is not installed",
)

SHIPPED = (
    "runelint",
    "rules",
    "pyproject.toml",
    "README.md",
    "CHANGELOG.md",
    "LICENSE",
    ".pre-commit-hooks.yaml",
)


def run(cwd: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a command in `cwd` and return what came of it, stderr with stdout."""
    identity = {
        "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org",
        "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
        "PRE_COMMIT_HOME": str(cwd.parent / "pre-commit"),
    }  # fmt: skip
    # Within a hook, git names its own repository in the environment.
    environment = {name: value for name, value in plain_environment().items() if not name.startswith("GIT_")}
    return subprocess.run(
        command,
        cwd=cwd,
        env=environment | identity,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=300,
        check=False,
    )


def committed(folder: Path) -> str:
    """Make `folder` a repository with everything in it committed, and return the commit."""
    for command in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "all")):
        done = run(folder, "git", *command)
        assert done.returncode == 0, done.stdout
    return run(folder, "git", "rev-parse", "HEAD").stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a git repository in which this version of the hook is installed."""
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    for name in SHIPPED:
        source = CHECKOUT / name
        if source.is_dir():
            shutil.copytree(source, hooks / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, hooks / name)
    revision = committed(hooks)
    repository = tmp_path / "repository"
    repository.mkdir()
    (repository / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {hooks}\n    rev: {revision}\n    hooks:\n      - id: runelint\n"
    )
    committed(repository)
    assert run(repository, sys.executable, "-m", "pre_commit", "install").returncode == 0
    return repository


def add(repository: Path, name: str, text: str) -> None:
    """Stage an executable file."""
    path = repository / name
    path.write_text(text)
    path.chmod(0o755)
    run(repository, "git", "add", name)


def test_hook_lets_good_plugins_pass_and_stops_bad_ones(repository: Path) -> None:
    """A commit with a bad plugin is stopped with the finding; a clean one and scripts that are no plugins pass."""
    add(repository, "clean.sh", CLEAN_PLUGIN)
    add(repository, "deploy.sh", "#!/usr/bin/env bash\necho 'no plugin'\n")
    passed = run(repository, "git", "commit", "-m", "clean")
    if "Could not find a version" in passed.stdout or "Connection" in passed.stdout:
        pytest.skip("pip cannot reach a package index from here")
    assert passed.returncode == 0, passed.stdout

    add(repository, "noisy", NOISY_PLUGIN)
    stopped = run(repository, "git", "commit", "-m", "noisy")
    assert stopped.returncode != 0
    assert f"noisy:{NOISY_LINE}:1: error RUNE101 stdout-print" in stopped.stdout
    assert run(repository, "git", "log", "--format=%s").stdout.splitlines() == ["clean", "all"]
