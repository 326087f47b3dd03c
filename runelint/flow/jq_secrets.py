"""Which secrets can still be read in what `jq` prints: by the paths, and the uses of its variables, in the program."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from runelint.flow.queries import call_of, text_of_program
from runelint.flow.secret_names import Secrecy, secrecy, wraps_secrets
from runelint.flow.secrets import WHOLE_MESSAGES, secrets_among, secrets_in
from runelint.flow.values import NOTHING, Hole, Origin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runelint.flow.values import Text

_LAST_KEY = re.compile(r'(?:\.|\[\s*")\s*"?([A-Za-z_][\w-]*)"?\s*\]?\s*\??$')
_PATH = re.compile(r'^(?:try\s+)?\$?[\w.\[\]"\'?-]*$')
# They leave a text what it is, or write it in another way.
_LEAVING = re.compile(
    r"tostring|strings|values|@base64d?|@text|@json|@uri|fromjson|tojson|ascii_downcase|ascii_upcase|select\(.*\)|"
    r"explode|implode|trim|ltrimstr\(.*\)|rtrimstr\(.*\)|empty|\(?\s*\.\s*//.*",
    re.DOTALL,
)
# What stands behind, or in front of, a value that is only measured, compared, cut or taken apart there.
_MEASURED = re.compile(
    r"\s*\)?\s*\|\s*\(?\s*(?:length|test\(|not\b|type\b|startswith|endswith|utf8bytelength|del\(|keys|has\(|"
    r"with_entries|map_values|if\b|\.\[|@sha|g?sub\(\"\.)|\s*(?:==|!=|<|>|\|\s*\.\[)|\s*\[\s*-?\d*\s*:",
)
_COMPARED = re.compile(r"(?:==|!=|\bif|\band|\bor|\btest\(|\bhas\(|\.\[|\bindex\()\s*\(?\s*$")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_REMOVED = re.compile(r"\b(?:del|delpaths|has|select|test|contains|IN|index)\((?:[^()]|\([^()]*\))*\)")
_BARE_DOT = re.compile(r"(?<![\w.\]?)\"])\.(?=\s*(?:$|[,})+*]|\|\s*tojson))")
_REBUILDING = re.compile(r"\b(?:del|delpaths|with_entries|map_values|walk|to_entries|keys|length|reduce)\b")
_MENTIONED = re.compile(r"(?<![\w$])\.([A-Za-z_]\w*)|[{,]\s*([A-Za-z_]\w*)\s*(?=[,}])")


_DELETION = re.compile(r"\s*(?:\.\s*\|)?\s*del\((?P<paths>[^()|]*)\)\s*")
_KEY = re.compile(r"[A-Za-z_]\w*")


def readable(operands: Sequence[Text], read: frozenset[Hole], site: int) -> frozenset[Hole]:
    """Return the secrets that stand in what `jq` prints; `read` is what flows into it from stdin and from files.

    A key with the name of a secret makes what stands under it one, wherever the JSON comes from.
    """
    call = call_of(operands)
    kept: set[Hole] = set()
    program = text_of_program(call)
    for name, _, value in call.variables:
        held = secrets_in(value)
        if held and (program is None or _shows(program, name)):
            kept |= held
    if program is None:
        return frozenset(kept | secrets_among(read))
    return frozenset(kept | _of_input(program, secrets_among(read), site))


def left_over(operands: Sequence[Text], read: frozenset[Hole], keys: frozenset[str]) -> frozenset[Hole]:
    """Return the whole messages of which a program only takes some keys away, and not all that are secrets.

    `keys` are the secrets that the plugin is known to be given: `del(.old_password)` leaves the new one.
    """
    program = text_of_program(call_of(operands))
    found = None if program is None else _DELETION.fullmatch(program)
    if found is None or keys <= set(_KEY.findall(found["paths"])):
        return NOTHING
    return frozenset(hole for hole in secrets_among(read) if hole.name in WHOLE_MESSAGES)


def _of_input(program: str, held: frozenset[Hole], site: int) -> frozenset[Hole]:
    """Return the secrets that the program shows of its input."""
    key = path_key(program)
    if key is not None:
        if key:
            return (
                frozenset({Hole(Origin.SECRET, key, site)}) if secrecy(key) is Secrecy.SECRET else _generic(key, held)
            )
        return held
    plain = _REMOVED.sub("", _STRING.sub('""', program))
    if not held or all(hole.name in WHOLE_MESSAGES for hole in held):
        mentioned = {first or second for first, second in _MENTIONED.findall(_with_interpolations(program))}
        named = {Hole(Origin.SECRET, key, site) for key in mentioned if held and secrecy(key) is Secrecy.SECRET}
        whole = held if not _REBUILDING.search(program) and _BARE_DOT.search(plain) else NOTHING
        return frozenset(named) | whole
    return held if _BARE_DOT.search(plain) or "inputs" in plain or "input" in plain else NOTHING


def _with_interpolations(program: str) -> str:
    r"""Return the program without what it compares with or removes, and without its strings but for `\(…)` in them."""
    inside = " ".join(re.findall(r"\\\(([^()]*)\)", program))
    return f"{_REMOVED.sub('', _STRING.sub('', program))} {inside}"


def _generic(key: str, held: frozenset[Hole]) -> frozenset[Hole]:
    """Return what stands under a key that is no secret by its name: of a document of secrets, the one that it wraps."""
    if wraps_secrets(key) or secrecy(key) is Secrecy.VAGUE:
        return frozenset(hole for hole in held if hole.name not in WHOLE_MESSAGES)
    return NOTHING


def path_key(program: str) -> str | None:
    """Return the last key of a program that is a path (`.a.b // empty`), `""` for `.` itself, None for another one."""
    segments = [segment.strip() for segment in _outside(program.partition("//")[0]).split("|")]
    while len(segments) > 1 and _LEAVING.fullmatch(segments[-1]):
        segments.pop()
    if not all(_PATH.match(segment) for segment in segments):
        return None
    last = segments[-1].strip()
    if last in {".", "", "..", ".[]", ".[0]"}:
        return "" if len(segments) == 1 else path_key("|".join(segments[:-1]))
    found = _LAST_KEY.search(last.removesuffix("[]").removesuffix("[0]"))
    return found[1] if found else None


def path_keys(program: str) -> tuple[str, ...]:
    """Return the keys that a program which is a path follows, from the outermost; none of another program."""
    if not path_key(program):
        return ()
    path = _outside(program.partition("//")[0])
    return tuple(re.findall(r"(?:\.|\[\s*\")\"?([A-Za-z_][\w-]*)", path))


def _outside(program: str) -> str:
    program = program.strip()
    return program[1:-1] if program.startswith("(") and program.endswith(")") else program


def _shows(program: str, name: str) -> bool:
    """Return whether the value of the variable `name` can be read in the output of the program."""
    for found in re.finditer(rf"\${re.escape(name)}\b|\$ARGS\b|\$__prog_args\b", program):
        after, before = program[found.end() :], program[: found.start()]
        key = re.match(r"(?:\.[A-Za-z_]\w*)*\.([A-Za-z_]\w*)", after)
        wraps = key is not None and (wraps_secrets(key[1]) or secrecy(key[1]) is not Secrecy.NONE)
        if key is not None and not wraps and "ARGS" not in found[0]:
            continue
        after = after[key.end() :] if key is not None else after
        if not _MEASURED.match(after) and not _COMPARED.search(before):
            return True
    return False
