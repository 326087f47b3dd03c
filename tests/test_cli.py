"""The command line, mostly as a process of its own."""

from __future__ import annotations

import fcntl
import json
import os
import re
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

import runelint
from runelint.cli import commands
from runelint.cli.terminal import Bar
from samples import CLEAN_PLUGIN, NOISY_LINE, NOISY_PLUGIN, Tool, plain_environment

if TYPE_CHECKING:
    from collections.abc import Callable

    Write = Callable[[str, str], Path]


def in_process(*arguments: str) -> tuple[int, str, str]:
    """Return exit status, stdout and stderr of a command that is run in this process."""
    result = CliRunner().invoke(commands, arguments, standalone_mode=False, catch_exceptions=False)
    return int(result.return_value or 0), result.stdout, result.stderr


# What a newcomer meets


def test_version(tool: Tool) -> None:
    """`--version` names the program and its version."""
    assert tool("--version").stdout == f"runelint {runelint.__version__}\n"


@pytest.mark.parametrize("command", [(), ("check",), ("rule",), ("ast",)])
def test_help_fits_a_terminal(tool: Tool, command: tuple[str, ...]) -> None:
    """Every help page is there, in lines of at most 80 columns."""
    done = tool(*command, "--help")
    assert done.returncode == 0
    assert done.stdout.startswith("Usage: runelint")
    assert all(len(line) <= 80 for line in done.stdout.split("\n"))


def test_help_names_the_exit_statuses(tool: Tool) -> None:
    """The help of `check` tells what each exit status means."""
    assert re.findall(r"^    (\d)  \w", tool("check", "--help").stdout, re.MULTILINE) == list("0123")


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
    done = tool("check", "--format", "json", "noisy.sh")
    assert done.returncode == 1
    assert [(found["code"], found["line"], found["verdict"]) for found in json.loads(done.stdout)["findings"]] == [
        ("RUNE101", NOISY_LINE, "not-run")
    ]
    into_file = tool("check", "--format", "json", "--output", "report.json", "noisy.sh")
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


# What goes wrong


def test_unknown_rule_is_a_usage_error(tool: Tool) -> None:
    """A rule that is not there is named with the nearest one, and exits with 2."""
    for arguments in (("check", "--select", "stdout-prin"), ("rule", "stdout-prin")):
        done = tool(*arguments)
        assert done.returncode == 2
        assert "Did you mean `stdout-print`?" in done.stderr


@pytest.mark.parametrize("arguments", [("chek",), ("check", "--nothing"), ("check", "--format", "xml")])
def test_mistakes_in_the_command_are_usage_errors(tool: Tool, arguments: tuple[str, ...]) -> None:
    """A command, an option or a value that is not there exits with 2."""
    assert tool(*arguments).returncode == 2


def test_missing_path_is_said_and_the_others_are_checked(tool: Tool, write: Write) -> None:
    """A path that does not exist: a message, the other files are checked, exit status 2."""
    write("noisy.sh", NOISY_PLUGIN)
    done = tool("check", "nothing", "noisy.sh")
    assert done.returncode == 2
    assert done.stderr == "runelint: nothing: does not exist\n"
    assert "RUNE101" in done.stdout


def test_odd_files_are_failures_and_the_others_are_checked(tool: Tool, write: Write) -> None:
    """A named FIFO or device: a message, no waiting, the other files are checked, exit status 3."""
    write("noisy.sh", NOISY_PLUGIN)
    os.mkfifo(tool.cwd / "fifo.sh")
    done = tool("check", "fifo.sh", "/dev/null", "noisy.sh", "nothing")
    assert done.returncode == 3
    assert "runelint: fifo.sh: is a FIFO, not a file\n" in done.stderr
    assert "runelint: /dev/null: is a device, not a file\n" in done.stderr
    assert "RUNE101" in done.stdout
    assert "3 paths could not be checked." in done.stdout


@pytest.mark.usefixtures("simple_engine")
def test_a_crash_on_one_file_makes_the_result_incomplete(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When runelint fails on a file it says so, checks the others, and exits with 3 although there are findings."""
    write("a.sh", "boom\n")
    write("b.sh", NOISY_PLUGIN)
    monkeypatch.chdir(tmp_path)
    status, output, errors = in_process("check")
    assert status == 3
    assert "b.sh:" in output
    assert errors.startswith("runelint: a.sh: runelint itself failed here (ZeroDivisionError at ")


def test_confirming_is_not_there_yet(tool: Tool) -> None:
    """To insist on confirmation is an error as long as there is no sandbox; not to want it is fine."""
    done = tool("check", "--confirm")
    assert (done.returncode, done.stdout) == (3, "")
    assert "there is no sandbox yet" in done.stderr
    assert tool("check", "--no-confirm", "--no-cache").returncode == 0


@pytest.mark.parametrize(("level", "status"), [("error", 1), ("warning", 1), ("info", 1)])
def test_fail_level(tool: Tool, write: Write, level: str, status: int) -> None:
    """An error fails a check at every level."""
    write("noisy.sh", NOISY_PLUGIN)
    assert tool("check", "--fail-on", level, "noisy.sh").returncode == status


def test_skipped_files_are_told_on_request(tool: Tool, write: Write) -> None:
    """With -v each file that was left out is told with its reason; without, nothing is said."""
    write("script.sh", "#!/usr/bin/env bash\necho hello\n")
    write("notes.txt", "text\n")
    assert tool("check").stderr == ""
    told = tool("check", "-v")
    assert (told.returncode, told.stdout[:15]) == (0, "No plugin found")
    assert "runelint: skipped notes.txt: no Bash script\n" in told.stderr
    assert "runelint: skipped script.sh: " in told.stderr


def test_by_content_passes_over_scripts(tool: Tool, write: Write) -> None:
    """With --by-content a named script that is no plugin is passed over, and a plugin is checked."""
    write("script.sh", "#!/usr/bin/env bash\necho hello\n")
    write("noisy.sh", NOISY_PLUGIN)
    assert tool("check", "--by-content", "-q", "script.sh").stdout == ""
    assert tool("check", "--by-content", "-q", "script.sh", "noisy.sh").returncode == 1


def test_broken_pipe_is_quiet(tool: Tool, write: Write) -> None:
    """When nobody reads the report any more, runelint ends without a word, as a tool in a pipe does."""
    write("noisy.sh", NOISY_PLUGIN)
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "runelint", "check", "noisy.sh"],
        cwd=tool.cwd,
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_full_disk_is_said(tool: Tool, write: Write) -> None:
    """A report that cannot be written is a failure with its reason."""
    write("clean.sh", CLEAN_PLUGIN)
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "runelint", "check", "clean.sh"],
            cwd=tool.cwd,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 3
    assert done.stderr == b"runelint: the result could not be written: No space left on device\n"


def test_output_file_that_cannot_be_written(tool: Tool, write: Write) -> None:
    """A report file in a folder that is not there is a failure with its reason."""
    write("clean.sh", CLEAN_PLUGIN)
    done = tool("check", "--output", "no/report", "clean.sh")
    assert done.returncode == 3
    assert done.stderr == "runelint: the result could not be written: No such file or directory\n"


def test_closed_streams_are_survived(tool: Tool, write: Write) -> None:
    """With stdin, stdout or stderr closed there is a message where one can be given, and no traceback."""
    write("clean.sh", CLEAN_PLUGIN)
    for closing, status in (("<&-", 0), (">&-", 3), ("2>&-", 0)):
        command = f"'{sys.executable}' -m runelint check clean.sh {closing}"
        done = subprocess.run(["bash", "-c", command], cwd=tool.cwd, capture_output=True, check=False)
        assert (done.returncode, b"Traceback" in done.stderr) == (status, False)


def test_interrupt_ends_with_130(tool: Tool) -> None:
    """Ctrl-C while a check is under way: one line, exit status 130, nothing left behind."""
    process = subprocess.Popen(
        [sys.executable, "-m", "runelint", "check", "-"],
        cwd=tool.cwd,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin is not None
    with process:
        process.stdin.write(b"#")
        process.stdin.flush()
        deadline = time.monotonic() + 30
        while _unread(process.stdin.fileno()) and time.monotonic() < deadline:
            time.sleep(0.01)  # until runelint has begun to read
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=30)
    assert process.returncode == 130
    assert (output, errors.strip()) == (b"", b"runelint: interrupted: the check is not complete")
    assert list(tool.cwd.iterdir()) == []


def _unread(pipe: int) -> int:
    """Return how many bytes of a pipe nobody has read yet."""
    unread: int = struct.unpack("i", fcntl.ioctl(pipe, termios.FIONREAD, b"\0" * 4))[0]
    return unread


def test_working_folder_may_be_gone(tool: Tool) -> None:
    """In a folder that was deleted, runelint says so."""
    command = f"mkdir gone && cd gone && rmdir ../gone && '{sys.executable}' -P -m runelint check"
    done = subprocess.run(["bash", "-c", command], cwd=tool.cwd, capture_output=True, check=False)
    assert done.returncode == 3
    assert b"runelint: the working folder cannot be found" in done.stderr


# Colour, progress, speed


@pytest.mark.parametrize(
    ("environment", "terminal", "coloured"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"TERM": "dumb"}, True, False),
    ],
)
def test_colours(
    tool: Tool,
    write: Write,
    environment: dict[str, str],
    *,
    terminal: bool,
    coloured: bool,
) -> None:
    """Colours are used on a terminal; NO_COLOR turns them off, FORCE_COLOR on; a dumb terminal gets none."""
    write("noisy.sh", NOISY_PLUGIN)
    ours, theirs = os.openpty() if terminal else os.pipe()
    with os.fdopen(ours, "rb", buffering=0) as reader:
        writer = theirs
        subprocess.run(
            [sys.executable, "-m", "runelint", "check", "noisy.sh"],
            cwd=tool.cwd,
            stdout=writer,
            check=False,
            env=plain_environment() | {"TERM": "xterm"} | environment,
        )
        output = reader.read(100_000)
        os.close(writer)
    assert b"RUNE101" in output
    assert (b"\x1b[" in output) is coloured


def test_progress_shows_after_a_second_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The bar is not shown within the first second, nor where stderr is no terminal."""
    now = [100.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    quiet = Bar()
    now[0] += 5
    quiet.advance(1, 2)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    bar = Bar()
    bar.advance(1, 2)
    assert capsys.readouterr().err == ""
    now[0] += 1.5
    bar.advance(1, 2)
    bar.close()
    assert "checking" in capsys.readouterr().err


def test_a_clean_check_loads_only_what_it_uses(tool: Tool, write: Write) -> None:
    """To check a clean plugin, neither rich nor jsonschema nor bashlex nor pathspec is imported."""
    write("clean.sh", CLEAN_PLUGIN)
    program = (
        "import sys\nfrom runelint.cli import main\nsys.argv[1:] = ['check', 'clean.sh']\n"
        "try:\n    main()\nfinally:\n"
        "    print(sorted({'rich', 'jsonschema', 'bashlex', 'pathspec'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=tool.cwd, capture_output=True, check=False)
    assert done.stdout.endswith(b"\n[]\n")


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
    """A script that is not valid Bash: the problem with its place, exit status 1; a file that is not there: 3."""
    write("a.sh", 'echo "hello\n')
    broken = tool("ast", "a.sh")
    assert broken.returncode == 1
    assert broken.stderr.startswith("runelint: a.sh:1:6: ")
    assert tool("ast", "nothing").returncode == 3
