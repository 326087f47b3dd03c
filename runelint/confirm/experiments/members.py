"""Secrets that are members of an object in the message: `{"credentials": {"user": …, "password": …}}`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.confirm.experiments.canaries import taken_after
from runelint.confirm.given import object_of
from runelint.flow.secret_names import Secrecy, secrecy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.runner.scenario import Json, Scenario

_PARTS = ("input_parameters", "context")


def with_members(scenario: Scenario, form: str) -> Scenario:
    """Return the scenario in which secrets within objects of the message are canaries."""
    message = object_of(scenario.message)
    payload = object_of(message.get("payload"))
    for part in _PARTS:
        held = payload.get(part)
        if isinstance(held, dict):
            payload[part] = {
                key: _bred(key, value, form) if isinstance(value, dict | list) else value for key, value in held.items()
            }
    return scenario._replace(message={**message, "payload": payload}) if payload else scenario


def texts_in(value: Json) -> Iterator[str]:
    """Yield all texts in a value of the message."""
    match value:
        case str():
            yield value
        case dict():
            for each in value.values():
                yield from texts_in(each)
        case list():
            for each in value:
                yield from texts_in(each)
        case _:
            pass


def _bred(key: str, value: Json, form: str) -> Json:
    match value:
        case dict():
            # `{"password": {"value": …}}`: what is in a secret is one, unless it has names of its own that say which.
            named = any(secrecy(name) is not Secrecy.NONE for name in value)
            return {name: _bred(name if named else f"{key}_{name}", each, form) for name, each in value.items()}
        case list():
            return [_bred(key, each, form) for each in value]
        case str() if secrecy(key) is not Secrecy.NONE:
            return taken_after(value, form, keep=True)
        case _:
            return value
