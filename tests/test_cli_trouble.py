"""The command line when something is wrong: a message, the right exit status, and the other files checked."""

from __future__ import annotations

import fcntl
import json
import os
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from runelint.failure import RunelintError
from samples import CLEAN_PLUGIN, NOISY_PLUGIN, Tool, in_process

if TYPE_CHECKING:
    from collections.abc import Callable

    Write = Callable[[str, str], Path]


def test_unknown_rule_is_a_usage_error(tool: Tool) -> None:
    """A rule that is not there is named with the nearest one, and exits with 2."""
    for arguments in (("check", "--select", "stdout-prin"), ("rule", "stdout-prin")):
        done = tool(*arguments)
        assert done.returncode == 2
        assert "Did you mean `stdout-print`?" in done.stderr


def test_a_check_without_rules_is_a_usage_error(tool: Tool, write: Write) -> None:
    """Where `--ignore` takes every rule away nothing was checked: that is said, and exits with 2."""
    write("noisy.sh", NOISY_PLUGIN)
    done = tool("check", "--ignore", "RUNE", "noisy.sh")
    assert (done.returncode, done.stdout) == (2, "")
    assert "No rule is left to check" in done.stderr


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


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "nothing"),
        ("ast", "nothing"),
        ("run", "nothing"),
        ("trace", "nothing"),
        *(("run", "p.sh", option, "nothing") for option in ("--input", "--stdin", "--scenario")),
        ("run", "p.sh", "--file", "/x=@nothing"),
        ("ast", "p.sh/nothing"),
    ],
)
def test_a_file_that_is_not_there_is_a_mistake_in_the_command(
    tool: Tool, write: Write, arguments: tuple[str, ...]
) -> None:
    """Whichever command or option names it: it does not exist, and the exit status is 2."""
    write("p.sh", CLEAN_PLUGIN)
    done = tool(*arguments)
    assert done.returncode == 2
    assert "nothing: does not exist\n" in done.stderr


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


@pytest.mark.usefixtures("no_sandbox")
def test_without_a_sandbox_findings_stand_untried(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a sandbox nothing is executed: findings are reported, one line says why they were not tried."""
    for name in ("a.sh", "b.sh"):
        write(name, NOISY_PLUGIN)
    monkeypatch.chdir(tmp_path)
    status, output, errors = in_process("check", "--format", "json")
    assert (status, errors) == (
        1,
        "runelint: findings were not tried: There is no `bwrap` (`runelint doctor` tells more)\n",
    )
    found = [(finding["verdict"], finding["reason"]) for finding in json.loads(output)["findings"]]
    assert found == [("not-run", "There is no `bwrap`")] * 2
    assert in_process("check", "--no-confirm")[::2] == (1, "")


@pytest.mark.usefixtures("no_sandbox")
def test_insisting_on_a_sandbox_that_is_missing(write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """To insist on confirmation where there is no sandbox is a failure, with its reason and what mends it."""
    write("noisy.sh", NOISY_PLUGIN)
    monkeypatch.chdir(tmp_path)
    for arguments in (("check", "--confirm"), ("run", "noisy.sh"), ("trace", "noisy.sh")):
        with pytest.raises(RunelintError, match=r"There is no `bwrap`\. Install it\."):
            in_process(*arguments)


@pytest.mark.usefixtures("no_sandbox")
def test_clean_plugin_needs_no_sandbox(write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plugin without findings is not executed, so nothing is said about a sandbox that is missing."""
    write("clean.sh", CLEAN_PLUGIN)
    monkeypatch.chdir(tmp_path)
    assert in_process("check") == (0, "1 plugin checked: nothing to report.\n", "")


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


@pytest.mark.parametrize(("ignored", "status"), [(False, 130), (True, 7)], ids=["heard", "ignored"])
@pytest.mark.parametrize("start", ["-m runelint", "-c 'from runelint.__main__ import main; main()'"])
def test_interrupt_of_the_start_is_quiet(tool: Tool, write: Write, start: str, status: int, *, ignored: bool) -> None:
    """Ctrl-C while Python still imports: exit status 130 without a word. Who starts us may have it ignored."""
    write("click.py", "import os, signal\nos.kill(os.getpid(), signal.SIGINT)\nraise SystemExit(7)\n")
    path = os.pathsep.join([str(tool.cwd), os.environ.get("PYTHONPATH", "")])
    trap = "trap '' INT; " if ignored else ""
    done = subprocess.run(
        ["/bin/sh", "-c", f'{trap}exec "$0" {start}', sys.executable],
        cwd=tool.cwd,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (status, b"", b"")


def test_interrupt_of_the_end_is_quiet(tool: Tool) -> None:
    """Ctrl-C when all is said, while Python ends: exit status 130 without a word more."""
    text = "import atexit, os, signal, sys; atexit.register(os.kill, os.getpid(), signal.SIGINT)"
    text += "; sys.argv[1:] = ['rule']; from runelint.__main__ import main; main()"
    done = subprocess.run([sys.executable, "-c", text], cwd=tool.cwd, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (130, b"")
    assert b"RUNE604" in done.stdout


def test_interrupt_in_the_middle_of_exec_ends_with_130(tool: Tool) -> None:
    """Ctrl-C while a class is made by `exec`, as named tuples are: Python's own end by SIGINT does not come."""
    text = "import runelint.cli; kill = 'import os, signal; os.kill(os.getpid(), signal.SIGINT)'"
    text += "; runelint.cli.commands.main = lambda **_: exec(kill); from runelint.__main__ import main; main()"
    done = subprocess.run([sys.executable, "-c", text], cwd=tool.cwd, capture_output=True, check=False)
    assert (done.returncode, done.stderr.strip()) == (130, b"runelint: interrupted: the check is not complete")


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


def test_text_of_far_files_is_not_quoted(tool: Tool, write: Write) -> None:
    """A plugin that sources a file outside its module gets findings in it, and not a word of that file's text."""
    write("secret.txt", 'echo "hunter2"\nif [ -e /swordfish ]; then ls /; fi\n')
    head, _, rest = CLEAN_PLUGIN.rpartition("rune_ok")
    write("modules/disk/plugin.sh", f"{head}source {tool.cwd}/secret.txt\nrune_ok{rest}")
    done = tool("check", "modules")
    assert "secret.txt:1" in done.stdout
    assert "hunter2" not in done.stdout
    assert "swordfish" not in done.stdout


@pytest.mark.parametrize("name", [".netrc", ".ssh/id"])
def test_text_of_hidden_files_is_not_quoted(tool: Tool, write: Write, name: str) -> None:
    """Of a file above its folder that can hold credentials a plugin's findings show not a word."""
    write(f"module/{name}", 'echo "hunter2"\nif [ -e /swordfish ]; then ls /; fi\n')
    head, _, rest = CLEAN_PLUGIN.rpartition("rune_ok")
    write("module/plugins/plugin.sh", f'{head}source "${{0%/*}}/../{name}"\nrune_ok{rest}')
    (tool.cwd / "module/plugins/.settings").symlink_to(f"../{name}")
    write("module/plugins/other.sh", f'{head}source "${{0%/*}}/.settings"\nrune_ok{rest}')
    for option in ("--no-confirm", "--all"):
        done = tool("check", option, "module/plugins")
        assert "id:1" in done.stdout or "netrc:1" in done.stdout
        assert "hunter2" not in done.stdout
        assert "swordfish" not in done.stdout


@pytest.mark.parametrize("command", ["check noisy.sh", "rule", "--help"])
def test_result_that_cannot_be_written_is_said(tool: Tool, write: Write, command: str) -> None:
    """With nothing at the other end of stdout the message blames that, and not runelint."""
    write("noisy.sh", NOISY_PLUGIN)
    shell = f'exec "$0" -m runelint {command} >/dev/full'
    done = subprocess.run(
        ["/bin/sh", "-c", shell, sys.executable], cwd=tool.cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 3
    assert "could not be written" in done.stderr
    assert "runelint itself failed" not in done.stderr
