"""The filters of system calls, executed step by step as the kernel does."""

from __future__ import annotations

import errno
import struct

import pytest

from runelint.failure import RunelintError
from runelint.runner.limits import OPEN_FILES
from runelint.runner.seccomp import ALLOW, ERROR, KILL, NOTIFY, known_machine, sandbox_program
from runelint.runner.stage import Sight, Specials
from runelint.runner.syscalls import ARCHITECTURES, CLONE, FORBIDDEN, IOCTL, MMAP, SOCKET, UNKNOWN, UNSUPPORTED, Numbers
from runelint.runner.trace.notify import WRITE, program
from runelint.runner.trace.sights import Sights

MACHINES = sorted(ARCHITECTURES)


def _answer(program: bytes, machine: str, number: int, *arguments: int) -> int:
    """Return what a filter answers to a call: the packet filter's own rules, for the few steps that we use."""
    told = struct.pack("<iIQ6Q", number, ARCHITECTURES[machine], 0, *(*arguments, 0, 0, 0, 0, 0, 0)[:6])
    steps = list(struct.iter_unpack("<HBBI", program))
    loaded = place = 0
    while True:
        code, holds, fails, operand = steps[place]
        place += 1
        match code:
            case 0x20:
                (loaded,) = struct.unpack_from("<I", told, operand)
            case 0x06:
                return int(operand)
            case 0x15:
                place += holds if loaded == operand else fails
            case 0x35:
                place += holds if loaded >= operand else fails
            case 0x45:
                place += holds if loaded & operand else fails
            case other:
                pytest.fail(f"a step that we do not use: {other}")


def _on(numbers: Numbers, machine: str) -> int:
    number = numbers.x86_64 if machine == "x86_64" else numbers.aarch64
    assert number is not None
    return number


@pytest.mark.parametrize("machine", MACHINES)
def test_each_call_is_answered_as_the_tables_say(machine: str) -> None:
    """Every number of the tables is refused with its error, and every other below 500 is allowed."""
    program = sandbox_program(machine)
    wanted = {}
    for table, error in ((FORBIDDEN, errno.EPERM), (UNKNOWN, errno.ENOSYS), (UNSUPPORTED, errno.EOPNOTSUPP)):
        for numbers in table.values():
            number = numbers.x86_64 if machine == "x86_64" else numbers.aarch64
            if number is not None:
                wanted[number] = ERROR | error
    wanted[_on(SOCKET, machine)] = ERROR | errno.EAFNOSUPPORT
    for number in range(500):
        assert _answer(program, machine, number) == wanted.get(number, ALLOW), number


@pytest.mark.parametrize("machine", MACHINES)
def test_calls_are_judged_by_their_arguments(machine: str) -> None:
    """What makes namespaces, sockets to the kernel or memory that nothing counts is refused; ordinary calls are not."""
    program = sandbox_program(machine)
    clone, ioctl, socket = _on(CLONE, machine), _on(IOCTL, machine), _on(SOCKET, machine)
    for flag in (0x00020000, 0x02000000, 0x04000000, 0x08000000, 0x10000000, 0x20000000, 0x40000000):
        assert _answer(program, machine, clone, flag | 17) == ERROR | errno.EPERM
    assert _answer(program, machine, clone, 0x003D0F00) == ALLOW
    assert _answer(program, machine, ioctl, 0, 0x5412) == ERROR | errno.EPERM
    assert _answer(program, machine, ioctl, 0, 0x541C) == ERROR | errno.EPERM
    assert _answer(program, machine, ioctl, 0, 0x5401) == ALLOW
    for flags in (0x1, 0x3, 0x21, 0x40022):
        assert _answer(program, machine, _on(MMAP, machine), 0, 4096, 3, flags) == ERROR | errno.ENODEV
    assert _answer(program, machine, _on(MMAP, machine), 0, 4096, 3, 0x22) == ALLOW
    assert [_answer(program, machine, socket, family) == ALLOW for family in (1, 2, 10, 16, 17, 40)] == [True] * 3 + [
        False
    ] * 3


@pytest.mark.parametrize("machine", MACHINES)
def test_another_machine_has_no_entry(machine: str) -> None:
    """A call in another machine's numbering, 32 bits or x32, kills or does not exist."""
    program = sandbox_program(machine)
    other = next(name for name in MACHINES if name != machine)
    assert _answer(program, other, 0) == KILL
    assert _answer(sandbox_program("x86_64"), "x86_64", 0x40000000 + 1) == ERROR | errno.ENOSYS


def test_a_strange_machine_is_refused() -> None:
    """Where the numbers are not known there is no filter, and so no sandbox."""
    with pytest.raises(RunelintError, match="riscv64"):
        known_machine("riscv64")


@pytest.mark.parametrize("machine", MACHINES)
def test_more_calls_are_announced_when_asked_for(machine: str) -> None:
    """The trace's filter announces the calls that ask about paths only when it is told to; writing stays as it is."""
    asking = sorted(Sights(Specials(seen={"/proc/x": Sight(0o100444, b"")}), {}, machine).numbers)
    looking = sorted(Sights(Specials(seen={"/dev/x": Sight(0o060660)}), {}, machine).numbers)
    assert set(looking) < set(asking)
    assert Sights(Specials(), {}, machine).numbers == ()
    for more in ((), looking, asking):
        filtered = program(250, machine, more=more)
        assert [number for number in asking if _answer(filtered, machine, number) == NOTIFY] == list(more)
        assert _answer(filtered, machine, _on(WRITE, machine), 250) == ALLOW
        assert _answer(filtered, machine, _on(WRITE, machine), 1) == NOTIFY


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize("trace", [250, None])
def test_only_what_no_plugin_can_write_to_is_not_announced(machine: str, trace: int | None) -> None:
    """The trace's filter announces each write to a number that a plugin can have, but for the trace itself."""
    filtered = program(trace, machine)
    unannounced = [number for number in range(300) if _answer(filtered, machine, _on(WRITE, machine), number) == ALLOW]
    assert unannounced == ([] if trace is None else [trace]) + [*range(OPEN_FILES, 300)]
