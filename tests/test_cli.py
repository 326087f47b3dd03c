"""The command line: what it prints and how it exits when all goes well."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

import runelint
from samples import CLEAN_PLUGIN, NOISY_LINE, NOISY_PLUGIN, Tool, in_process

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Write = Callable[[str, str], Path]


# What a newcomer meets


def test_version(tool: Tool) -> None:
    """`--version` names the program and its version."""
    assert tool("--version").stdout == f"runelint {runelint.__version__}\n"


@pytest.mark.parametrize("command", [(), ("check",), ("run",), ("trace",), ("doctor",), ("rule",), ("ast",)])
def test_help_fits_a_terminal(tool: Tool, command: tuple[str, ...]) -> None:
    """Every help page is there, in lines of at most 80 columns."""
    done = tool(*command, "--help")
    assert done.returncode == 0
    assert done.stdout.startswith("Usage: runelint")
    assert all(len(line) <= 80 for line in done.stdout.split("\n"))


def test_help_names_the_exit_statuses(tool: Tool) -> None:
    """The help of `check` and `run` tells what each exit status means."""
    for command in ("check", "run"):
        assert re.findall(r"^    (\d)  \w", tool(command, "--help").stdout, re.MULTILINE) == list("0123")


def test_named_files_that_are_no_plugins_are_told(tool: Tool, write: Write) -> None:
    """Who names a file is told without `-v` why it is not checked; who names its folder, or asks by content, is not."""
    write("lib/lib.sh", "rune_log() { :; }\n")
    named, other = tool("check", "lib/lib.sh"), [tool("check", "lib"), tool("check", "--by-content", "lib/lib.sh")]
    reason = "a library: it is checked through the plugins that source it"
    assert (named.returncode, named.stderr) == (0, f"runelint: skipped lib/lib.sh: {reason}\n")
    assert [done.stderr for done in other] == ["", ""]


# Whole outputs


@pytest.mark.usefixtures("simple_engine")
def test_failing_check(
    write: Write,
    snapshot: Callable[[str, str], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A check with findings prints them with a sum, and exits with 1."""
    write("plugins/noisy.sh", NOISY_PLUGIN)
    write("plugins/clean.sh", CLEAN_PLUGIN)
    monkeypatch.chdir(tmp_path)
    status, output, errors = in_process("check", "plugins")
    assert (status, errors) == (1, "")
    snapshot("check_failing.txt", output)


@pytest.mark.usefixtures("simple_engine")
def test_clean_check(
    write: Write,
    snapshot: Callable[[str, str], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A clean check says what was checked, and exits with 0; with -q it says nothing."""
    write("plugins/clean.sh", CLEAN_PLUGIN)
    monkeypatch.chdir(tmp_path)
    status, output, errors = in_process("check")
    assert (status, errors) == (0, "")
    snapshot("check_clean.txt", output)
    assert in_process("check", "-q") == (0, "", "")


# Findings of the real rules


def test_finding_is_reported_with_its_line(tool: Tool, write: Write) -> None:
    """A plugin that prints before its message gets RUNE101 on that line, and exit status 1."""
    write("noisy.sh", NOISY_PLUGIN)
    done = tool("check", "noisy.sh")
    assert done.returncode == 1
    assert f"noisy.sh:{NOISY_LINE}:1: error RUNE101 stdout-print\n" in done.stdout
    assert 'echo "starting"' in done.stdout


def test_clean_plugin_is_silent(tool: Tool, write: Write) -> None:
    """A clean plugin gives exit status 0."""
    write("clean.sh", CLEAN_PLUGIN)
    done = tool("check", "clean.sh")
    assert (done.returncode, done.stdout) == (0, "1 plugin checked: nothing to report.\n")


def test_stdin_is_checked(tool: Tool) -> None:
    """The path `-` is a plugin on stdin."""
    assert "<stdin>:" in tool("check", "-", stdin=NOISY_PLUGIN.encode()).stdout
    assert tool("check", "-", stdin=CLEAN_PLUGIN.encode()).returncode == 0


def test_json_names_the_finding(tool: Tool, write: Write) -> None:
    """`--format json` prints one document, also into a file with `--output`."""
    write("noisy.sh", NOISY_PLUGIN)
    done = tool("check", "--no-confirm", "--format", "json", "noisy.sh")
    assert done.returncode == 1
    assert [(found["code"], found["line"], found["verdict"]) for found in json.loads(done.stdout)["findings"]] == [
        ("RUNE101", NOISY_LINE, "not-run")
    ]
    into_file = tool("check", "--no-confirm", "--format", "json", "--output", "report.json", "noisy.sh")
    assert (into_file.returncode, into_file.stdout) == (1, "")
    assert (tool.cwd / "report.json").read_text() == done.stdout


def test_rules_can_be_chosen(tool: Tool, write: Write) -> None:
    """`--select` and `--ignore` decide which rules are asked."""
    write("noisy.sh", NOISY_PLUGIN)
    assert tool("check", "--ignore", "RUNE101", "noisy.sh").returncode == 0
    assert tool("check", "--select", "RUNE4", "noisy.sh").returncode == 0
    assert tool("check", "--select", "stdout-print", "noisy.sh").returncode == 1


def test_odd_bytes_never_reach_the_terminal(tool: Tool) -> None:
    """A plugin and a file name full of terminal escapes are shown as text."""
    name = "\x1b[31m\u202e\n.sh"
    (tool.cwd / name).write_bytes(NOISY_PLUGIN.replace("starting", "\x1b]0;x\x07 \x9b \u2066").encode() + b"\xff\n")
    for arguments in ((".",), (".", "-v"), (name, "no\x1b[31m")):
        done = tool("check", *arguments)
        assert done.returncode in {1, 2}
        assert (done.stdout + done.stderr).replace("\n", "").isprintable()


# The other commands


def test_rule_lists_and_explains(tool: Tool) -> None:
    """`rule` lists all rules; with a code or a name it explains one."""
    assert "RUNE101  error    stdout-print\n" in tool("rule").stdout
    assert tool("rule", "RUNE101").stdout == tool("rule", "stdout-print").stdout
    assert "\nWhy\n" in tool("rule", "RUNE101").stdout


def test_ast_prints_the_tree(tool: Tool, write: Write) -> None:
    """`ast` prints the tree of a file, as text or as JSON, and exits with 0."""
    write("a.sh", "echo hello\n")
    text = tool("ast", "a.sh")
    assert text.returncode == 0
    assert text.stdout.startswith("Script 1:1-2:1\n  body: Simple 1:1-1:11\n")
    assert json.loads(tool("ast", "--format", "json", "-", stdin=b"echo hello\n").stdout)["node"] == "Script"


def test_ast_tells_what_could_not_be_read(tool: Tool, write: Write) -> None:
    """A script that is not valid Bash: the problem with its place, exit status 1."""
    write("a.sh", 'echo "hello\n')
    broken = tool("ast", "a.sh")
    assert broken.returncode == 1
    assert broken.stderr.startswith("runelint: a.sh:1:6: ")
