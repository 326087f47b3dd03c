"""`runelint run` and `runelint trace`: real runs in the sandbox, from the command line."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from samples import CLEAN_PLUGIN, NOISY_LINE, NOISY_PLUGIN, Tool

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Write = Callable[[str, str], Path]

pytestmark = pytest.mark.usefixtures("sandbox")

HEAD = CLEAN_PLUGIN.partition("\nNAME=")[0] + "\n"

# Everything that steers a terminal, reorders text, is no UTF-8, or is a command to a CI system that reads along.
ODD = b"\x1b]0;x\x07 \x00 \x7f \x9b \xc2\x9b \xc2\x85 \xe2\x80\xaa\xe2\x80\xae \xe2\x81\xa6\xe2\x81\xa9 \xff\r\n"
ODD += b"::error::x\n  ::add-mask::x\n##[error]x ##vso[task.complete]x\n"
SHOUT = "$'" + "".join(f"\\x{byte:02x}" for byte in ODD if byte) + "'"


def schema(name: str) -> Draft202012Validator:
    """Return a validator of one of the documents."""
    text = files("runelint.report").joinpath(f"{name}.schema.json").read_text("utf-8")
    Draft202012Validator.check_schema(json.loads(text))
    return Draft202012Validator(json.loads(text))


def run(tool: Tool, *arguments: str) -> Any:  # noqa: ANN401 - a JSON document
    """Return the document of `runelint run --json`, which has the shape that its schema says."""
    done = tool("run", "--json", *arguments)
    document = json.loads(done.stdout)
    schema("run").validate(document)
    assert done.returncode == (0 if document["kept"] else 1), done.stderr
    return document


def output(document: Any) -> Any:  # noqa: ANN401 - likewise
    """Return what the plugin put into its message."""
    message = json.loads(document["observed"]["stdout"])
    return message["payload"]["output_data"] if message["error"] is None else message["error"]


def test_kept_contract(tool: Tool, write: Write) -> None:
    """A plugin that keeps the contract: exit status 0, what it was sent, and how it ended."""
    write("clean.sh", CLEAN_PLUGIN)
    done = tool("run", "clean.sh", "--param", "name=Ada")
    assert done.returncode == 0, done.stderr
    assert '    sent    name = "Ada"\n' in done.stdout
    assert 'the message: success, {"name": "Ada", "message": "Hello"} <- line 13 rune_ok' in _in_one_line(done.stdout)
    assert done.stdout.endswith("\nThe contract was kept.\n")
    assert all(len(line) <= 80 for line in done.stdout.split("\n"))


def test_what_is_not_copied_is_said(tool: Tool, write: Write) -> None:
    """A file that the plugin sources and that is not copied into the sandbox is named, with the reason."""
    write("module/.netrc", "hunter2\n")
    write("module/plugins/plugin.sh", f'{HEAD}source "${{0%/*}}/../.netrc" || rune_error 2 none\n')
    text = tool("run", "module/plugins/plugin.sh").stdout
    told = re.sub(r"\s+", "", text.partition("    note")[2])
    assert f"{tool.cwd}/module/.netrc`wasnotcopied:itstandsat`.netrc`,whichisnevercopied" in told
    document = run(tool, "module/plugins/plugin.sh")
    assert [note.partition(": ")[2].partition(",")[0] for note in document["observed"]["notes"]] == [
        "it stands at `.netrc`"
    ]
    assert "hunter2" not in text + json.dumps(document)


def _in_one_line(text: str) -> str:
    """Return a block whose second line belongs before the place at the end of the first."""
    first, place, rest = re.split(r" +(<- line \d+ \S+)\n", text, maxsplit=1)
    return f"{first} {rest.partition(chr(10))[0].strip()} {place}"


def test_broken_contract(tool: Tool, write: Write) -> None:
    """A plugin that prints before its message: exit status 1, the foreign bytes with their line, RUNE's answer."""
    write("noisy.sh", NOISY_PLUGIN)
    done = tool("run", "noisy.sh")
    assert done.returncode == 1
    assert [line.split() for line in done.stdout.splitlines() if "! " in line] == [
        ["stdout", "!", "starting", "<-", "line", str(NOISY_LINE), "echo"]
    ]
    assert done.stdout.endswith('RUNE would answer "Malformed JSON from plugin" (code 400).\n')


def test_message_options(tool: Tool, write: Write) -> None:
    """Parameters and context are text, or JSON after `:=`; a whole message comes from a file or from stdin."""
    write(
        "p.sh",
        HEAD + 'rune_ok "" "$(jq -nc --argjson p "$(rune_all_params)" --argjson c "$(rune_all_ctx)" \'$p + $c\')"\n',
    )
    given = run(tool, "p.sh", "--param", "a=1", "--param", "b:=[1, true]", "--ctx", "node=n", "--param", "c==")
    assert output(given) == {"a": "1", "b": [1, True], "c": "=", "node": "n", "requested_by": "runelint"}
    message = {**given["scenario"]["input"], "payload": {"input_parameters": {"x": "\u00e9"}, "context": {}}}
    (tool.cwd / "message.json").write_text(json.dumps(message), encoding="utf-8")
    assert output(run(tool, "p.sh", "--input", "message.json", "--param", "y=2")) == {"x": "\u00e9", "y": "2"}
    done = tool("run", "--json", "p.sh", "--input", "-", stdin=json.dumps(message).encode())
    assert output(json.loads(done.stdout)) == {"x": "\u00e9"}
    (tool.cwd / "raw").write_bytes(b"\xff no JSON")
    assert run(tool, "p.sh", "--stdin", "raw")["scenario"]["stdin"] == {"base64": "/yBubyBKU09O"}


def test_world_options(tool: Tool, write: Write) -> None:
    """Doubles, absent commands, variables and files are what the plugin finds."""
    write(
        "p.sh",
        HEAD
        + 'state="$(systemctl is-active x)" || status=$?\n'
        + "command -v docker >/dev/null || docker=no\n"
        + 'rune_ok_kv "" "state=$state" "status=${status-}" "docker=${docker-}" "mode=$MODE" "text=$(cat /etc/p.conf)" '
        + '"copy=$(cat /srv/copy)" "folder=$(test -d /srv/x && echo yes)" "disk=$(test -b /dev/sdb && echo yes)"\n',
    )
    (tool.cwd / "mine").write_text("of mine", encoding="utf-8")
    given = run(
        tool, "p.sh", "--double", "systemctl=3:inactive", "--absent", "docker", "--env", "MODE=a=b",
        "--file", "/etc/p.conf=some text", "--file", "/srv/copy=@mine", "--file", "/srv/x/",
        "--file", "/dev/sdb:block",
    )  # fmt: skip
    expected = {"state": "inactive", "status": "3", "docker": "no", "mode": "a=b", "text": "some text"}
    assert output(given) == {**expected, "copy": "of mine", "folder": "yes", "disk": "yes"}
    assert given["stood_in"] == []


def test_commands_that_nobody_named_are_stood_in_for(tool: Tool, write: Write) -> None:
    """A command that the plugin calls and that nobody said anything about succeeds, and that is said."""
    write("p.sh", HEAD + "systemctl restart x\nrune_ok done '{}'\n")
    done = tool("run", "p.sh")
    assert done.returncode == 0
    assert "stood in for: systemctl (exit 0" in done.stdout
    assert "systemctl restart x (line 9, exit 0)" in done.stdout
    assert run(tool, "p.sh")["stood_in"] == ["systemctl"]


def test_time_limit(tool: Tool, write: Write) -> None:
    """A plugin that does not end in time gives RUNE no answer."""
    write("p.sh", HEAD + "while :; do :; done\n")
    given = run(tool, "p.sh", "--timeout", "0.5")
    assert given["observed"]["exit"] is None
    assert given["problem"].startswith("RUNE would get no answer: the plugin did not end in time")


def test_starting_as_a_program(tool: Tool, write: Write) -> None:
    """With `--start path` the plugin's first line counts."""
    write("p.sh", HEAD.replace("#!/usr/bin/env bash", "#!/bin/false") + "rune_ok done '{}'\n")
    assert run(tool, "p.sh")["kept"] is True
    assert run(tool, "p.sh", "--start", "path")["observed"]["exit"] == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("--param", "x"),
        ("--param", "x:={"),
        ("--double", "x"),
        ("--absent", ""),
        ("--absent", "curl jq"),
        ("--file", "x=y"),
        ("--file", "/x"),
        ("--file", "/x:blok"),
        ("--scenario", '{"inptu": 1}'),
        ("--scenario", '{"findings": []}'),
        ("--finding", "1"),
        ("--stdin", "p.sh", "--param", "x=y"),
        ("--input", "p.sh"),
        ("--timeout", "0"),
    ],
)
def test_mistakes_are_usage_errors(tool: Tool, write: Write, arguments: tuple[str, ...]) -> None:
    """An option that says nothing sensible is told with what to write, and nothing is run."""
    write("p.sh", CLEAN_PLUGIN)
    done = tool("run", "p.sh", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Usage: runelint run")


def test_plugin_that_cannot_be_run(tool: Tool) -> None:
    """A plugin that is not there is a mistake in the command; one that cannot be read is a failure."""
    missing, folder = tool("run", "nothing.sh"), tool("run", ".")
    assert (missing.returncode, folder.returncode) == (2, 3)
    assert "nothing.sh: does not exist" in missing.stderr
    assert folder.stderr == "runelint: .: is a folder, not a file\n"


# Witnesses


def test_witness_is_repeated_exactly(tool: Tool, write: Write) -> None:
    """The command in a witness, the witness itself, and the whole report each repeat the run."""
    write("noisy.sh", NOISY_PLUGIN)
    done = tool("check", "--format", "json", "--output", "report.json", "noisy.sh")
    assert (done.returncode, done.stderr) == (1, "")
    report = json.loads((tool.cwd / "report.json").read_text(encoding="utf-8"))
    schema("report").validate(report)
    (finding,) = report["findings"]
    assert finding["verdict"] == "confirmed"
    seen = finding["witness"]["observed"]
    assert seen["parts"][0] == {
        "bytes": 9, "foreign": True, "line": NOISY_LINE, "path": "noisy.sh", "command": "echo",
    }  # fmt: skip
    (tool.cwd / "witness.json").write_text(json.dumps(finding["witness"]), encoding="utf-8")
    program, command, *rest = finding["witness"]["replay"].split()
    assert (program, command, rest[0]) == ("runelint", "run", "noisy.sh")
    for arguments in (rest, ["noisy.sh", "--scenario", "witness.json"], ["noisy.sh", "--scenario", "report.json"]):
        again = run(tool, *arguments)["observed"]
        assert [again[key] for key in ("exit", "stdout", "stderr")] == [
            seen[key] for key in ("exit", "stdout", "stderr")
        ]


def test_witness_of_a_report_is_chosen(tool: Tool, write: Write) -> None:
    """Where a report has several witnesses, those are named, and `--finding` chooses one."""
    write("p.sh", NOISY_PLUGIN)
    found = {"code": "RUNE101", "path": "p.sh", "line": 1, "witness": {"env": {"A": "1"}, "observed": {}, "replay": ""}}
    other = {**found, "line": 2, "witness": {"env": {"A": "2"}, "observed": {}, "replay": ""}}
    (tool.cwd / "report.json").write_text(json.dumps({"findings": [found, other]}), encoding="utf-8")
    done = tool("run", "p.sh", "--scenario", "report.json")
    assert done.returncode == 2
    assert "There are: 1 (RUNE101 at p.sh:1), 2 (RUNE101 at p.sh:2)." in " ".join(done.stderr.split())
    chosen = run(tool, "p.sh", "--scenario", "report.json", "--finding", "2", "--env", "B=3")
    assert chosen["scenario"]["env"] == {"A": "2", "B": "3"}


# Tracing


def test_trace_shows_every_line(tool: Tool, write: Write) -> None:
    """Each executed line stands there in order, with what it wrote to RUNE or where its stdout went."""
    write("noisy.sh", NOISY_PLUGIN)
    done = tool("trace", "noisy.sh", "--param", "name=x")
    assert done.returncode == 0, done.stderr
    lines = [line.split() for line in done.stdout.splitlines()]
    assert [str(NOISY_LINE), "contract,", "9", "bytes", "echo", "starting"] in lines
    assert all(len(line) <= 80 for line in done.stdout.split("\n"))
    document = json.loads(tool("trace", "--json", "noisy.sh", "--param", "name=x").stdout)
    schema("trace").validate(document)
    assert sum(step["written"] for step in document["steps"]) > 9
    assert {step["path"] for step in document["steps"]} == {"noisy.sh"}
    inside = json.loads(tool("trace", "--json", "--inside", "noisy.sh", "--param", "name=x").stdout)
    assert len(inside["steps"]) > len(document["steps"])


# Nothing that a stranger writes reaches the terminal as it is


@pytest.mark.parametrize("command", ["run", "trace", "check"])
@pytest.mark.parametrize("form", [(), ("--json",)])
def test_odd_output_never_reaches_the_terminal(tool: Tool, command: str, form: tuple[str, ...]) -> None:
    """A plugin whose name, output and message are full of escapes: all that is shown is harmless text."""
    name = "::\x1b[31m\u202e\n##[x].sh"
    shout = f"printf %s {SHOUT}; printf %s {SHOUT} >&2; systemctl {SHOUT}\n"
    (tool.cwd / name).write_text(HEAD + shout + f"rune_ok {SHOUT} '{{}}'\n", encoding="utf-8")
    for path in (name, f"{name}-missing"):
        done = tool(command, path, *(("--format", "json") if form and command == "check" else form))
        assert done.returncode in {0, 1, 2}, done.stderr
        for text in (done.stdout, done.stderr):
            assert text.replace("\n", "").isprintable()
            assert not any(line.lstrip().startswith("::") for line in text.split("\n"))
            assert "##[" not in text
            assert "##vso[" not in text


def test_report_with_odd_findings_is_read(tool: Tool, write: Write) -> None:
    """A report that somebody has made up is a mistake in the command, and no mistake of ours."""
    write("p.sh", NOISY_PLUGIN)
    for witness in ("5", "[1]", '"x"', '{"replay": 5}'):
        write("report.json", f'{{"findings": [1, null, {{"path": "x.sh", "witness": {witness}}}]}}')
        done = tool("run", "p.sh", "--scenario", "report.json")
        assert (done.returncode, "no witness" in done.stderr) == (2, True), done.stderr
