"""What is wrong with a JSON document that should be a scenario, in words for the person who wrote it."""

from __future__ import annotations

import json
import math
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from runelint.failure import RunelintError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

_TYPES = {
    "string": "text",
    "object": "an object",
    "array": "a list",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
}


def check(document: object) -> None:
    """Return when `document` is a scenario. Raises RunelintError that names the place where it is none."""
    errors = sorted(_validator().iter_errors(document), key=lambda error: ([str(step) for step in error.absolute_path]))
    if errors:
        raise RunelintError(f"The scenario is not valid: {_words(errors[0])}")
    _check_numbers(document)


def check_double(name: str, document: object) -> None:
    """Return when `document` is a double, that of `name`. Raises RunelintError that names where it is none."""
    check({"commands": {name: document}})


def schema() -> dict[str, Any]:
    """Return the schema of scenarios."""
    text = Path(__file__).with_name("scenario.schema.json").read_text(encoding="utf-8")
    return json.loads(text)  # type: ignore[no-any-return]  # a test checks the file


def dotted(steps: Iterable[str | int]) -> str:
    """Return a place in a document as text: `commands.ssh.cases[0]`, `files["/etc/x"]`; nothing for the whole."""
    text = ""
    for step in steps:
        if isinstance(step, int):
            text += f"[{step}]"
        elif step.replace("_", "").replace("-", "").isalnum():
            text += f".{step}" if text else step
        else:
            text += f"[{json.dumps(step)}]"
    return text


@cache
def _validator() -> Draft202012Validator:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(schema())


def _words(error: ValidationError) -> str:
    """Return one sentence or two on what is wrong and what may stand there."""
    steps = list(error.absolute_path)
    found: Any = error.instance
    schema: Any = error.schema
    bound: Any = error.validator_value
    here = f"`{dotted(steps)}`" if steps else "the document"
    match error.validator, bound:
        case "additionalProperties", False:
            return _unknown_key(found, list(schema.get("properties", {})), here)
        case "required", _:
            return f"{here} is an object without the key {', '.join(f'`{key}`' for key in bound)}."
        case "type", _:
            names = [bound] if isinstance(bound, str) else bound
            return f"{here} must be {' or '.join(_TYPES[name] for name in names)}, and is {_shown(found)}."
        case "enum", _:
            near = get_close_matches(str(found), bound, 1)
            meant = f" Did you mean `{near[0]}`?" if near else ""
            return f"{here} must be one of {', '.join(f'`{value}`' for value in bound)}.{meant}"
        case "pattern", _:
            return f"{here} {_misfit(steps, found, bound)}."
        case ("minimum" | "maximum" | "exclusiveMinimum") as kind, _:
            word = {"minimum": "at least", "maximum": "at most", "exclusiveMinimum": "more than"}[kind]
            return f"{here} must be {word} {bound}, and is {_shown(found)}."
        case "const", _:
            wrong = "makes a directory of what has a `kind`" if found is True else "is the text of a file that has none"
            return f"{here} {wrong}."
        case _:
            return f"{here}: {error.message}."


def _misfit(steps: list[str | int], found: object, pattern: str) -> str:
    """Return what is wrong with text, or the key of an object, that does not fit its pattern."""
    if steps and steps[-1] == "mode":
        return f'must be permission bits in octal, such as "0644", and is {_shown(found)}'
    if "leaves" in steps:
        return f"must be an option such as `-o` or `--output`, and is {_shown(found)}"
    if pattern == "^/":
        return f"has the key {_shown(found)}, which is no absolute path: it must begin with `/`"
    return f"has the key {_shown(found)}, which cannot be the name of a variable"


def _unknown_key(found: dict[str, Any], known: list[str], here: str) -> str:
    key = next(key for key in found if key not in known)
    near = get_close_matches(key, known, 1)
    meant = f"Did you mean `{near[0]}`?" if near else f"It may have {', '.join(f'`{name}`' for name in known)}."
    return f"{here} has no key `{key}`. {meant}"


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=True)
    return text if len(text) <= 40 else f"{text[:39]}…"  # noqa: PLR2004 - enough to find it again


def _check_numbers(document: Any) -> None:  # noqa: ANN401 - it is JSON that the schema has accepted
    """Raise RunelintError for a number that JSON does not have, but that Python reads: NaN and Infinity."""
    doubles = document.get("commands", {})
    places: list[tuple[tuple[str | int, ...], object]] = [
        (("limits", "seconds"), document.get("limits", {}).get("seconds", 1)),
        *((("commands", name, "delay"), double.get("delay", 0)) for name, double in doubles.items()),
        *(
            (("commands", name, "cases", n, "delay"), case.get("delay", 0))
            for name, double in doubles.items()
            for n, case in enumerate(double.get("cases", ()))
        ),
    ]
    for steps, value in places:
        if isinstance(value, float) and not math.isfinite(value):
            raise RunelintError(f"The scenario is not valid: `{dotted(steps)}` must be a number of seconds.")
