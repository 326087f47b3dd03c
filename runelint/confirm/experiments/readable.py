"""Input that jq can read, where a run gave it none: a file that was missing, or a command that printed other text."""

from __future__ import annotations

import json
import posixpath
import re
from itertools import islice
from typing import TYPE_CHECKING

from runelint.confirm.answers import answering
from runelint.confirm.jq.inputs import Outcome, Program, inputs
from runelint.contract.bpcs.functions import LIBRARY
from runelint.flow.queries import NAMES, call_of
from runelint.flow.values import constant
from runelint.runner.scenario import Answer, File

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.confirm.judge import Trial
    from runelint.flow.queries import Call
    from runelint.runner.observation import Ran
    from runelint.runner.scenario import Json, Scenario

_MOST_CALLS = 3
_MOST_DOCUMENTS = 2
_MOST_COMMANDS = 3
_TEMPORARY = ("/tmp/", "/var/tmp/", "/dev/shm/")  # noqa: S108 - in the sandbox
# `--output=json`, `-o json`, `--json`, `-j`; `http://host/json` is no such option.
_JSON = re.compile(r"^-j$|^(?:-[\w-]*=?)?json$")
_ANSWERS = ('[{"name":"value"}]\n', '{"name":"value"}\n')


def readable(plain: Trial) -> Iterator[Scenario]:
    """Yield scenarios like that of `plain` in which a call of jq that has failed finds what its program asks for."""
    runs = plain.observation.commands
    failed = [ran for ran in runs if ran.arguments[0].rpartition("/")[2] in NAMES and ran.status not in {0, None}]
    for ran in failed[:_MOST_CALLS]:
        yield from _fed(plain, ran)


def filled(plain: Trial) -> Iterator[Scenario]:
    """Yield scenarios like that of `plain` in which calls of jq that may have printed nothing have what they ask for.

    The last ones come first. What the library asks jq is no matter of the plugin's.
    """
    steps = plain.observation.steps
    runs = [ran for ran in plain.observation.commands if ran.arguments[0].rpartition("/")[2] in NAMES]
    own = [ran for ran in runs if ran.step is not None and not steps[ran.step].spot.path.endswith(f"/{LIBRARY}")]
    for ran in [ran for ran in reversed(own) if ran.status == 0][:_MOST_CALLS]:
        yield from _fed(plain, ran)


def _fed(plain: Trial, ran: Ran) -> Iterator[Scenario]:
    """Yield scenarios in which a call of jq has an input for which its program prints something."""
    call = call_of([constant(word) for word in ran.arguments[1:]])
    for document in islice(_documents(call), _MOST_DOCUMENTS):
        text = f"{json.dumps(document)}\n"
        # The runner starts a plugin in the root.
        paths = [posixpath.join("/", file.known) for file in call.files if file.known]
        # What stands in a temporary file the plugin has written itself: a command has printed it.
        lasting = {path: File(text) for path in paths if not path.startswith(_TEMPORARY)}
        if lasting:
            yield plain.scenario._replace(files={**plain.scenario.files, **lasting})
        if len(lasting) < len(paths) or not call.files:
            yield from _printing(plain, ran, text)


def asked_for_json(plain: Trial) -> Iterator[Scenario]:
    """Yield scenarios like that of `plain` in which a stand-in that was asked for JSON prints some."""
    for ran in plain.observation.commands:
        if ran.double and any(_JSON.search(word) for word in ran.arguments[1:]):
            for text in _ANSWERS:
                yield answering(plain.scenario, ran.arguments, Answer(0, text), like=plain)


def _documents(call: Call) -> Iterator[Json]:
    """Yield inputs for which the program prints something."""
    if call.program is None or call.program.known is None or "n" in call.flags:
        return
    values: list[tuple[str, Json]] = []
    for name, kind, text in call.variables:
        try:
            values.append((name, json.loads(text.known or "") if kind == "--argjson" else text.known or ""))
        except ValueError:
            return
    program = Program(call.program.known, tuple(values), "s" in call.flags)
    yield from inputs(program, Outcome.SOMETHING)


def _printing(plain: Trial, ran: Ran, text: str) -> Iterator[Scenario]:
    """Yield scenarios in which a stand-in that was started near that call of jq prints `text`; the nearest first."""
    doubles = [other for other in plain.observation.commands if other.double and other.step is not None]
    near = sorted(doubles, key=lambda other: abs(other.at - ran.at))
    for other in near[:_MOST_COMMANDS]:
        yield answering(plain.scenario, other.arguments, Answer(0, text), like=plain)
