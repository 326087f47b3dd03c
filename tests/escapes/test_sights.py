"""Attacks on whoever answers for devices and files of the kernel: who answers writes to nobody else, and lives on."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

import pytest

from attacks import call, here
from runelint.runner.observation import Outcome
from runelint.runner.trace.connecting import CONNECT
from runelint.runner.trace.sights import LOOKS, OPENINGS

if TYPE_CHECKING:
    from prisons import Prison

EFAULT = 14
FILES: dict[str, object] = {
    "/dev/sdb": {"kind": "block"},
    "/proc/mdstat": {"content": "md0\n", "mode": "0444"},
    "/run/x.sock": {"kind": "socket"},
}
_STAT, _STATX, _OPEN = LOOKS["newfstatat"].numbers, LOOKS["statx"].numbers, OPENINGS["openat"].numbers


def test_who_opens_it_does_not_matter(prison: Prison) -> None:
    """A device, a socket and a file of the kernel are there for whoever runs plugins."""
    text = "[[ -b /dev/sdb && -S /run/x.sock ]] && echo both; cat /proc/mdstat; stat -c %F /dev/sdb"
    assert prison.run(text, files=FILES).observation.stdout == b"both\nmd0\nblock special file\n"


@pytest.mark.parametrize("address", ["1", "0", "0xffffffff81000000", "0x7ffffffff000", "-1"])
def test_no_answer_is_written_where_the_process_has_no_memory(prison: Prison, address: str) -> None:
    """A structure for an address that the process does not have, or that is the kernel's, is not written."""
    path = '($p="/dev/sdb")'  # a literal cannot be handed over
    lines = [
        call(_STAT, -100, path, address, 0),
        call(_STATX, -100, path, 0, 4095, address),
        call(_STAT, -100, address, address, 0),
        call(_OPEN, -100, address, 0),
    ]
    seen = prison.run("\n".join(lines) + "\n[[ -b /dev/sdb ]] && echo on", files=FILES).observation
    assert seen.stdout.decode().split() == [f"errno={EFAULT}"] * 4 + ["on"], seen


def test_what_is_given_cannot_be_changed(prison: Prison) -> None:
    """Nobody can write to the text of a file of the kernel, or make it longer, also by way of the descriptor."""
    text = """exec 7</proc/mdstat
    (echo x >/proc/self/fd/7) 2>/dev/null && echo wrote
    perl -e 'open F, "+<", "/proc/self/fd/7" or exit; syswrite F, "x" and print "wrote"
      or truncate F, 9 and print "longer"'
    cat /proc/mdstat; ls /proc/self/fd/7/ 2>&1 | grep -c directory"""
    assert prison.run(text, files=FILES).observation.stdout == b"md0\n1\n"


def test_what_is_shown_is_the_sandboxs_own(prison: Prison) -> None:
    """A link of the plugin's in place of a path leads nowhere outside, and a folder of its own to nothing else."""
    text = """ln -s /proc/mdstat /tmp/mdstat; ln -s /dev /tmp/d; cat /etc/shadow /.host/etc/shadow
    cat /tmp/mdstat; cd /tmp/d && cat ../../etc/shadow; [[ -b sdb ]] && echo device"""
    seen = prison.run(text, files=FILES).observation
    assert seen.stdout == b"device\n", seen


def test_who_is_killed_while_waiting_is_forgotten(prison: Prison) -> None:
    """Processes that are killed in the middle of such calls, and many at a time, stop nobody."""
    text = """for i in {1..20}; do
      ( while :; do [[ -b /dev/sdb ]]; x=$(</proc/mdstat); done ) & kill -9 $! ; done 2>/dev/null; wait
    [[ -b /dev/sdb ]] && cat /proc/mdstat"""
    seen = prison.run(text, files=FILES).observation
    assert (seen.outcome, seen.stdout) == (Outcome.EXITED, b"md0\n"), seen


def test_descriptors_are_limited(prison: Prison) -> None:
    """What is given counts among the descriptors that a process may have."""
    text = 'perl -e \'while (open my $f, "<", "/proc/mdstat") { push @f, $f } print @f < 300 ? "few" : "many", " $!"\''
    assert prison.run(text, files=FILES).observation.stdout == b"few Too many open files"


def test_the_rest_is_the_kernels(prison: Prison) -> None:
    """Where the calls are announced all other promises hold: nothing outside is read, no setting is written."""
    assert here(_STAT) is not None, platform.machine()
    text = """(: >>/proc/sys/kernel/core_pattern) 2>/dev/null && echo open
    (: </.host/../etc/shadow) 2>/dev/null && echo open
    (: 3>/opt/rune/plugins/made) 2>/dev/null && echo open; stat -c %F /etc/hosts /dev/null"""
    assert prison.run(text, files=FILES).observation.stdout == b"regular file\ncharacter special file\n"


PEERS: dict[str, object] = {"/dev/tcp/10.1.2.3/25": "hello\n"}


def test_who_connects_with_nonsense_is_told_so(prison: Prison) -> None:
    """Addresses that are none, and descriptors that are not open, fail as elsewhere, and the next one is answered."""
    text = """perl -MSocket -e '
      socket(S, AF_INET, SOCK_STREAM, 0); $to = pack_sockaddr_in(25, inet_aton("10.1.2.3"));
      for $call ([fileno(S), 1, 16], [fileno(S), -1, 16], [99, 0, 0]) { syscall(NUMBER, @$call) == -1 or print "done" }
      connect(S, pack("S", 2)) and print "short"; open(F, "<", "/etc/hosts");
      syscall(NUMBER, fileno(F), $to, 16) == 0 and print "file";
      connect(S, $to) or print "$!"; print scalar <S>'"""
    seen = prison.run(text.replace("NUMBER", str(here(CONNECT))), files=PEERS).observation
    assert seen.stdout == b"hello\n", seen


def test_nothing_can_be_left_with_the_supervisor(prison: Prison) -> None:
    """Whoever is connected with is no way out: descriptors that are sent there come to nobody, and the run ends."""
    text = """perl -MSocket -e '
      socket(S, AF_INET, SOCK_STREAM, 0); connect(S, pack_sockaddr_in(25, inet_aton("10.1.2.3"))) or die;
      $n = 0; $SIG{ALRM} = sub { print "full\\n"; exit }; alarm 1; $n += syswrite(S, "x" x 65536) while 1'
    (: 3<>/dev/tcp/127.0.0.1/22) 2>/dev/null || echo refused"""
    seen = prison.run(text, files=PEERS).observation
    assert (seen.outcome, seen.stdout) == (Outcome.EXITED, b"full\nrefused\n"), seen
