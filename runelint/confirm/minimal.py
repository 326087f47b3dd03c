"""The least scenario that still shows something: what is not needed is put back to how it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.confirm.knobs import MISSING, Change, Member, applied

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from runelint.confirm.knobs import JsonPath
    from runelint.runner.scenario import Json, Scenario


def minimal(
    scenario: Scenario,
    base: Scenario,
    still_shows: Callable[[Scenario], bool],
    *,
    likely: Callable[[Scenario], bool] = lambda _: True,
) -> Scenario:
    """Return `scenario` with as much of `base` in it as it can have and still show what it shows.

    First whole halves are put back, then single knobs; `still_shows` says when to stop by answering no. What is not
    `likely` to show it is not even tried.
    """

    def shows(one: Scenario) -> bool:
        return likely(one) and still_shows(one)

    return _without(scenario, list(_ways_back(scenario, base)), shows)


def _without(
    scenario: Scenario, parts: list[Callable[[Scenario], Scenario]], shows: Callable[[Scenario], bool]
) -> Scenario:
    if not parts:
        return scenario
    changed = scenario
    for part in parts:
        changed = part(changed)
    if changed == scenario:
        return scenario
    if shows(changed):
        return changed
    if len(parts) == 1:
        return scenario
    middle = len(parts) // 2
    scenario = _without(scenario, parts[:middle], shows)
    return _without(scenario, parts[middle:], shows)


def _ways_back(scenario: Scenario, base: Scenario) -> Iterator[Callable[[Scenario], Scenario]]:
    """Yield functions that each put one knob back to how it is in `base`."""
    for path, value in _differences(scenario.message, base.message, ()):
        if path:
            yield lambda one, path=path, value=value: applied(one, [Change(Member(path), value)])  # type: ignore[misc]
        else:
            yield lambda one, value=value: one._replace(message=value)  # type: ignore[misc]
    for field in ("stdin", "blank_lines", "absent", "library", "start", "limits"):
        if getattr(scenario, field) != getattr(base, field):
            yield lambda one, field=field: _field_back(one, base, field)  # type: ignore[misc]
    for field in ("commands", "environment", "files"):
        now, before = getattr(scenario, field), getattr(base, field)
        for key in sorted({*now, *before}):
            if now.get(key) != before.get(key):
                yield lambda one, field=field, key=key: _entry_back(one, base, field, key)  # type: ignore[misc]


def _field_back(scenario: Scenario, base: Scenario, field: str) -> Scenario:
    changed = scenario._replace(**{field: getattr(base, field)})
    # A command cannot be absent and have a double.
    missing = {name: double for name, double in base.commands.items() if name not in changed.absent}
    return changed._replace(commands={**missing, **changed.commands}) if field == "absent" else changed


def _entry_back(scenario: Scenario, base: Scenario, field: str, key: str) -> Scenario:
    entries = dict(getattr(scenario, field))
    before = getattr(base, field)
    if key in before and not (field == "commands" and key in scenario.absent):
        entries[key] = before[key]
    else:
        entries.pop(key, None)
    return scenario._replace(**{field: entries})  # type: ignore[arg-type]


def _differences(now: Json, before: Json, path: JsonPath) -> Iterator[tuple[JsonPath, object]]:
    """Yield the places where two messages differ, each with what stands there in the second one."""
    if isinstance(now, dict) and isinstance(before, dict):
        for key in sorted({*now, *before}):
            if key not in before:
                yield (*path, key), MISSING
            elif key not in now:
                yield (*path, key), before[key]
            else:
                yield from _differences(now[key], before[key], (*path, key))
    elif now != before or type(now) is not type(before):
        yield path, before
