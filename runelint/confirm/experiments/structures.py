"""What two runs made of a text that is put together: the same structure with other values in it, or another one."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from runelint.confirm.answered import data_of, message_in
from runelint.confirm.experiments.clients import STATEMENT
from runelint.confirm.experiments.pieces import pieces_of
from runelint.confirm.judge import Judgement, Opinion
from runelint.confirm.structure import json_words, plain_words, printed, structure_of_text
from runelint.flow.events import Build

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from runelint.confirm.claim import Claim
    from runelint.confirm.judge import Trial
    from runelint.confirm.structure import Structure
    from runelint.runner.observation import Spot, Step

# So many steps after a text was put together it is looked for where it is used.
_LATER = 60
# `command printf`, `env printf`, `busybox printf`.
_MOST_BEFORE = 2
_LAST_COMMA = re.compile(r",(\s*[]}])")
_ASSIGNED = re.compile(r"([A-Za-z_]\w*)(\+)?=")


def compared(claim: Claim, plain: Trial, trial: Trial) -> Judgement:
    """Return SHOWN when a value has broken what was put together, or has changed its structure.

    Both runs must have put the text together; `plain` is the one with harmless values.
    """
    build = claim.hit.event
    if not isinstance(build, Build):
        return Judgement(Opinion.UNCLEAR, "the finding names no text that is put together")
    if not trial.seen.steps.get(id(build)):
        return Judgement(Opinion.ELSEWHERE, "no value that breaks JSON gets there: what comes in is checked before")
    if _is_broken(build, trial):
        return Judgement(Opinion.SHOWN)
    before, after = _built(build, plain), _built(build, trial)
    if _differs(before, after):
        return Judgement(Opinion.SHOWN)
    if _is_shown_broken(build, trial):
        return Judgement(Opinion.SHOWN)
    if not before and _is_lost(plain, trial):
        return Judgement(Opinion.SHOWN)
    # The rule is about how the text is built: that today's values are harmless does not refute it.
    return Judgement(
        Opinion.UNCLEAR,
        "no value that was tried has broken it: quotes, backslashes, newlines, nothing, words in place of numbers",
    )


def _is_broken(build: Build, trial: Trial) -> bool:
    """Return whether a value has broken the text, or what it has become a part of, that is sound with harmless ones."""
    steps = trial.observation.steps
    own = frozenset(trial.seen.steps.get(id(build), []))
    builds = [each for each in trial.observer.behaviour.events if isinstance(each, Build) and _is_of(build, each)]
    shapes = {shape: pieces_of(shape) for each in builds for shape in _shapes(each)}
    telling = [pieces for pieces in shapes.values() if pieces.are_telling]
    grown: dict[str, str] = {}
    for index in range(min(max(own) + _LATER, len(steps))):
        words = _words(steps[index], grown)
        if index < min(own):
            continue
        candidates = shapes.values() if index in own else telling
        if any(pieces.fits(word) and pieces.is_broken(word) for word in words for pieces in candidates):
            return True
    started = [ran.arguments for ran in trial.observation.commands if ran.step in own and not _is_printf(ran.arguments)]
    given = [word for arguments in started for word in arguments[1:]]
    return any(pieces.fits(word) and pieces.is_broken(word) for word in given for pieces in shapes.values())


def _shapes(build: Build) -> Iterator[str]:
    """Yield what is known of the text, with a NUL for what is not.

    That is what its author wrote; the same without commas at the end of lists, which are taken off before it is used;
    and what the analysis knows of its values.
    """
    yield build.shape
    yield _LAST_COMMA.sub(r"\1", build.shape)
    yield "".join(part if isinstance(part, str) else "\0" for part in build.text.parts)


def _is_of(build: Build, other: Build) -> bool:
    """Return whether the other text begins where `build` does: what is added to it later is of the same finding."""
    return other.text.made[:1] == build.text.made[:1]


def _words(step: Step, grown: dict[str, str]) -> list[str]:
    """Return the words of a command without the names of what is assigned; of `printf` what it makes of its format.

    `grown` are the variables so far: of one that is added to the whole is returned.
    """
    words = plain_words(step.text)
    assigned = _ASSIGNED.match(step.text)
    if assigned and words:
        words[0] = grown[assigned[1]] = grown.get(assigned[1], "") + words[0] if assigned[2] else words[0]
    found = _made_by_printf(step.text) if _is_printf(words) else words
    return [word.rstrip("\n") for word in found]


def _is_printf(words: Sequence[str]) -> bool:
    """Return whether a command prints by a format, which is no text of a document yet."""
    return any(word.rpartition("/")[2] == "printf" for word in words[:_MOST_BEFORE])


def _is_shown_broken(build: Build, trial: Trial) -> bool:
    """Return whether a command has shown the text broken that is sound JSON with harmless values in it."""
    runs = trial.observation.commands
    texts = [ran.arguments[1] for ran in runs if ran.arguments[0] == STATEMENT and ran.arguments[1:]]
    form = _form(build)
    mine = [text for text in texts if form.match(text.strip())]
    harmless = ("".join(part if isinstance(part, str) else each for part in build.text.parts) for each in ("1", '"x"'))
    return any(structure_of_text(text) is None for text in mine) and any(map(_is_json, harmless))


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _is_lost(plain: Trial, trial: Trial) -> bool:
    """Return whether a message that came out in one run does not in the other, or comes without its content.

    Both must have ended at the same place: what ends elsewhere answers something else.
    """
    if _end(plain) is None or _end(plain) != _end(trial):
        return False
    before, after = message_in(plain.observation.stdout), message_in(trial.observation.stdout)
    if before is None:
        return False
    return after is None or (bool(data_of(before)) and data_of(after) == {})


def _end(trial: Trial) -> object:
    ending = trial.seen.path.ending
    return None if ending is None else (ending.where.place, ending.cause)


def _built(build: Build, trial: Trial) -> dict[tuple[Spot, int], Structure | None]:
    """Return the structures of the JSON texts that were made, by where they were seen first; None for a broken one.

    A text that is not seen where it is put together, as in a here-document, is looked for in the commands after that.
    """
    steps = trial.observation.steps
    own = trial.seen.steps.get(id(build), [])
    if not own:
        return {}
    out: dict[tuple[Spot, int], Structure | None] = {}
    form = _form(build)
    for index in own:
        for number, word in enumerate(_made(steps[index])):
            _add(out, (steps[index].spot, number), structure_of_text(word))
    for step in steps[own[0] : own[-1] + _LATER]:
        for number, word in enumerate(json_words(step.text) if "{" in step.text or "[" in step.text else ()):
            if form.match(word.strip()):
                _add(out, (step.spot, number), structure_of_text(word))
    return out


def _add(out: dict[tuple[Spot, int], Structure | None], key: tuple[Spot, int], structure: Structure | None) -> None:
    """Keep a broken text rather than a sound one: it is one of several that were made at the same place."""
    if key not in out or structure is None:
        out[key] = structure


def _made(step: Step) -> list[str]:
    """Return the JSON texts among the words of a command, and what `printf` makes of its format."""
    if step.text.startswith("printf "):
        return [text for text in _made_by_printf(step.text) if text.lstrip().startswith(("{", "["))]
    return json_words(step.text)


def _made_by_printf(traced: str) -> list[str]:
    text = printed(traced)
    return [] if text is None else [text]


def _form(build: Build) -> re.Pattern[str]:
    """Return the expression that matches the beginning of what the text becomes, whatever its values are."""
    pieces = [
        re.escape(part.lstrip() if not at else part) if isinstance(part, str) else ".*?"
        for at, part in enumerate(build.text.parts)
    ]
    while pieces and not pieces[-1].strip("\\\n "):
        pieces.pop()
    return re.compile("".join(pieces).rstrip("\\\n "), re.DOTALL)


def _differs(before: dict[tuple[Spot, int], Structure | None], after: dict[tuple[Spot, int], Structure | None]) -> bool:
    """Return whether a text was sound JSON before and is not now, or has other keys or types in it."""
    return any(old is not None and key in after and after[key] != old for key, old in before.items())
