"""A double in the form in which it is written on a command line."""

from __future__ import annotations

import json
import re

from runelint.failure import RunelintError
from runelint.runner.doubles import HIGHEST_STATUS, place
from runelint.runner.scenario import Answer, Double
from runelint.runner.scenario_json import double_from_json, with_whole_numbers
from runelint.runner.scenario_schema import check_double

_FORMS = (
    "Write NAME=STATUS (`systemctl=3`), NAME=STATUS:LINE (`systemctl=0:active`, which prints the line), or "
    'NAME={…} as in a scenario file (`\'systemctl={"exit": 1, "stderr": "no bus\\n"}\'`).'
)
_SHORT = re.compile(r"([0-9]+)(?::(.*))?", re.DOTALL)


def double_from_text(text: str) -> tuple[str, Double]:
    r"""Return the name and the double that `text` describes.

    `NAME=STATUS` exits with STATUS and prints nothing. `NAME=STATUS:LINE` prints LINE before, with a newline behind it
    unless it is empty or ends with one. `NAME={…}` is the double's JSON object in a scenario file, which says all that
    a double can do. NAME is a command's name or absolute path.

    Raises RunelintError that says what to write.
    """
    name, equals, rest = text.partition("=")
    if not name or not equals or not rest:
        raise RunelintError(f"`{text}` is no double. {_FORMS}")
    place(name)
    if rest.lstrip().startswith("{"):
        return name, _from_object(name, rest)
    found = _SHORT.fullmatch(rest)
    if found is None:
        raise RunelintError(f"`{rest}` does not say what `{name}` is to do. {_FORMS}")
    status, line = int(found[1]), found[2] or ""
    if status > HIGHEST_STATUS:
        raise RunelintError(f"`{name}` cannot exit with {status}: an exit status is between 0 and {HIGHEST_STATUS}.")
    stdout = line if not line or line.endswith("\n") else f"{line}\n"
    return name, Double(Answer(status, stdout))


def _from_object(name: str, text: str) -> Double:
    try:
        document = json.loads(text)
    except json.JSONDecodeError as cause:
        raise RunelintError(f"What `{name}` is to do is no JSON: {cause}. {_FORMS}") from cause
    check_double(name, document)
    return double_from_json(with_whole_numbers(document), ("commands", name))
