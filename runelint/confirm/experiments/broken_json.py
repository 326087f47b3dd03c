"""JSON that is put together as text: scenarios with the values that a careless author would not think of."""

from __future__ import annotations

import re
from itertools import chain, islice, zip_longest
from typing import TYPE_CHECKING

from runelint.confirm.answers import answer_of, answering
from runelint.confirm.experiments.bent_output import bent, texts_in
from runelint.confirm.experiments.clients import showing
from runelint.confirm.given import object_of
from runelint.confirm.knobs import member, with_member
from runelint.confirm.renaming import renamed
from runelint.confirm.structure import traced_words
from runelint.contract.bpcs.functions import CONTEXT, PARAMETERS
from runelint.flow.events import Build
from runelint.flow.values import Hole, Origin
from runelint.runner.doubles import is_nameable
from runelint.runner.farm import CORE
from runelint.runner.scenario import Answer, Double

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from runelint.confirm.claim import Claim
    from runelint.confirm.judge import Trial
    from runelint.flow.place import Place
    from runelint.flow.values import Text
    from runelint.runner.observation import Ran
    from runelint.runner.scenario import Json, Scenario

# What ends or bends a JSON string or number, made of the value that stood there: what is checked before it is used has
# to stay what it was at its beginning. The last ones are what a number may be without being one in JSON (RFC 8259, 6).
BENT: tuple[Callable[[str], str], ...] = (
    lambda old: f'{old}"x',
    lambda old: f"{old}\\x",
    lambda old: f"{old}\nx",
    lambda _: 'a "b" \\c\u00e9 $x\nd',
    lambda _: '"',
    lambda _: "",
    lambda old: f"00{old}" if old.isdecimal() else "007",
    lambda old: f'x"{old}',
    lambda _: ".5",
    lambda _: "n/a",
)
# They pass on, or calculate from, what they are given: a value that breaks JSON has to come from where that came from.
_TOOLS = frozenset(
    (
        *("awk", "gawk", "mawk", "bash", "sh", "dash", "cat", "cut", "echo", "grep", "egrep", "fgrep", "head", "jq"),
        *("printf", "sed", "sort", "tail", "tr", "wc", "date", "mktemp", "dirname", "basename", "expr", "bc", "seq"),
        *("true", "false", "test", "[", "sleep", "mkdir", "rm", "touch", "chmod", "cp", "mv", "ln", "tee", "xargs"),
        *("env", "timeout", "nohup", "sudo", "realpath", "readlink", "id", "nproc", "uniq", "paste", "column"),
        *("sha256sum", "md5sum", "base64", "cksum"),
    )
)
_MOST_COMMANDS = 4
# What is told apart from other words where it stands among them.
_WORD = re.compile(r"\S{3,}")
_MOST_PARAMETERS = 4
_MOST_TEXTS = 8


def attempts(claim: Claim, plain: Trial) -> Iterator[Scenario]:
    """Yield the scenario of `plain`, and others like it in which values break the JSON that is put together."""
    build = claim.hit.event
    if not isinstance(build, Build):
        return
    found = chain([plain.scenario], varied(plain, build.text, BENT))
    here = plain.steps_at(build.where.place)
    is_copied = any(ran.step in here and ran.arguments == ("cat",) for ran in plain.observation.commands)
    yield from map(showing, found) if is_copied else found


def places(claim: Claim) -> Sequence[Place]:
    """Return where the values of the text are expanded."""
    build = claim.hit.event
    made = (*build.text.made, build.where.place) if isinstance(build, Build) else ()
    return list(dict.fromkeys((claim.hit.place, *made, *(place for place, _ in claim.hit.related))))


def varied(plain: Trial, text: Text, bends: Sequence[Callable[[str], str]]) -> Iterator[Scenario]:
    """Yield scenarios like that of `plain` in which the values that `text` is put together from are bent.

    The values that the analysis names are bent, or where it names none every parameter that is read: all, and then each
    alone, since others may have to stay as they are for the plugin to get there. What commands print is bent in turn.
    """
    scenario = plain.scenario
    tried = [scenario]
    holes = list(dict.fromkeys((part.origin, part.name) for part in text.parts if isinstance(part, Hole)))
    named = [(origin, name) for origin, name in holes if origin in {Origin.MESSAGE, Origin.ENVIRONMENT}]
    read = _read(plain)
    named = named or [(Origin.MESSAGE, name) for name in read][-_MOST_PARAMETERS:]
    from_message = chain.from_iterable(
        chain(_with_holes(scenario, named, read, bend), _within(scenario, bend)) for bend in bends
    )
    for changed in _alternating(from_message, _printing(plain)):
        if changed not in tried:
            tried.append(changed)
            yield changed


def _alternating(first: Iterator[Scenario], then: Iterator[Scenario]) -> Iterator[Scenario]:
    """Yield from both, some of the first and one of the second in turn."""
    left = True
    while left:
        left = False
        for found in chain(islice(first, 3), islice(then, 2)):
            left = True
            yield found


def _with_holes(
    scenario: Scenario, holes: Sequence[tuple[Origin, str]], read: dict[str, str], bend: Callable[[str], str]
) -> Iterator[Scenario]:
    """Yield the scenario with bent values in all the holes, and then in each one alone."""
    everywhere = scenario
    single = []
    for origin, name in holes:
        everywhere = _with_hole(everywhere, origin, name, read, bend)
        single.append(_with_hole(scenario, origin, name, read, bend))
    yield everywhere
    yield from single


def _within(scenario: Scenario, bend: Callable[[str], str]) -> Iterator[Scenario]:
    """Yield scenarios in which one of the texts inside an array or object of the message is bent."""
    for section in (PARAMETERS, CONTEXT):
        for path, text in islice(texts_in(member(scenario.message, section)), _MOST_TEXTS):
            if len(path) > 1:
                message = with_member(scenario.message, (*section, *path), bend(text))
                yield scenario._replace(message=message)


def _with_hole(
    scenario: Scenario, origin: Origin, name: str, read: dict[str, str], bend: Callable[[str], str]
) -> Scenario:
    if origin is Origin.ENVIRONMENT:
        value = bend(scenario.environment.get(name, ""))
        return scenario._replace(environment={**scenario.environment, name: value})
    old = _parameter(scenario.message, name) or read.get(name, "")
    value = bend(old)
    return renamed(scenario._replace(message=with_value(scenario.message, name, value)), old, value)


def _parameter(message: Json, name: str) -> str:
    """Return the text under a parameter or in the context, or an empty one."""
    for section in (PARAMETERS, CONTEXT):
        value = member(message, (*section, name))
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            return str(value)
    return ""


def with_value(message: Json, name: str, value: Json) -> Json:
    """Return the message with `value` under the context `name` where there is one, else under the parameter."""
    if not isinstance(member(message, ("payload",)), dict):
        return message
    section = CONTEXT if name in object_of(member(message, CONTEXT)) else PARAMETERS
    return with_member(message, (*section, name), value)


def _read(plain: Trial) -> dict[str, str]:
    """Return the parameters that were given, or that the plugin was seen to read, each with its default."""
    given = object_of(member(plain.scenario.message, PARAMETERS))
    out = {name: "" for name, value in given.items() if isinstance(value, str)}
    for step in plain.observation.steps:
        if step.text.startswith("rune_param "):
            words = [*traced_words(step.text), "", ""]
            out.setdefault(words[1], words[2])
    return {name: default for name, default in out.items() if name}


def _printing(plain: Trial) -> Iterator[Scenario]:
    """Yield scenarios in which a command that the plugin has started prints what breaks JSON, the last one first.

    Of what it is known to print, one word is bent at a time, so that what the plugin looks for is still there. A core
    tool that answers for itself has been made to break something already: without that there may be a sound twin.
    """
    for name in plain.scenario.commands:
        if name in CORE:
            yield plain.scenario._replace(
                commands={other: double for other, double in plain.scenario.commands.items() if other != name}
            )
    started = list(dict.fromkeys(ran.arguments for ran in reversed(plain.observation.commands) if _is_source(ran)))
    # In turn: which of them it is that matters is not known.
    answers = [_bent_answers(plain.scenario, arguments) for arguments in started[:_MOST_COMMANDS]]
    yield from (found for row in zip_longest(*answers) for found in row if found is not None)


def _bent_answers(scenario: Scenario, arguments: tuple[str, ...]) -> Iterator[Scenario]:
    """Yield scenarios in which a command prints something else."""
    name = arguments[0]
    text = answer_of(scenario.commands.get(name, Double(real=name in CORE)), arguments).stdout
    for stdout in dict.fromkeys(bent(text, BENT)):
        changed = answering(scenario, arguments, Answer(0, stdout))
        # Other commands may be told what this one has printed.
        yield renamed(changed, text.strip(), stdout.strip()) if _WORD.fullmatch(text.strip()) else changed


def _is_source(ran: Ran) -> bool:
    name = ran.arguments[0]
    return name not in _TOOLS and (ran.double or "/" not in name) and is_nameable(name)
