"""Whether the commands on this machine do what the table of external commands says."""

from __future__ import annotations

import dataclasses
import gzip
import hashlib
import os
import shlex
import shutil
import subprocess
import tarfile
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest

from runelint.flow.commands import Effects, Fails, Stdin, Stdout, effects

RUNS = tomllib.loads(Path(__file__).with_name("commands_runs.toml").read_text(encoding="utf-8"))
STDIN = b'{"a": 1}\n'
PREPARATION = (
    "git init -q --template= repo",
    "cp file repo/tracked",
    "git -C repo add tracked",
    "git -C repo commit -q -m first",
    "git -C repo tag v1",
    "git -C repo branch spare",
    "openssl req -x509 -newkey ed25519 -nodes -subj /CN=x -days 30 -keyout key.pem -out cert.pem",
    "openssl ecparam -name prime256v1 -genkey -noout -out curve.pem",
    "openssl req -x509 -key curve.pem -subj /CN=y -days 30 -out authority.pem",
    "openssl ca -config ca.conf -gencrl -out list.pem",
)

AUTHORITY = """\
[ca]
default_ca = here
[here]
database = index.txt
certificate = authority.pem
private_key = curve.pem
default_md = sha256
default_crl_days = 30
"""


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the files that the lines of `commands_runs.toml` name."""
    root = tmp_path_factory.mktemp("template")
    (root / "dir").mkdir()
    (root / "hollow").mkdir()
    texts = {
        "file": "b a\na b\n",
        "dir/inner": "inner\n",
        "data.json": STDIN.decode(),
        "print.awk": "{print}",
        "script.sh": "true\n",
        "page.xml": "<a/>",
        "Makefile": "hello:\n\t@echo hello\n",
        "badsums": f"{'0' * 32}  file\n",
        "ca.conf": AUTHORITY,
        "index.txt": "",
    }
    for name, text in texts.items():
        (root / name).write_text(text)
    content = (root / "file").read_bytes()
    (root / "sums").write_text(f"{hashlib.md5(content, usedforsecurity=False).hexdigest()}  file\n")
    (root / "link").symlink_to("file")
    (root / "packed.gz").write_bytes(gzip.compress(content))
    with tarfile.open(root / "archive.tar", "w") as tar:
        tar.add(root / "dir", "packed")
    with zipfile.ZipFile(root / "archive.zip", "w") as packed:
        packed.writestr("packed/inner", "inner\n")
    for line in PREPARATION:
        words = shlex.split(line)
        if shutil.which(words[0]):
            subprocess.run(words, cwd=root, env=environment(root), check=True, capture_output=True)
    return root


def environment(folder: Path) -> dict[str, str]:
    """Return an environment in which a command finds nothing of its user's."""
    person = {
        f"GIT_{role}_{what}": "someone@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    git = {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CEILING_DIRECTORIES": str(folder.parent),
    }
    return {"PATH": os.environ["PATH"], "HOME": str(folder), "LC_ALL": "C", "TZ": "UTC"} | person | git


@dataclasses.dataclass(frozen=True, slots=True)
class Run:
    """What a command did."""

    status: int
    stdout: bytes
    read_stdin: bool


def run(words: list[str], folder: Path) -> Run:
    """Return what a command did with some bytes on its stdin, a pipe: what is left of them shows whether it read."""
    reading, writing = os.pipe()
    os.write(writing, STDIN)
    os.close(writing)
    try:
        done = subprocess.run(
            words,
            cwd=folder,
            env=environment(folder),
            stdin=reading,
            capture_output=True,
            timeout=20,
            check=False,
        )
        left = os.read(reading, len(STDIN))
    finally:
        os.close(reading)
    return Run(done.returncode, done.stdout, left != STDIN)


def lines(claim: str) -> list[Any]:
    """Return the lines under `claim`, those about commands that are not here marked to be skipped."""
    here = {name: shutil.which(name) is not None for name in RUNS}
    return [
        pytest.param(
            line,
            id=line,
            marks=() if here[name] else pytest.mark.skip(reason=f"{name}: not on this machine"),
        )
        for name, claims in RUNS.items()
        for line in claims.get(claim, ())
    ]


@pytest.fixture
def folder(template: Path, tmp_path: Path) -> Path:
    """Return a fresh copy of the template."""
    return shutil.copytree(template, tmp_path / "work", symlinks=True)


def seen(line: str, folder: Path) -> tuple[Effects, Run]:
    """Return what the table says of `line` and what happened, after a look at the claim about stdin."""
    words = shlex.split(line.replace("{dir}", str(folder)))
    claim, done = effects(words[0], words[1:]), run(words, folder)
    assert claim is not None
    if claim.stdin is Stdin.LEAVES:
        assert not done.read_stdin, "it reads its stdin"
    if claim.stdin is Stdin.READS and done.status == 0:
        assert done.read_stdin, "it leaves its stdin alone"
    return claim, done


@pytest.mark.parametrize("line", lines("writes"))
def test_a_command_said_to_write_writes(line: str, folder: Path) -> None:
    """The real command prints on stdout where the table says so."""
    claim, done = seen(line, folder)
    assert (claim.writes, done.status) == (Stdout.WRITES, 0)
    assert done.stdout


@pytest.mark.parametrize("line", lines("silent"))
def test_a_command_said_to_be_silent_is_silent(line: str, folder: Path) -> None:
    """The real command leaves stdout empty where the table says so."""
    claim, done = seen(line, folder)
    assert (claim.writes, done.status) == (Stdout.SILENT, 0)
    assert done.stdout == b""


@pytest.mark.parametrize("line", lines("fails"))
def test_a_command_said_to_fail_fails(line: str, folder: Path) -> None:
    """The real command ends with a status other than 0 in a situation of ordinary life."""
    claim, done = seen(line, folder)
    assert claim.fails in (Fails.ORDINARY, Fails.PATH)
    assert done.status != 0


@pytest.mark.parametrize("line", lines("steady"))
def test_a_command_said_to_fail_rarely_succeeds(line: str, folder: Path) -> None:
    """The real command ends with status 0 where the table sees no ordinary reason to fail."""
    claim, done = seen(line, folder)
    assert (claim.fails, done.status) == (Fails.RARELY, 0)


def test_the_runs_cover_the_table_well() -> None:
    """At least 120 command lines of at least 80 commands are run."""
    assert len(RUNS) >= 80
    assert sum(len(found) for claims in RUNS.values() for found in claims.values()) >= 120
