"""Secrets: scenarios in which each has an unmistakable value."""

from __future__ import annotations

import base64
import json
import re
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from runelint.confirm.answers import answer_of, answering
from runelint.confirm.experiments.broken_json import with_value
from runelint.confirm.experiments.canaries import FORMS, bred, given, taken_after
from runelint.confirm.experiments.folders import missed
from runelint.confirm.experiments.members import with_members
from runelint.confirm.given import parts_read
from runelint.confirm.knobs import with_member
from runelint.confirm.renaming import renamed
from runelint.confirm.structure import traced_words
from runelint.contract.bpcs.functions import CONTEXT
from runelint.flow.events import Exposed
from runelint.flow.jq_secrets import path_keys
from runelint.flow.place import Place
from runelint.flow.secret_names import Secrecy, file_holds_secret, names_secret_file, secrecy
from runelint.flow.secrets import WHOLE_MESSAGES
from runelint.flow.values import Origin
from runelint.jq import command_line
from runelint.runner.doubles import is_nameable
from runelint.runner.farm import CORE
from runelint.runner.package import PLUGINS
from runelint.runner.scenario import Answer, Double, File

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from runelint.confirm.claim import Claim
    from runelint.confirm.judge import Trial
    from runelint.runner.scenario import Scenario

# What comes in with the message and the environment is known by its name.
_GIVEN = frozenset({Origin.MESSAGE, Origin.ENVIRONMENT})


def attempts(claim: Claim, plain: Trial) -> Iterator[Scenario]:
    """Yield scenarios like that of `plain` in which the claim's secrets are canaries."""
    event = claim.hit.event
    if not isinstance(event, Exposed):
        return
    # What is made at random shows in the very run that got there.
    yield plain.scenario
    tried = [plain.scenario]
    start = _with_directories(plain)
    for form in FORMS[:2]:
        inner = with_members(start, form)
        if inner != start:
            tried.append(inner)
            yield inner
    secrets = sorted({(hole.origin, hole.name) for hole in event.candidates}, key=str)
    # A secret that has the name of a parameter is most likely that: what commands print may be what leads there.
    held = given(start.message)
    named = [(Origin.MESSAGE if name in held else origin, name) for origin, name in secrets]
    # What the plugin has put somewhere itself comes from what it asks for: what answers elsewhere stays as it is.
    asked = [name for name in parts_read(plain.observation.steps) if secrecy(name) is not Secrecy.NONE]
    own = [(Origin.MESSAGE, name) for name in sorted(asked)]
    for form in FORMS:
        for keep in (True, False):
            for each_of in filter(None, (named, secrets, own)):
                changed = start
                for origin, name in each_of:
                    changed = _with_canary(changed, plain, origin, name, form, keep=keep)
                if changed not in tried:
                    tried.append(changed)
                    yield changed

    # A filter takes the secret out of a file that has more in it.
    if any(hole.origin not in _GIVEN for hole in event.candidates):
        yield from _with_settings(plain, start)


def bends(claim: Claim) -> list[Callable[[str], str]]:
    """Return what is made of a secret where it is expanded."""
    del claim
    first, *others = ([partial(taken_after, form=form, keep=keep) for keep in (True, False)] for form in FORMS)
    # A key that is asked for its heading has to keep all that stands there.
    return [*first, lambda old: old + bred(FORMS[0]), *chain.from_iterable(others)]


def places(claim: Claim) -> list[Place]:
    """Return where the claim's secrets are expanded under names of secrets: what else stands there is none of them."""
    event = claim.hit.event
    if not isinstance(event, Exposed):
        return []
    whole = event.where.place
    text = whole.source.text[whole.start : whole.end]
    own = {hole.name for hole in event.candidates if hole.name.isidentifier()}
    expanded = list(_EXPANDED.finditer(text))
    # What a command tells under one name may be held under another one.
    found = [each for each in expanded if _name_in(each) in own] or [
        each for each in expanded if secrecy(_name_in(each)) is not Secrecy.NONE
    ]
    return [Place(whole.source, whole.start + each.start(), whole.start + each.end()) for each in found]


def _name_in(expansion: re.Match[str]) -> str:
    return expansion[1] or expansion[2]


_EXPANDED = re.compile(r"\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\})")


def _with_settings(plain: Trial, scenario: Scenario) -> Iterator[Scenario]:
    """Yield a scenario in which the files that filters read have lines with what their programs look for."""
    files: dict[str, File] = {}
    for ran in plain.observation.commands:
        words = ran.arguments[1:]
        if ran.arguments[0].rpartition("/")[2] in _FILTERS and words and words[-1].startswith("/"):
            content = "".join(f"{line}\n" for word in words[:-1] for line in _lines(word))
            old = files.get(words[-1], File())
            files[words[-1]] = old._replace(content=old.content + content, kind=None)
    if files:
        yield scenario._replace(files={**scenario.files, **files})


def _lines(program: str) -> Iterator[str]:
    """Yield lines in which a canary stands behind what a filter's program looks for."""
    for word in dict.fromkeys(_ASKED.findall(program)):
        if secrecy(word) is not Secrecy.NONE:
            yield from (f"{word}{mark}{bred(FORMS[0])}{end}" for mark, end in _MARKS)


_FILTERS = frozenset({"awk", "gawk", "mawk", "sed", "grep", "egrep", "fgrep"})
_ASKED = re.compile(r"[A-Za-z_][\w-]{2,}")
# How a setting is written: `key "value";`, `key=value`, `key: value`, `key value`.
_MARKS = ((' "', '";'), ("=", ""), (": ", ""), (" ", ""))


def _with_directories(plain: Trial) -> Scenario:
    """Return the scenario of `plain` with the directories of files that could not be opened.

    What `tee` writes to a file is not kept: it goes to stderr instead.
    """
    files = missed(plain)
    logs = (word for ran in plain.observation.commands if ran.arguments[0] == "tee" for word in ran.arguments[1:])
    files |= {path: File(link="/dev/stderr") for path in logs if path.startswith("/") and "/dev/" not in path}
    return plain.scenario._replace(files={**plain.scenario.files, **files})


def _with_canary(scenario: Scenario, plain: Trial, origin: Origin, name: str, form: str, *, keep: bool) -> Scenario:
    """Return the scenario with a canary as the secret `name`; with `keep` it takes after the old value."""
    match origin:
        case _ if origin is Origin.MESSAGE or name in WHOLE_MESSAGES:
            return _in_message(scenario, plain, name, form, keep=keep)
        case Origin.ENVIRONMENT:
            value = taken_after(scenario.environment.get(name, ""), form, keep=keep)
            return scenario._replace(environment={**scenario.environment, name: value})
        case Origin.FILE:
            return _in_files(scenario, name, form, keep=keep)
        case _:
            return _everywhere(scenario, plain, name, form, keep=keep)


def _in_message(scenario: Scenario, plain: Trial, name: str, form: str, *, keep: bool) -> Scenario:
    names = [name]
    if name in WHOLE_MESSAGES:
        held = given(scenario.message)
        names = [key for key in held if secrecy(key) is not Secrecy.NONE and keep] or [
            "password" if keep else "api_token"
        ]
    for each in names:
        old = given(scenario.message).get(each, "")
        value = taken_after(old, form, keep=keep)
        message = with_value(scenario.message, each, value)
        if any(step.text.startswith((f"rune_ctx {each}", f"rune_ctx_json {each}")) for step in plain.observation.steps):
            message = with_member(message, (*CONTEXT, each), value)
        scenario = renamed(scenario._replace(message=message), old, value)
    return scenario


def _in_files(scenario: Scenario, name: str, form: str, *, keep: bool) -> Scenario:
    """Return the scenario with a canary in the file `name`, and in all that the message and the environment name."""
    named = {**given(scenario.message), **scenario.environment}
    paths = {value for key, value in named.items() if names_secret_file(key) and value.startswith("/")}
    paths |= {path for path in scenario.files if file_holds_secret(path)}
    paths |= {name.strip("\"'")} if "$" not in name and "<" not in name else set()
    if not paths:
        paths = {path for path, file in scenario.files.items() if not (file.directory or file.link or file.kind)}
    files = dict(scenario.files)
    for path in paths:
        if path.startswith("/"):
            old = files.get(path, File())
            files[path] = old._replace(
                content=_content(old.content, form, keep=keep), directory=False, link="", kind=None
            )
    return scenario._replace(files=files)


def _content(old: str, form: str, *, keep: bool) -> str:
    """Return a file's content with canaries in place of what stood in it, or behind `name=` in each of its lines."""
    lines = [line.partition("=") for line in old.splitlines()]
    if any(mark for _, mark, _ in lines):
        return "".join(f"{name}={bred(form)}\n" if mark else f"{name}\n" for name, mark, _ in lines)
    return f"{taken_after(old.strip(), form, keep=keep)}\n"


def _everywhere(scenario: Scenario, plain: Trial, name: str, form: str, *, keep: bool) -> Scenario:
    """Return the scenario in which what commands print, and files hold, that the secret may come from are canaries."""
    if name.isidentifier():
        scenario = _in_message(scenario, plain, name, form, keep=keep)
        known = scenario.environment.get(name, "")
        scenario = scenario._replace(
            environment={**scenario.environment, name: taken_after(known, form, keep=keep)}
            if name.isupper()
            else scenario.environment
        )
    asked = _asked_paths(plain)
    canary = bred(form)
    if any(step.text.startswith(("base64 -d", "base64 --decode", "base64 -D")) for step in plain.observation.steps):
        canary = base64.b64encode(canary.encode()).decode()
    if not keep:
        # A core tool that answers for itself does not pass on what it reads.
        own = {each: double for each, double in scenario.commands.items() if each not in CORE}
        scenario = scenario._replace(commands=own, files={**_settings(plain, name, canary), **scenario.files})
    for ran in plain.observation.commands:
        command = ran.arguments[0]
        if command in CORE or ("/" in command and not ran.double) or not is_nameable(command):
            continue
        old = answer_of(scenario.commands.get(command, Double()), ran.arguments)
        stdout = json.dumps(_document(asked, canary)) if asked else canary
        if keep:
            kept = _with_secrets(old.stdout, asked, canary) if asked else _with_member(old.stdout, canary)
            stdout = kept or (stdout if asked else taken_after(old.stdout.strip(), form, keep=keep))
        scenario = answering(scenario, ran.arguments, Answer(old.status, f"{stdout}\n", old.stderr, old.delay))
    return _in_files(scenario, f"<{name}>", form, keep=keep)


def _with_member(text: str, canary: str) -> str:
    """Return the JSON object `text` with the canary in one more member; empty when it is no such thing."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return ""
    return json.dumps({**document, "data": {"value": canary}}) if isinstance(document, dict) else ""


def _with_secrets(text: str, paths: Sequence[tuple[str, ...]], canary: str) -> str:
    """Return the JSON object `text` with the canary where paths lead to secrets; empty where it is none, or has none.

    What else the plugin asks for is most likely what has led to the place.
    """
    secrets = [path for path in paths if secrecy(path[-1]) is not Secrecy.NONE]
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return ""
    if not secrets or not isinstance(document, dict):
        return ""
    for path in secrets:
        document = with_member(document, path, canary)
    return json.dumps(document)


def _settings(plain: Trial, name: str, canary: str) -> dict[str, File]:
    """Return the files that core tools have looked for, as settings in which `name` is the canary."""
    paths = [word for ran in plain.observation.commands if ran.arguments[0] in CORE for word in ran.arguments[1:]]
    content = "".join(f"{each}={canary}\n" for each in dict.fromkeys([name, name.lower(), name.upper()]))
    outside = [path for path in paths if not path.startswith(f"{PLUGINS}/")]
    return {path: File(content) for path in outside if path.startswith(("/etc/", "/run/", "/opt/", "/srv/", "/var/"))}


def _asked_paths(plain: Trial) -> list[tuple[str, ...]]:
    """Return the paths of keys that the plugin has looked up with `jq`."""
    out: dict[tuple[str, ...], None] = {}
    for step in plain.observation.steps:
        words = traced_words(step.text) if step.text.startswith("jq ") else []
        call = command_line.read(words[1:], str)
        keys = path_keys(call.program) if call.program and "f" not in call.flags else ()
        if keys and keys[0] not in {"payload", "message_metadata", "observability"}:
            out[keys] = None
    return list(out)


def _document(paths: list[tuple[str, ...]], canary: str) -> dict[str, object]:
    """Return the document in which all paths lead to something, and those to a secret to the canary."""
    document: dict[str, object] = {}
    for path in paths:
        at = document
        for key in path[:-1]:
            below = at.setdefault(key, {})
            if not isinstance(below, dict):
                break
            at = below
        else:
            at.setdefault(path[-1], canary)
    return document
