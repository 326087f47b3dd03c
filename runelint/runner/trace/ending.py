"""The step that ended the plugin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from runelint.runner.observation import Spot, Step

if TYPE_CHECKING:
    from runelint.runner.trace.attribution import Account, Complaint, Task

_EXIT_TRAP = re.compile(r"trap .*(?:\bEXIT|\b0)\b", re.DOTALL)
_SIGNAL_TRAP = re.compile(
    r"trap .*(?:\b(?:SIG)?(?:TERM|HUP|INT|QUIT|USR[12])\b|\s(?:[123]|1[025])(?:\s+\w+)*\s*\Z)",
    re.DOTALL | re.IGNORECASE,
)
# Of the action that is set for EXIT what its trace begins with, too: a name, up to what is expanded.
_FIRST_WORD = re.compile(r"trap (?:-- )?'?([A-Za-z_.\[/][\w./-]*)")
_PLACE = re.compile(rb"^([^\n]*): line (\d{1,9}): ")


def last_step(account: Account, *, text: bytes) -> int | None:
    """Return the index of the step that ended the plugin, whose own text this is; None when that is not known.

    What Bash dies of itself, such as an unset variable under `set -u`, it does not trace but names on stderr: that step
    is added. A pipeline and `( )` have no record of their own, so that the last one of the main shell comes too early.
    """
    main = account.main
    if main is None or not account.greeted:
        return None
    end = _exit_trap(account, main, text)
    own = max((index for index in main.steps if index < end), default=-1)
    for complaint in account.complaints:
        after = own < complaint.steps <= end
        if after and (found := _complained(account, complaint, own)) is not None:
            return found
    if main.doubt:
        return None
    return _in_foreground(account, main, own, end)


def _exit_trap(account: Account, main: Task, text: bytes) -> int:
    """Return where the EXIT trap begins, or the number of steps: Bash runs it as if it stood on line 1.

    It runs the traps of signals so as well: where there are such, the EXIT trap is known by its first word.
    """
    if not text.startswith(b"#"):
        return len(account.steps)
    steps = [(index, account.steps[index]) for index in main.steps]
    traps = [step.text for _, step in steps if _EXIT_TRAP.match(step.text)]
    first = [index for index, step in steps if step.spot.line == 1]
    if not traps or not first:
        return len(account.steps)
    if any(_SIGNAL_TRAP.match(step.text) for _, step in steps):
        begun = _FIRST_WORD.match(traps[-1])
        word = "" if begun is None else begun[1]
        alike = [index for index, step in steps if step.spot.line == 1 and step.text.startswith(word)]
        return alike[-1] if word and alike else len(account.steps)
    return first[0]


def _complained(account: Account, complaint: Complaint, own: int) -> int | None:
    """Return the step that an error message of Bash is about."""
    found = _PLACE.match(complaint.content)
    if found is None:
        return None
    path, line = found[1].decode(errors="surrogateescape"), int(found[2])
    if own >= 0 and (account.steps[own].spot.path, account.steps[own].spot.line) == (path, line):
        return own
    status = account.main.status if account.main is not None else None
    account.insert(complaint.steps, Step(complaint.at, Spot(path, line), 1, status or 0, ""))
    return complaint.steps


def _in_foreground(account: Account, main: Task, own: int, end: int) -> int | None:
    """Return the last step of the main shell, or of the subshells that it waited for afterwards."""
    inner: list[int] = []
    if main.status is not None and main.end is not None:
        for task in account.tasks:
            waited = task.end is not None and task.end < main.end
            if waited and task is not main and task.steps and own < task.steps[0] and task.steps[-1] < end:
                inner.append(task.steps[-1])
    status = {task.number: task.status for task in account.tasks}
    guilty = [index for index in inner if status[account.steps[index].process] == main.status]
    return max(guilty or inner, default=own if own >= 0 else None)
