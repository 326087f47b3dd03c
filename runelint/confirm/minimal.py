"""The least scenario that still shows something: what is not needed is put back to how it was."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from runelint.confirm.knobs import MISSING, Change, Member, applied

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterable, Iterator

    from runelint.confirm.knobs import JsonPath
    from runelint.runner.scenario import Json, Scenario

Place: TypeAlias = "tuple[str | int, ...]"
"""Where two scenarios can differ: a field and, of the message, the way into it, of what has entries, a key."""

Back: TypeAlias = "Callable[[Scenario], Scenario]"


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
    return _without(scenario, list(_ways_back(scenario, base).values()), _both(likely, still_shows))


def without(
    scenario: Scenario,
    base: Scenario,
    groups: Iterable[frozenset[Place]],
    still_shows: Callable[[Scenario], bool],
    *,
    likely: Callable[[Scenario], bool],
) -> Scenario:
    """Return `scenario` as `minimal` does, when only these knobs can be put back, those of a group together."""
    ways = _ways_back(scenario, base)
    parts = [_all_of([ways[place] for place in sorted(group, key=repr) if place in ways]) for group in groups]
    return _without(scenario, parts, _both(likely, still_shows))


def put_back(scenario: Scenario, base: Scenario, places: Collection[Place]) -> Scenario:
    """Return `scenario` with what stands in `base` at those of the places where they differ."""
    return _all_of([way for place, way in _ways_back(scenario, base).items() if place in places])(scenario)


def differences(scenario: Scenario, base: Scenario) -> dict[Place, Hashable]:
    """Return where `scenario` is not as `base`, each place with a key of what stands there."""
    return {place: _key(scenario, place) for place in _ways_back(scenario, base)}


def _key(scenario: Scenario, place: Place) -> Hashable:
    field, *rest = place
    value = getattr(scenario, str(field))
    if field != "message":
        return repr(value if not rest else value.get(rest[0]))
    for name in rest:
        value = value.get(name, MISSING) if isinstance(value, dict) else MISSING
    return repr(value)


def _both(likely: Callable[[Scenario], bool], still_shows: Callable[[Scenario], bool]) -> Callable[[Scenario], bool]:
    return lambda scenario: likely(scenario) and still_shows(scenario)


def _all_of(parts: list[Back]) -> Back:
    def back(scenario: Scenario) -> Scenario:
        for part in parts:
            scenario = part(scenario)
        return scenario

    return back


def _without(scenario: Scenario, parts: list[Back], shows: Callable[[Scenario], bool]) -> Scenario:
    if not parts:
        return scenario
    changed = _all_of(parts)(scenario)
    if changed == scenario:
        return scenario
    if shows(changed):
        return changed
    if len(parts) == 1:
        return scenario
    middle = len(parts) // 2
    scenario = _without(scenario, parts[:middle], shows)
    return _without(scenario, parts[middle:], shows)


def _ways_back(scenario: Scenario, base: Scenario) -> dict[Place, Back]:
    """Return functions that each put one knob back to how it is in `base`, by what they change."""
    ways: dict[Place, Back] = {}
    for path, value in _differences(scenario.message, base.message, ()):
        if path:
            ways["message", *path] = partial(applied, changes=[Change(Member(path), value)])
        else:
            ways["message",] = partial(_field_back, base=base, field="message")
    for field in ("stdin", "blank_lines", "absent", "library", "start", "limits", "user"):
        if getattr(scenario, field) != getattr(base, field):
            ways[field,] = partial(_field_back, base=base, field=field)
    for field in ("commands", "environment", "files"):
        now, before = getattr(scenario, field), getattr(base, field)
        for key in sorted({*now, *before}):
            if now.get(key) != before.get(key):
                ways[field, key] = partial(_entry_back, base=base, field=field, key=key)
    return ways


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
