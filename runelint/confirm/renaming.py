"""A scenario in which another value is in play: files and calls with the old one in their names get the new one."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from runelint.confirm.witness.glob import quoted
from runelint.runner.scenario import File

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from runelint.runner.scenario import Answer, Case, Scenario


def renamed(scenario: Scenario, old: str, new: str) -> Scenario:
    """Return the scenario in which files and arguments that had the text `old` in them have `new` there.

    A path that is new altogether becomes a directory, since a plugin asks for one more often than for a file. Where the
    message has the old text in other places, what is there for that stays as well.
    """
    if not old:
        return scenario
    stays = f'"{old}"' in json.dumps(scenario.message, ensure_ascii=False)
    kept = {path: file for path, file in scenario.files.items() if stays or old not in path}
    moved = {path.replace(old, new): file for path, file in scenario.files.items() if old in path}
    moved = {path: file for path, file in moved.items() if "\n" not in path and len(path) > 1}
    if old.startswith("/") and new.startswith(old) and "\n" not in new and new not in moved:
        moved[new] = File(directory=True, mode=0o755)
    commands = {
        name: double._replace(cases=tuple(_for_new(double.cases, old, new, stays=stays)))
        for name, double in scenario.commands.items()
    }
    return scenario._replace(files={**kept, **moved}, commands=commands)


def _for_new(cases: Sequence[Case], old: str, new: str, *, stays: bool) -> Iterator[Case]:
    """Yield the cases with `new` for `old` in their arguments; those for the old text too when that `stays`."""
    for case in cases:
        moved = case
        if case.arguments is not None:
            moved = case._replace(arguments=case.arguments.replace(quoted(old), quoted(new)))
            if moved != case:
                # What it was told the command says again.
                moved = moved._replace(answer=_saying(moved.answer, old, new))
        if stays and moved != case:
            yield case
        yield moved


def _saying(answer: Answer, old: str, new: str) -> Answer:
    """Return the answer with `new` where `old` stands as a word."""
    said = re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", lambda _: new, answer.stdout)
    return answer._replace(stdout=said)
