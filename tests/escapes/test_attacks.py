"""One attack for every promise of the sandbox, by each who may open one; each fails for the right reason."""

from __future__ import annotations

import re
import secrets
import socket
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from attacks import LOOKS, WRITES, Attack, calls, here
from runelint.runner.host import host
from runelint.runner.observation import Outcome
from runelint.runner.scenario import NOBODY, ROOT
from runelint.runner.syscalls import MMAP, Numbers

if TYPE_CHECKING:
    from prisons import Prison

MB = 1 << 20
# exit(2), which ends a thread and not its process.
_EXIT = Numbers(60, 93)


def _named(attack: Attack) -> str:
    return attack.name.replace(" ", "-")


@pytest.mark.parametrize("user", [ROOT, NOBODY], ids=["root", "nobody"])
@pytest.mark.parametrize("attack", [*calls(), *WRITES, *LOOKS], ids=_named)
def test_an_attack_is_answered(prison: Prison, attack: Attack, user: int) -> None:
    """A plugin that calls, writes or looks where it must not is told the sandbox's reason, whoever it is inside."""
    seen = prison.run(f"{attack.text}\ntrue\n", user=user).observation
    assert seen.outcome is Outcome.EXITED, (seen.reason, seen.stderr)
    assert re.search(attack.expected, seen.stdout.decode()), (seen.stdout, seen.stderr)


def test_a_file_outside_is_not_there(prison: Prison) -> None:
    """A file that everybody can read, and that the one who opened the sandbox does read, is not there inside."""
    with tempfile.NamedTemporaryFile(dir="/tmp") as canary:
        Path(canary.name).chmod(0o644)
        seen = prison.run(f"cat {canary.name}", readable=canary.name)
    assert seen.control
    assert b"No such file or directory" in seen.observation.stderr


def test_what_is_shown_of_the_machine_is_what_tools_load(prison: Prison) -> None:
    """Nothing is mounted from the machine but `/usr` and what programs are loaded by, all of it read-only."""
    seen = prison.run("cat /proc/self/mounts").observation
    mounts = [line.split()[1:4] for line in seen.stdout.decode().splitlines()]
    made = {"tmpfs", "proc", "devpts"}
    shown = {place: options.split(",") for place, kind, options in mounts if kind not in made}
    hidden = set(host().hidden)
    files = {place: how for place, how in shown.items() if not place.startswith("/dev/") and place not in hidden}
    assert set(files) <= {"/.host/usr", *host().bound}
    assert all("ro" in options and "nosuid" in options for options in files.values())
    devices = {f"/dev/{name}" for name in ("null", "zero", "full", "random", "urandom", "tty")}
    assert set(shown) - set(files) <= devices | hidden


def test_the_network_is_not_there(prison: Prison) -> None:
    """A port of this machine that accepts connections refuses one from inside, and so does an abstract socket."""
    name = secrets.token_hex(8)
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket(socket.AF_UNIX) as abstract:
        abstract.bind(f"\0{name}")
        abstract.listen()
        port = server.getsockname()[1]
        socket.create_connection(("127.0.0.1", port)).close()
        with socket.socket(socket.AF_UNIX) as control:
            control.connect(f"\0{name}")
        address = f'pack_sockaddr_un("\\x{{0}}{name}")'
        text = f"""{{ : 3<>/dev/tcp/127.0.0.1/{port}; }} 2>/dev/null && echo open
        perl -MSocket -e 'socket(S, AF_UNIX, SOCK_STREAM, 0); print connect(S, {address}) ? "open" : $!'"""
        seen = prison.run(text).observation
    assert seen.stdout == b"Connection refused", seen


def test_no_descriptor_leads_outside(prison: Prison) -> None:
    """A folder that the caller holds open cannot be reached by way of a descriptor."""
    text = 'for file in /proc/$$/fd/* /proc/1/fd/*; do [[ -d $file/. ]] && echo "$file"; done'
    seen = prison.run(text).observation
    assert (seen.stdout, seen.status) == (b"", 1)


def test_the_environment_is_fixed(prison: Prison) -> None:
    """Nothing of the caller's environment is inside, neither in the plugin's nor in that of process 1."""
    seen = prison.run("env; cat /proc/*/environ | tr '\\0' '\\n'").observation
    assert b"not-for-plugins" not in seen.stdout
    names = {line.partition(b"=")[0].decode() for line in seen.stdout.splitlines()}
    fixed = {"HOME", "LANG", "LC_ALL", "LOGNAME", "PATH", "SHELL", "TERM", "TZ", "USER"}
    assert names - {"PWD", "SHLVL", "_", "OLDPWD", "BASH_ENV"} == fixed


def test_the_trace_does_not_show(prison: Prison) -> None:
    """A plugin finds neither the name of the prelude in its environment nor a descriptor on its stdout's pipe."""
    seen = prison.run("echo ${BASH_ENV-none}; bash -c 'echo ${BASH_ENV-none}'").observation
    assert seen.stdout == b"none\nnone\n"


def test_closing_the_trace_changes_nothing_but_the_trace(prison: Prison) -> None:
    """A plugin that closes or fills the trace's descriptor still has its output and status told truly."""
    seen = prison.run("echo junk >&250; exec 250>&-; echo said; exit 9").observation
    assert (seen.stdout, seen.status) == (b"said\n", 9)


@pytest.mark.parametrize("signal", ["KILL", "TERM", "INT", "HUP", "STOP", "USR1", "QUIT", "SEGV"])
def test_process_1_cannot_be_killed(prison: Prison, signal: str) -> None:
    """A signal to process 1 does not keep the status from being told."""
    seen = prison.run(f"kill -{signal} 1; sleep 0.05; echo on; exit 7").observation
    assert (seen.outcome, seen.status, seen.stdout) == (Outcome.EXITED, 7, b"on\n")


@pytest.mark.parametrize("more", ["echo 0 >&6", "echo forged >&4", "exit 0", "s=0", ":(){ exit 0; }"])
def test_process_1_does_nothing_for_the_plugin(prison: Prison, more: str) -> None:
    """What is written behind what process 1 was told to do is not done, however much of it there is."""
    text = f'for ((i = 0; i < 2000; i++)); do echo "{more}"; done >>/run/start; exit 7'
    seen = prison.run(text).observation
    assert (seen.outcome, seen.status, seen.stdout) == (Outcome.EXITED, 7, b"")


def test_killing_everything_kills_nobody_else(prison: Prison) -> None:
    """`kill -9 -1` reaches the plugin's own children only, and its status is told."""
    seen = prison.run("sleep 60 & kill -9 -1; wait; echo on; exit 6").observation
    assert (seen.outcome, seen.status, seen.stdout) == (Outcome.EXITED, 6, b"on\n")
    assert prison.run("exit 5").observation.status == 5


@pytest.mark.parametrize(
    "text",
    ["sleep 60", "kill -STOP $$", "trap '' TERM INT HUP; while :; do sleep 1; done", "read -r _ <> <(sleep 60)"],
    ids=["sleeps", "stops-itself", "ignores-signals", "waits"],
)
def test_time_is_limited(prison: Prison, text: str) -> None:
    """A plugin that does not end is ended, whatever it does about it."""
    seen = prison.run(text, limits={"seconds": 0.5}).observation
    assert seen.outcome is Outcome.TIMED_OUT, seen
    assert "0.5 seconds" in seen.reason


@pytest.mark.parametrize("rest", ["wait", "exit 3"], ids=["during", "after"])
def test_time_is_limited_for_those_who_keep_us_busy(prison: Prison, rest: str) -> None:
    """Processes that call without end, so that the trace has always something to answer, are ended in time, too."""
    text = f"for i in 1 2 3 4; do while :; do echo x >&2; done 2>/dev/null & done; {rest}"
    seen = prison.run(text, limits={"seconds": 1}).observation
    assert seen.outcome in {Outcome.TIMED_OUT, Outcome.LIMITED, Outcome.EXITED}, seen
    assert seen.outcome is not Outcome.EXITED or seen.held_open


def test_processor_time_is_limited(prison: Prison) -> None:
    """A plugin that computes without end is killed by the kernel before its time is over."""
    seen = prison.run("while :; do :; done", limits={"processor_seconds": 1, "seconds": 20}).observation
    assert (seen.outcome, seen.status) == (Outcome.SIGNALLED, 9)


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_output_is_limited(prison: Prison, stream: str) -> None:
    """Endless output ends the run, and as much of it is kept as was asked for."""
    redirection = "" if stream == "stdout" else ">&2"
    seen = prison.run(f"yes {redirection}", limits={"output": 1 << 16}).observation
    assert (seen.outcome, seen.reason) == (Outcome.LIMITED, f"wrote more than 64 KB to {stream}")
    assert len(getattr(seen, stream)) == 1 << 16


def test_memory_of_a_process_is_limited(prison: Prison) -> None:
    """A process cannot have more memory than the limit."""
    seen = prison.run("perl -e '$x = \"x\" x (256 << 20)'", limits={"memory": 128 * MB}).observation
    assert b"Out of memory" in seen.stderr
    assert seen.outcome is Outcome.EXITED
    assert seen.status != 0


def test_memory_in_all_is_limited(prison: Prison) -> None:
    """Many processes, each below the limit, are ended together."""
    text = "for i in 1 2 3 4; do perl -e '$x = \"x\" x (40 << 20); sleep 60' & done; wait"
    seen = prison.run(text, limits={"memory": 120 * MB}).observation
    assert (seen.outcome, seen.reason) == (Outcome.LIMITED, "took more than 120 MB of memory in all")


def _behind_a_dead_first_thread(work: str) -> str:
    """Return Perl that does `work` in a thread and sleeps there, after the first thread of its process has ended."""
    return f"perl -Mthreads -e 'threads->create(sub {{ sleep 1; {work}; sleep 60 }}); syscall({here(_EXIT)}, 0)'"


def test_memory_behind_a_dead_first_thread_is_limited(prison: Prison) -> None:
    """A process whose first thread has ended, of which /proc tells no memory, is counted with the others."""
    greedy = _behind_a_dead_first_thread('$x = "x" x ($ARGV[0] << 20)')
    text = f"for i in 1 2 3 4; do {greedy} 40 & done; wait"
    seen = prison.run(text, limits={"memory": 120 * MB}).observation
    assert (seen.outcome, seen.reason) == (Outcome.LIMITED, "took more than 120 MB of memory in all"), seen


def test_mappings_behind_a_dead_first_thread_are_limited(prison: Prison) -> None:
    """Mappings of a process whose first thread has ended are counted."""
    pages = f"for $n (1..60_000) {{ syscall({here(MMAP)}, 0, 4096, $n & 1, 0x22, -1, 0) }}"
    seen = prison.run(f"{_behind_a_dead_first_thread(pages)}; sleep 60").observation
    assert (seen.outcome, seen.reason) == (Outcome.LIMITED, "made more than 50000 mappings of memory"), seen


def test_tables_of_pages_are_memory(prison: Prison) -> None:
    """Pages that are read only are nobody's memory, and yet the tables that lead to them are counted."""
    page = f"syscall({here(MMAP)}, $n << 30, 4096, 1, 0x32, -1, 0)"
    text = f'perl -e \'for $n (4..30000) {{ unpack("P1", pack("Q", {page})) }} sleep 60\''
    seen = prison.run(text, limits={"memory": 120 * MB}).observation
    assert (seen.outcome, seen.reason) == (Outcome.LIMITED, "took more than 120 MB of memory in all"), seen


@pytest.mark.parametrize(("processes", "each"), [(1, 60_000), (4, 15_000)], ids=["in-one", "in-all"])
def test_mappings_of_memory_are_limited(prison: Prison, processes: int, each: int) -> None:
    """Mappings of memory that nobody uses are kernel memory that no limit counts: they are counted, also over forks."""
    page = f"syscall({here(MMAP)}, 0, 4096, $n & 1, 0x22, -1, 0)"
    text = f"perl -e 'for $n (1..{each}) {{ {page} }} for (2..{processes}) {{ fork or last }} sleep 60'"
    seen = prison.run(text).observation
    assert (seen.outcome, seen.reason) == (Outcome.LIMITED, "made more than 50000 mappings of memory"), seen


def test_locks_of_records_are_limited(prison: Prison) -> None:
    """Locks of single bytes of a file, of which there can be millions, are counted."""
    lock = 'fcntl(F, F_SETLK, pack("ssx4qqix4", F_WRLCK, 0, 2 * $n, 1, 0))'
    text = f"perl -MFcntl -e 'open(F, \"+>/tmp/x\"); for $n (1..12000) {{ {lock} or die $! }} sleep 60'"
    seen = prison.run(text).observation
    assert (seen.outcome, seen.reason) == (Outcome.LIMITED, "locked more than 10000 records"), seen


def test_sockets_are_limited(prison: Prison) -> None:
    """Sockets, in which megabytes can wait for somebody to read them, are counted."""
    text = "perl -MSocket -e 'socketpair($s[$_], $t[$_], AF_UNIX, SOCK_STREAM, 0) for 1..40; sleep 60'"
    seen = prison.run(text).observation
    assert (seen.outcome, seen.reason) == (Outcome.LIMITED, "opened more than 64 sockets"), seen


@pytest.mark.parametrize("folder", ["/tmp", "/dev/shm", "/root"])  # noqa: S108 - paths inside
def test_disk_is_limited(prison: Prison, folder: str) -> None:
    """Files can fill the sandbox's own memory, and no more."""
    seen = prison.run(f"head -c {100 * MB} /dev/zero >{folder}/x").observation
    assert b"No space left on device" in seen.stderr
    assert seen.outcome is Outcome.EXITED


@pytest.mark.parametrize("folder", ["/tmp", "/dev/shm"])  # noqa: S108 - paths inside
def test_the_number_of_files_is_limited(prison: Prison, folder: str) -> None:
    """Empty files without end are noticed."""
    text = f"perl -e 'while (1) {{ $n++; open(F, \">{folder}/$n\") or exit 3 }}'"
    seen = prison.run(text).observation
    assert (seen.outcome, seen.reason) == (Outcome.LIMITED, "made more than 20000 files"), seen


def test_processes_are_limited(prison: Prison) -> None:
    """A fork bomb is refused by the kernel, or, where it does not count root, noticed; nothing of it is left."""
    seen = prison.run("f() { f | f & }; f; sleep 1", limits={"seconds": 3}).observation
    refused = b"Resource temporarily unavailable" in seen.stderr
    assert refused or "processes" in seen.reason, seen
    assert prison.run("cd /proc; echo [0-9]*").observation.stdout.startswith(b"1 ")


@pytest.mark.parametrize(
    "way",
    [
        "{} &",
        "setsid {} &",
        "(setsid {} &) &",
        "nohup {} </dev/null >/dev/null 2>&1 &",
        "trap '' HUP TERM; {} & disown",
    ],
)
def test_no_process_outlives_its_run(prison: Prison, way: str) -> None:
    """A daemon of any kind is gone when the observation is there."""
    mark = f"99{secrets.randbelow(10**9)}"
    seen = prison.run(way.format(f"sleep {mark}") + "\nsleep 0.05").observation
    assert seen.outcome is Outcome.EXITED
    assert mark not in _command_lines()


def test_held_stdout_is_noticed(prison: Prison) -> None:
    """A process that keeps contract stdout open after the plugin's end is told of, and ended."""
    assert prison.run("sleep 60 &").observation.held_open
    assert not prison.run("sleep 60 >/dev/null &").observation.held_open


def test_what_comes_late_is_kept(prison: Prison) -> None:
    """What a background job writes shortly after the plugin's end is part of stdout."""
    seen = prison.run("(sleep 0.03; echo late) & echo early").observation
    assert (seen.stdout, seen.held_open) == (b"early\nlate\n", False)
    assert [one.late for one in seen.writes] == [False, True]


def test_an_end_by_a_signal_is_no_status(prison: Prison) -> None:
    """`exit 143` and an end by SIGTERM are told apart, also for signals that Bash is silent about."""
    assert prison.run("exit 143").observation[:2] == (Outcome.EXITED, 143)
    assert prison.run("kill -TERM $$").observation[:2] == (Outcome.SIGNALLED, 15)
    assert prison.run("exit 130").observation[:2] == (Outcome.EXITED, 130)
    assert prison.run("kill -INT $$").observation[:2] == (Outcome.SIGNALLED, 2)


def test_files_are_copied_with_their_rights(prison: Prison) -> None:
    """That there are no lists of rights disturbs none of the tools that would copy them."""
    text = "cd /tmp; : >a; cp -p a b && cp -a a c && mv a /dev/shm && sed -i s/x/y/ b && install -m 600 b d"
    seen = prison.run(f"{text}; echo $?").observation
    assert (seen.stdout, seen.stderr) == (b"0\n", b"")


def test_bytes_come_back_raw(prison: Prison) -> None:
    """Control characters, NULs and broken UTF-8 come back as they were written: who shows them escapes them."""
    seen = prison.run(r"printf '\033]0;x\007\000\377\302'; printf '\033[2J' >&2").observation
    assert (seen.stdout, seen.stderr) == (b"\x1b]0;x\x07\x00\xff\xc2", b"\x1b[2J")


def test_a_large_message_arrives(prison: Prison) -> None:
    """A message larger than a pipe holds arrives whole, and one that nobody reads holds nothing up."""
    text = "x" * MB
    assert prison.run("wc -c", stdin=text).observation.stdout.strip() == str(MB).encode()
    assert prison.run("exit 4", stdin=text).observation.status == 4


def test_a_program_with_another_owner_gives_no_rights(prison: Prison) -> None:
    """The bit that changes the user gives a copy of Bash nothing."""
    seen = prison.run(
        "cp /bin/bash /tmp/b; chmod 6755 /tmp/b; /tmp/b -p -c 'grep CapEff /proc/self/status; id -u'"
    ).observation
    assert seen.stdout == b"CapEff:\t0000000000000000\n0\n"


def _command_lines() -> str:
    """Return the command lines of all processes that we can see."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        # A process may end while it is looked at.
        with suppress(FileNotFoundError, ProcessLookupError):
            found.append(path.read_bytes().replace(b"\0", b" ").decode(errors="replace"))
    return "\n".join(found)
