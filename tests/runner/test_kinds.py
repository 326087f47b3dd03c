"""Sockets, named pipes, devices and files of the kernel in a scenario: what Bash and ordinary tools see of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from runelint.runner.package import PLUGINS, Copied, Package
from runelint.runner.rung import SandboxFailedError, SandboxMissingError
from runelint.runner.scenario import File, Kind, Library, Scenario
from runelint.runner.supervise import Sandbox

if TYPE_CHECKING:
    from runelint.runner.observation import Observation

PLUGIN = f"{PLUGINS}/plugin.sh"
# Prints the letters of the tests that hold, of the builtin and of the keyword.
_TESTS = """tests() {
  local p=$1 f o= k=
  for f in b c S p f d e r w s L; do [ -$f "$p" ] && o+=$f; done
  [[ -b $p ]] && k+=b; [[ -c $p ]] && k+=c; [[ -S $p ]] && k+=S; [[ -p $p ]] && k+=p; [[ -e $p ]] && k+=e
  echo "$o $k"
}
"""


def _run(sandbox: Sandbox, text: str, files: dict[str, File]) -> Observation:
    package = Package(PLUGIN, "/", {PLUGIN: Copied((_TESTS + text).encode(), 0o755)}, {}, {}, ())
    return sandbox.run(package, Scenario(files=files, library=Library.NONE))


@pytest.mark.parametrize("folder", ["/dev", "/dev/mapper", "/srv", "/usr/share/new"])
@pytest.mark.parametrize(
    ("kind", "tests", "words", "letter"),
    [
        (Kind.BLOCK, "berw be", "block special file", "b"),
        (Kind.CHARACTER, "cerw ce", "character special file", "c"),
        (Kind.SOCKET, "Serw Se", "socket", "s"),
        (Kind.PIPE, "perw pe", "fifo", "p"),
    ],
)
def test_a_file_is_of_its_kind(sandbox: Sandbox, folder: str, kind: Kind, tests: str, words: str, letter: str) -> None:
    """Bash's own tests, `test`, `stat` and `ls` see a file of its kind, wherever it stands."""
    path = f"{folder}/thing"
    text = f"tests {path}; stat -c %F {path}; ls -l {path} | cut -c1; env test -{tests[0]} {path}; echo $?"
    seen = _run(sandbox, text, {path: File(kind=kind, mode=0o666)})
    assert (seen.stdout.decode(), seen.stderr) == (f"{tests}\n{words}\n{letter}\n0\n", b"")


def test_a_device_is_found_by_every_name(sandbox: Sandbox) -> None:
    """A relative path, one with dots, a link of the scenario and an open folder lead to it; a near miss does not."""
    files = {"/dev/sdb": File(kind=Kind.BLOCK), "/dev/disk/by-id/x": File(link="../../sdb")}
    text = """cd /dev; [[ -b sdb ]] && echo relative
    cd disk/by-id; [[ -b ../../sdb && -b ./x && -b ../by-id/x/ ]] || echo not a folder
    [[ -b /dev/../dev/./sdb ]] && echo dots; [[ -b /dev/disk/by-id/x && -L /dev/disk/by-id/x ]] && echo link
    [[ ! -b /sdb && ! -b /dev/sdb1 && ! -b /dev/disk && ! -b sdb ]] && echo others
    perl -e 'print -b "sdb" ? "perl\n" : "no\n"'; find /dev -name sdb -printf '%M\n'"""
    lines = ["relative", "not a folder", "dots", "link", "others", "no", "brw-rw----", ""]
    assert _run(sandbox, text, files).stdout.decode().split("\n") == lines


def test_devices_take_everything_and_give_nothing(sandbox: Sandbox) -> None:
    """Whoever reads a device gets nothing, what is written to it is gone, and it cannot be removed."""
    text = """cat /dev/sdb; echo text >/dev/sdb && cat /dev/sdb
    dd if=/dev/zero of=/dev/sdb count=9 2>&1 | head -1; rm -f /dev/sdb || tests /dev/sdb"""
    seen = _run(sandbox, text, {"/dev/sdb": File(kind=Kind.BLOCK)})
    assert seen.stdout == b"9+0 records in\nberw be\n"


def test_nobody_listens_at_a_socket(sandbox: Sandbox) -> None:
    """A socket is real: connecting to it is refused, and it can be removed."""
    text = """perl -MSocket -e 'socket(S, AF_UNIX, SOCK_STREAM, 0);
      connect(S, pack_sockaddr_un("/run/x/y.sock")) or print "$!\\n"'
    stat -c %a /run/x/y.sock; rm /run/x/y.sock && tests /run/x/y.sock"""
    seen = _run(sandbox, text, {"/run/x/y.sock": File(kind=Kind.SOCKET, mode=0o770)})
    assert (seen.stdout, seen.stderr) == (b"Connection refused\n770\n \n", b"")


def test_a_named_pipe_is_one(sandbox: Sandbox) -> None:
    """What is written to a named pipe is read from it, and a writer waits for a reader."""
    text = "cat /run/p & echo through >/run/p; wait; timeout 0.2 bash -c 'echo x >/run/p'; echo $?"
    seen = _run(sandbox, text, {"/run/p": File(kind=Kind.PIPE)})
    assert seen.stdout == b"through\n124\n"


@pytest.mark.parametrize("path", ["/proc/mdstat", "/proc/net/bonding/bond0", "/proc/sys/vm/swappiness", "/proc/mounts"])
def test_the_kernel_says_what_the_scenario_says(sandbox: Sandbox, path: str) -> None:
    """A file of /proc, whether this kernel has it or not, is read by Bash and by ordinary tools."""
    text = f"""[[ -r {path} && -f {path} && ! -w {path} && ! -s {path} ]] && echo there
    while read -r line; do echo "read $line"; done <{path}
    echo "$(<{path})"; mapfile -t lines <{path}; echo "${{#lines[@]}}"
    grep two {path}; awk 'END {{ print NR }}' {path}; sed -n 2p {path}; cat {path} {path}; head -n 1 {path}
    exec 7<{path}; read -r -u 7 line; read -r -u 7 next; echo "$line $next"
    ls -l {path} | cut -c1-10
    cd "${{{"path"}%/*}}" 2>/dev/null; echo x 2>/dev/null >{path} || echo refused"""
    seen = _run(sandbox, f"path={path}\n{text}", {path: File("one\ntwo\n", 0o444)})
    lines = [
        "there",
        "read one",
        "read two",
        "one",
        "two",
        "2",
        "two",
        "2",
        "two",
        *["one", "two"] * 2,
        "one",
        "one two",
    ]
    assert (seen.stdout.decode().split("\n"), seen.stderr) == ([*lines, "-r--r--r--", "refused", ""], b"")


def test_a_setting_of_the_kernel_can_be_written(sandbox: Sandbox) -> None:
    """A file of /proc that its mode lets be written takes what is written, and still says what it said."""
    path = "/proc/sys/vm/drop_caches"
    seen = _run(
        sandbox, f"echo 3 >{path} && cat {path}; echo x >>{path} && [[ -w {path} ]] && echo yes", {path: File("0\n")}
    )
    assert (seen.stdout, seen.stderr) == (b"0\nyes\n", b"")


def test_folders_of_the_kernel_are_there(sandbox: Sandbox) -> None:
    """What a file of /proc lies in is a folder, and a folder alone can be there; what is in /proc else stays."""
    files = {"/proc/drbd/x": File("1\n", 0o444), "/proc/fs/nfsd": File(directory=True)}
    text = """tests /proc/drbd; tests /proc/fs/nfsd
    [[ -r /proc/self/status && -d /proc/$$ && -r /proc/meminfo ]] && echo own"""
    assert _run(sandbox, text, files).stdout == b"der e\nder e\nown\n"


@pytest.mark.parametrize("path", ["/proc/loadavg", "/proc/mounts", "/etc/os-release", "/etc/hosts", "/nowhere/x"])
def test_what_is_gone_is_not_there(sandbox: Sandbox, path: str) -> None:
    """A file that every machine has is not there when the scenario says so."""
    text = f"tests {path}; cat {path} || echo none; : <{path} || echo none"
    seen = _run(sandbox, text, {path: File(kind=Kind.GONE)})
    assert seen.stdout == b" \nnone\nnone\n", seen.stderr


def test_files_stand_in_dev(sandbox: Sandbox) -> None:
    """A plain file, a folder and a link can stand in /dev, and beside what is always there."""
    files = {
        "/dev/plain": File("text\n"),
        "/dev/empty": File(directory=True, mode=0o755),
        "/dev/link": File(link="plain"),
        "/dev/shm/x": File("shared\n"),  # noqa: S108 - a path inside
    }
    text = "cat /dev/plain /dev/link /dev/shm/x /dev/null; tests /dev/empty; echo new >/dev/shm/x; cat /dev/shm/x"
    assert _run(sandbox, text, files).stdout == b"text\ntext\nshared\nders e\nnew\n"


def test_an_injected_descriptor_is_closed_as_asked(sandbox: Sandbox) -> None:
    """A program that another executes has the file of the kernel only if it was not to be closed."""
    text = """exec 8</proc/mdstat; cat <&8
    perl -e 'open F, "<", "/proc/mdstat"; exec "ls", "-l", "/proc/self/fd"' | grep -c memfd"""
    assert _run(sandbox, text, {"/proc/mdstat": File("md0\n", 0o444)}).stdout == b"md0\n1\n"


def test_only_what_is_there_can_be_a_kernel_file(sandbox: Sandbox) -> None:
    """In /proc stands no device and no link."""
    for file in (File(kind=Kind.BLOCK), File(kind=Kind.SOCKET), File(link="/etc/hosts")):
        with pytest.raises(SandboxFailedError, match="plain file"):
            _run(sandbox, "true", {"/proc/x": file})


def test_the_trace_is_complete(sandbox: Sandbox) -> None:
    """Answering for paths hides no step, no write and no program of the run."""
    text = "[[ -b /dev/sdb ]] && echo block\nwhile read -r x; do echo $x; done </proc/mdstat\nstat -c %F /dev/sdb"
    seen = _run(sandbox, text, {"/dev/sdb": File(kind=Kind.BLOCK), "/proc/mdstat": File("md0\n", 0o444)})
    assert b"".join(write.content for write in seen.writes) == seen.stdout == b"block\nmd0\nblock special file\n"
    assert [ran.arguments[0] for ran in seen.commands if ran.step is not None] == ["stat"]
    assert not seen.blind


def test_no_look_at_a_run_disturbs_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """However often a run is looked at meanwhile, each reader of a file of the kernel gets what is in it."""
    monkeypatch.setattr("runelint.runner.supervisor.LOOK", 0.001)
    text = "for i in {1..1000}; do x=; read -r x </proc/mdstat; [[ $x == md0 ]] || echo lost; done"
    try:
        with Sandbox() as often:
            seen = _run(often, text, {"/proc/mdstat": File("md0\n", 0o444)})
    except SandboxMissingError as missing:
        pytest.skip(f"no sandbox here: {missing}")
    assert (seen.stdout, seen.stderr) == (b"", b"")
