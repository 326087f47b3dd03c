"""Starting a program under a filter, without a copy of this process: to fork takes Python as long as all else here.

posix_spawn(3) lends the child our memory until it executes its program. What a filter holds for is a thread and all
that this thread starts (seccomp(2)): so each program has a thread for its parent that does nothing else.
"""

from __future__ import annotations

import ctypes
import errno
import os
import select
import signal
import threading
from typing import NamedTuple

from runelint.runner import seccomp
from runelint.runner.libc import LIBC
from runelint.runner.trace import notify

# POSIX_SPAWN_SETSIGDEF and _SETSIGMASK of spawn.h; larger than the structures for them, and for a set of signals.
_FLAGS = 0x04 | 0x08
_ROOM = 1024
_LOOK = 1
# Python ignores these two, and a program that is started would go on ignoring them.
_IGNORED = (signal.SIGPIPE, signal.SIGXFSZ)


class Command(NamedTuple):
    """A program, its words, and the descriptors that it is given: their numbers there, and here."""

    path: str
    words: tuple[str, ...]
    descriptors: dict[int, int]


class Parent(threading.Thread):
    """A thread that is the parent of one program, which is killed when it ends (see PR_SET_PDEATHSIG in prctl(2)).

    `child` is its number, `listener` that of the filter.
    """

    def __init__(self, command: Command, program: bytes) -> None:
        """Prepare to start `command` under the filter `program`."""
        super().__init__(daemon=True)
        self._command = command
        self._program = program
        self._listening = threading.Event()
        self._over = threading.Event()
        self._failure: Exception | None = None
        self.child = 0
        self.listener = -1

    def begin(self) -> None:
        """Start the program; raises OSError. It waits for an answer before it executes: it gets it here."""
        self.start()
        self._listening.wait()
        announced = select.poll()
        if self.listener >= 0:
            announced.register(self.listener, select.POLLIN)
        while not self.child and self._failure is None:
            if announced.poll(_LOOK) and (notice := notify.receive(self.listener)) is not None:
                notify.let_pass(self.listener, notice)
        if self._failure is not None:
            self.end()
            raise self._failure

    def run(self) -> None:
        """Be the parent, in the thread: nothing that it does itself may be announced."""
        signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
        try:
            self.listener = seccomp.install(self._program, listen=True)
            self._listening.set()
            self.child = _spawned(self._command)
        except Exception as failure:  # noqa: BLE001 - whatever it is: who began this waits for an answer
            self._failure = failure
            self._listening.set()
        self._over.wait()

    def end(self) -> None:
        """End the thread, and with it the program."""
        self._over.set()
        self.join()
        if self.listener >= 0:
            os.close(self.listener)


def _encoded(words: tuple[str, ...]) -> list[bytes]:
    """Return the words as the program is given them; raises OSError when one cannot be: it is cut at a NUL."""
    # All at once: there are hundreds.
    try:
        encoded = os.fsencode("\0".join(words)).split(b"\0")
    except UnicodeEncodeError as cause:
        raise OSError(errno.EILSEQ, "a word holds half a surrogate pair") from cause
    if len(encoded) != len(words):
        raise OSError(errno.EINVAL, "a word holds a NUL")
    return encoded


def _spawned(command: Command) -> int:
    """Return the number of the program that was started; raises OSError."""
    actions, attributes, signals = (ctypes.create_string_buffer(_ROOM) for _ in range(3))
    LIBC.posix_spawn_file_actions_init(actions)
    LIBC.posix_spawnattr_init(attributes)
    LIBC.sigemptyset(signals)
    LIBC.posix_spawnattr_setsigmask(attributes, signals)
    for ignored in _IGNORED:
        LIBC.sigaddset(signals, ignored)
    LIBC.posix_spawnattr_setsigdefault(attributes, signals)
    LIBC.posix_spawnattr_setflags(attributes, ctypes.c_short(_FLAGS))
    for number, descriptor in command.descriptors.items():
        LIBC.posix_spawn_file_actions_adddup2(actions, descriptor, number)
    words = (ctypes.c_char_p * (len(command.words) + 1))(*_encoded(command.words), None)
    child = ctypes.c_int()
    path = os.fsencode(command.path)
    error = LIBC.posix_spawn(ctypes.byref(child), path, actions, attributes, words, (ctypes.c_char_p * 1)(None))
    LIBC.posix_spawn_file_actions_destroy(actions)
    LIBC.posix_spawnattr_destroy(attributes)
    if error:
        raise OSError(error, os.strerror(error))
    return child.value
