"""One rehearsal of a plugin, from its first command to its end."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from runelint.confirm.knobs import Member
from runelint.confirm.rehearsal.commands import run, run_trap
from runelint.confirm.rehearsal.contract import compact
from runelint.confirm.rehearsal.control import DiscardError, LeaveError, LoopError, ReturnError, TooLongError
from runelint.confirm.rehearsal.descriptors import Reader
from runelint.confirm.rehearsal.shell import Decision, Executed, Shell, Stage
from runelint.confirm.rehearsal.values import Given, Result, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from runelint.flow.place import Place
    from runelint.runner.scenario import Scenario
    from runelint.syntax.nodes import Node, Script
    from runelint.syntax.source import Source

_MOST_COMMANDS = 3000
_PYTHON_CALLS = 30_000


class Plugin(NamedTuple):
    """A plugin to be rehearsed: it stands at the absolute `path`; `read` gives the files that it sources.

    `folders` are the directories that the files of its package stand in.
    """

    source: Source
    script: Script
    path: str
    read: Callable[[str], Source | None]
    folders: frozenset[str] = frozenset()


class Rehearsal(NamedTuple):
    """What a plugin would do: the commands that it executes, its decisions, and its exit status.

    `complete` is False when it went on for too long, `left` is True when something ended it before its last command:
    `end`, where that is known. `mistake` is what went wrong on our side: the rehearsal is true up to there. Where more
    than one message, or text beside one, goes to stdout, `beside` has for each of them but the last how many decisions
    came before it. Where no message comes out, `unsaid` is how many decisions came before what has kept it, else None.
    `expanded` is what the places that are watched have held.
    """

    scenario: Scenario
    executed: tuple[Executed, ...]
    decisions: tuple[Decision, ...]
    status: int
    complete: bool
    left: bool = False
    end: Node | None = None
    mistake: Exception | None = None
    beside: tuple[int, ...] = ()
    unsaid: int | None = None
    expanded: tuple[Value, ...] = ()


def rehearse(
    plugin: Plugin,
    scenario: Scenario,
    hopes: Mapping[int, bool] | None = None,
    *,
    watched: Sequence[Place] = (),
) -> Rehearsal:
    """Return what the plugin would do in `scenario`. Guesses go the way that `hopes` has for their node's identity.

    What is expanded at the places that are `watched` is kept.
    """
    sys.setrecursionlimit(max(sys.getrecursionlimit(), _PYTHON_CALLS))
    stage = Stage(scenario, plugin.read, hopes or {}, _MOST_COMMANDS, plugin.folders, watched)
    shell = Shell(stage, plugin.source, plugin.path)
    shell.descriptors[0] = Reader(_stdin(scenario))
    shell.descriptors[1] = stage.stdout
    stage.plugin = shell
    result = Result()
    complete = True
    left = False
    end: Node | None = None
    mistake: Exception | None = None
    try:
        result = _run_plugin(shell, plugin.script)
    except (LeaveError, ReturnError) as ended:
        result, left = ended.result, True
        end = getattr(ended, "at", None) or (stage.executed[-1].node if stage.executed else None)
    except LoopError:
        result = Result()
    except (TooLongError, RecursionError):
        complete = False
    except Exception as cause:  # noqa: BLE001 - what one scenario leads us to must not cost the others
        complete, mistake = False, cause
    if complete and "EXIT" in shell.traps:
        result, complete, mistake = _at_exit(shell, result)
    executed, decisions, beside = tuple(stage.executed), tuple(stage.decisions), tuple(sorted(stage.said)[:-1])
    # What knows each other would stay until garbage is collected.
    stage.plugin = None
    return Rehearsal(
        scenario,
        executed,
        decisions,
        result.status,
        complete,
        left,
        end,
        mistake,
        beside,
        (stage.spoilt or len(decisions)) if complete and not stage.said else None,
        tuple(stage.expanded),
    )


def _run_plugin(shell: Shell, script: Script) -> Result:
    """Return the result of the plugin's last command: one that Bash discards half-way has failed."""
    for command in script.body:
        try:
            run(shell, command)
        except DiscardError as discarded:
            if "errexit" in shell.options:
                raise
            shell.result = discarded.result
    return shell.result


def _at_exit(shell: Shell, result: Result) -> tuple[Result, bool, Exception | None]:
    """Execute the EXIT trap; return the result after it, whether it came to its end, and our mistake if there was."""
    shell.result = result
    try:
        run_trap(shell, "EXIT")
    except (LeaveError, ReturnError) as ended:
        return ended.result, True, None
    except LoopError:
        return result, True, None
    except (TooLongError, RecursionError):
        return result, False, None
    except Exception as cause:  # noqa: BLE001 - what one scenario leads us to must not cost the others
        return result, False, cause
    return result, True, None


def _stdin(scenario: Scenario) -> Value:
    if scenario.stdin is not None:
        return Value(scenario.stdin.decode("utf-8", "replace"), Given(Member(())))
    return Value("\n" * scenario.blank_lines + compact(scenario.message), Given(Member(())))
