"""Stand-ins for commands that execute what they are given elsewhere: here they execute it in the sandbox.

`ssh host CODE` is a shell with that code, `docker exec container COMMAND` is the command, and what `psql` reads from
stdin is shown as the argument of another command. A double answers all calls that are not of that kind.
"""

from __future__ import annotations

import posixpath
from shlex import quote
from typing import TYPE_CHECKING

from runelint.confirm.answers import double_called
from runelint.confirm.experiments.payloads import MARKER
from runelint.confirm.structure import traced_words
from runelint.flow.commands import effects
from runelint.flow.events import Interpreted, Language
from runelint.runner.doubles import is_nameable
from runelint.runner.farm import CORE
from runelint.runner.scenario import Answer, Double, File

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.confirm.claim import Claim
    from runelint.confirm.judge import Trial
    from runelint.runner.scenario import Scenario

STATEMENT = "runelint_statement"
_OTHERWISE = ".otherwise"
# A rehearsal does not know that what is here is a command.
FOLDER = "/usr/local/sbin"
_MOST_CALLS = 12
_SHOWING = f"""#!/bin/sh
[ $# -eq 0 ] || exec /usr/bin/cat "$@"
text=$(/usr/bin/cat; echo x)
{STATEMENT} "${{text%x}}" >/dev/null
printf %s "${{text%x}}"
"""


def is_ours(name: str) -> bool:
    """Return whether a command is one that experiments alone bring in: no plugin knows its name."""
    return name in {STATEMENT, MARKER} or name.endswith(_OTHERWISE)


def standing_in(claim: Claim, plain: Trial, scenario: Scenario) -> Scenario:
    """Return `scenario` with stand-ins for the commands that `plain` has seen starting at the claim's place."""
    here = plain.steps_at(claim.hit.place)
    commands, files = dict(scenario.commands), dict(scenario.files)
    for words in _called(plain, here):
        name = posixpath.normpath(f"/{double_called(scenario, words[0])}") if "/" in words[0] else words[0]
        plainly = posixpath.basename(name)
        if plainly in CORE or not is_nameable(name):
            continue
        line = _executing(plainly, words[1:])
        # What is called by its path stands there.
        path = name if name.startswith("/") else f"{FOLDER}/{name}"
        if not line or path in files:
            continue
        other = f"{plainly}{_OTHERWISE}"
        commands[other] = commands.pop(name, Double())
        commands[STATEMENT] = Double(Answer(stdout="1\n"))
        telling = _telling(plainly, words[1:], named=not _is_chosen(claim))
        same = " && ".join(f'[ "${{{at + 1}-}}" = {quote(words[at + 1])} ]' for at in telling)
        elsewhere = "".join(
            f'[ "$*" != {quote(text)} ] || exec {other} "$@"\n' for text in _calls(words[0], plain, here)
        )
        script = f'#!/bin/sh\n{elsewhere}if {same or ":"}; then\n  {line}\nfi\nexec {other} "$@"\n'
        files[path] = File(script, mode=0o755)
    return scenario._replace(commands=commands, files=files)


def _called(plain: Trial, here: frozenset[int]) -> Iterator[tuple[str, ...]]:
    """Yield the commands at the claim's place as they were called, also those by a path where nothing stands."""
    started = [ran.arguments for ran in plain.observation.commands if ran.step in here]
    yield from started
    for index in sorted(here):
        text = plain.observation.steps[index].text
        words = traced_words(text) if "/" in text.partition(" ")[0] else []
        if words and "/" in words[0] and words[0] not in {each[0] for each in started}:
            yield tuple(words)


def _calls(name: str, plain: Trial, here: frozenset[int]) -> list[str]:
    """Return how a command was called elsewhere: what a double answers there may be what leads to the claim's place."""
    calls = [ran for ran in plain.observation.commands if ran.arguments[0] == name]
    mine = {" ".join(ran.arguments[1:]) for ran in calls if ran.step in here}
    others = dict.fromkeys(" ".join(ran.arguments[1:]) for ran in calls if ran.step not in here)
    return [text for text in others if text not in mine][:_MOST_CALLS]


def showing(scenario: Scenario) -> Scenario:
    """Return `scenario` with a stand-in for `cat` that shows what it reads from stdin as the argument of a command.

    What goes to a file is not kept otherwise.
    """
    commands = {**scenario.commands, STATEMENT: Double(Answer(stdout="1\n"))}
    files = {**scenario.files, f"{FOLDER}/cat": File(_SHOWING, mode=0o755)}
    return scenario._replace(commands=commands, files=files)


def _telling(name: str, words: tuple[str, ...], *, named: bool) -> list[int]:
    """Return the operands that tell this call from others, none of which is code: the first, and the inner command.

    That one is left out unless it is `named`: a value may choose it.
    """
    known = effects(name, words)
    if known is None or not words:
        return []
    start = known.inner[0].start if known.inner else min(known.code, default=1)
    if start == 0:
        return []
    return [0, start] if named and known.inner and tuple(known.inner[0]) != known.code else [0]


def _is_chosen(claim: Claim) -> bool:
    """Return whether the claim is that a value is the command that is run."""
    event = claim.hit.event
    return isinstance(event, Interpreted) and event.language is Language.COMMAND


def _executing(name: str, words: tuple[str, ...]) -> str:
    """Return the line of a shell script that executes what the command is given; empty when it is given nothing."""
    known = effects(name, words)
    if known is None:
        return ""
    if known.reads_code and known.reads_code != "sh":
        return f'exec {STATEMENT} "$(cat)"'
    if known.inner:
        start = known.inner[0].start
        joined = tuple(known.inner[0]) == known.code
        return f'shift {start}; exec sh -c "$*"' if joined else f'shift {start}; exec "$@"'
    if known.code and known.language == "sh":
        return f'shift {known.code[0]}; exec sh -c "$1"'
    return "exec sh" if known.reads_code else ""
