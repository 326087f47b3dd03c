"""`python -m runelint` is `runelint`: the start of the program, until the command line is there."""

from __future__ import annotations

import os
import signal

_INTERRUPTED = 130


def main() -> None:
    """Run the command that the arguments name, and exit."""
    # Nothing is under way yet, and nothing is any more: Ctrl-C ends it without a word, also in the middle of an import.
    # A caller may have it ignored.
    is_heard = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if is_heard:
        signal.signal(signal.SIGINT, _end)
    from runelint.cli import main as run

    try:
        if is_heard:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        run()
    except KeyboardInterrupt:
        os._exit(_INTERRUPTED)
    except SystemExit as end:
        # Where it came in the middle of `exec`, as of a named tuple's class, Python would end itself by SIGINT all the
        # same (`unhandled_keyboard_interrupt` in CPython's pythonrun.c): all is said.
        if end.code == _INTERRUPTED:
            os._exit(_INTERRUPTED)
        raise
    finally:
        if is_heard:
            signal.signal(signal.SIGINT, _end)


def _end(_number: int, _frame: object) -> None:
    os._exit(_INTERRUPTED)


if __name__ == "__main__":
    main()
