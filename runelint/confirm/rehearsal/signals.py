"""Signals that a plugin gets in a rehearsal: one comes while a double runs, and is seen to when that has ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.confirm.knobs import SignalOf
from runelint.confirm.rehearsal import commands
from runelint.confirm.rehearsal.control import LeaveError
from runelint.confirm.rehearsal.values import Ask, Question, Result
from runelint.runner.scenario import SIGNALS

if TYPE_CHECKING:
    from runelint.confirm.knobs import Reply
    from runelint.confirm.rehearsal.shell import Shell
    from runelint.syntax import nodes

# Above those that other questions of the same command have.
_PART = 1000
_BY_SIGNAL = 128


def asked(shell: Shell, node: nodes.Node, reply: Reply, sent: str) -> None:
    """Log whether a signal came that the plugin has a trap for; `sent` is what the double sends, or nothing."""
    stage = shell.stage
    traps = {} if stage.plugin is None else stage.plugin.traps
    actions: set[str] = set()
    for part, signal in enumerate(SIGNALS):
        action = traps.get(signal)
        # One signal is enough for an action that several have.
        if signal != sent and (action is None or not action.text or action.text in actions):
            continue
        actions.add("" if action is None else action.text)
        question = Question(Ask.SIGNAL, (), signal, knob=SignalOf(reply))
        shell.decide(node, Result(0 if signal == sent else 1, question), _PART + part)
    stage.signal = sent or stage.signal


def taken(shell: Shell, node: nodes.Node) -> None:
    """See to a signal that has come. Raises LeaveError when it ends the plugin."""
    stage = shell.stage
    signal = stage.signal
    if not signal or shell is not stage.plugin:
        return
    stage.signal = ""
    action = shell.traps.get(signal)
    if action is None:
        raise LeaveError(Result(_BY_SIGNAL + SIGNALS[signal]), node)
    before = shell.result, shell.tested
    shell.tested = False
    commands.run_trap(shell, signal)
    shell.traps[signal] = action
    shell.result, shell.tested = before
