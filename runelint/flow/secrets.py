"""Which texts hold a secret: by the names of where they come from, and of the variables that they go through."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from runelint.flow.secret_names import Secrecy, file_holds_secret, names_secret_file, secrecy
from runelint.flow.values import NOTHING, Hole, Origin, Text, begins_with, flowing, joined
from runelint.jq.shape import NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterable

# A value of which nothing is known but that a command or a file gave it: a variable's name says what it is.
_NAMELESS = frozenset({Origin.OUTPUT, Origin.INPUT, Origin.FILE})
# They make a random text, or read one from elsewhere: what a variable called `secret` gets from them is one.
_MAKERS = frozenset({
    "openssl", "pwgen", "uuidgen", "head", "tr", "base64", "curl", "wget", "cat", "gpg", "age", "od", "xxd", "dd",
})  # fmt: skip
# They print what stands in a file: what is called a secret then is one, since its name would be looked up nowhere.
_PRINTERS = {"awk", "base64", "cat", "cut", "grep", "head", "sed", "tail", "tr"}
# They tell about other things than secrets, whatever the variable is called: `token=$(date +%s)`.
_TELLERS = frozenset({
    "date", "stat", "wc", "getent", "id", "hostname", "ls", "find", "nproc", "mktemp", "basename", "dirname",
    "realpath", "readlink", "which", "test", "expr", "bc", "seq", "pwd", "ps", "df", "du",
})  # fmt: skip
_EXPANDED = re.compile(r"\$\{?(\w+)")


def secrets_in(*texts: Text) -> frozenset[Hole]:
    """Return the secrets that can be read in `texts`: where each of them comes from."""
    return frozenset(hole for text in texts for hole in begins_with(text) if is_secret(hole))


def secrets_among(holes: Iterable[Hole]) -> frozenset[Hole]:
    """Return the secrets that flow through `holes`, as when they come through a pipe."""
    return secrets_in(Text(tuple(holes)))


@lru_cache(maxsize=4096)
def is_secret(hole: Hole) -> bool:
    """Return whether the text that fills a hole, of those at which texts begin, is a secret."""
    if hole.hidden:
        return False
    match hole.origin:
        case Origin.SECRET:
            return True
        case Origin.MESSAGE:
            return hole.name in WHOLE_MESSAGES or secrecy(hole.name) is not Secrecy.NONE
        case Origin.ENVIRONMENT:
            return secrecy(hole.name) is not Secrecy.NONE
        case Origin.FILE:
            return _is_secret_file(hole.name)
        case _:
            return False


# All parameters in one text: a secret where one among them is.
WHOLE_MESSAGES = frozenset({"*", "RUNE_INPUT_JSON", "RUNE_INPUT_PARAMETERS_JSON"})
_READ = re.compile(r"""\brune_param(?:_json)?\s+["']?([\w.-]+)|\bjq\b[^\n]*?['"\s]\.(?:[\w.]*\.)?(\w+)""")


def reads_secret(script: str) -> bool:
    """Return whether the text of a plugin reads a parameter that is a secret, by its name."""
    return any(secrecy(key or path) is Secrecy.SECRET for key, path in _READ.findall(script))


_EXPORTED = re.compile(r"\bexport\s+(?:-x\s+)?(\w+)|\$\{?([A-Z][A-Z0-9_]+)")


def exports_secret(script: str, own: frozenset[str]) -> bool:
    """Return whether the environment of a plugin with this text holds a secret, by the names that it speaks of.

    `own` are the variables that it sets itself: they are in the environment only when they are exported.
    """
    found = ((exported, used) for exported, used in _EXPORTED.findall(script))
    return any(secrecy(name or used) is Secrecy.SECRET and (name or used not in own) for name, used in found)


def _is_secret_file(name: str) -> bool:
    """Return whether the file holds a secret: `name` is its path, or the word that expands to it."""
    if name.startswith("<") and name.endswith(">"):
        return names_secret_file(name[1:-1])
    if "$" not in name:
        return file_holds_secret(name.strip("\"'"))
    variables = _EXPANDED.findall(name)
    last = name.rstrip("\"'}").rpartition("/")[2]
    if "$" not in last:
        return file_holds_secret(f"/{last}")
    return bool(variables) and names_secret_file(variables[-1])


def expected(key: str, default: Text | None) -> bool:
    """Return whether a parameter `key` with that default is a secret; a `secret` that has one is the name of one."""
    found = secrecy(key)
    if found is Secrecy.VAGUE and default is not None and default.known not in {"", "{}", "[]", "null", '""'}:
        return False
    if default is not None and default.ending().count("/") and (default.known or "").startswith(("/", "~/", "./")):
        return False
    return found is not Secrecy.NONE


def hidden(text: Text) -> Text:
    """Return `text` as something in which the secrets that it was made of cannot be read: a part of them, or stars."""
    return Text(
        tuple(part if isinstance(part, str) else hidden_hole(part) for part in text.parts), text.shape, text.made
    )


def hidden_hole(hole: Hole) -> Hole:
    """Return `hole` as one in which no secret can be read; what it was made of is still told apart."""
    if not hole.sources:
        return hole._replace(hidden=True)
    return hole._replace(sources=frozenset(map(hidden_hole, hole.sources)), hidden=True)


def marks_of(*texts: Text) -> frozenset[Hole]:
    """Return holes that stand for the secrets in `texts` in what is made of them, when nothing else flows into that."""
    found = secrets_in(*texts)
    return frozenset(
        hole if hole.name in WHOLE_MESSAGES else Hole(Origin.SECRET, hole.name, hole.site) for hole in found
    )


def still(changed: Text, value: Text) -> Text:
    """Return `changed`, which was made of `value` by quoting or cutting, with the secrets of that in it."""
    hole = changed.hole
    if hole is None or secrets_in(changed) or not (marks := marks_of(value)):
        return changed
    return Text((hole._replace(sources=(hole.sources or NOTHING) | marks),), changed.shape, changed.made)


def under_name(name: str, text: Text, site: int) -> Text:
    """Return what variable `name` holds when it is given `text`: a secret, if nothing but the name says what it is.

    Text that is put together keeps what it is made of, and so does a value of the message: those have names themselves.
    """
    found = secrecy(name)
    hole = text.hole
    if found is Secrecy.NONE or hole is None or hole.shape == NUMBER or hole.origin not in _NAMELESS | {Origin.JOINED}:
        return text
    first = begins_with(text)
    if not first or any(each.origin not in _NAMELESS or each.hidden for each in first) or secrets_in(text):
        return text
    commands = {each.name.rpartition("/")[2] for each in first if each.origin is Origin.OUTPUT}
    if commands & _TELLERS or (found is Secrecy.VAGUE and not commands <= _MAKERS | _PRINTERS):
        return text
    return with_secret(text, name, site)


def with_secret(text: Text, name: str, site: int) -> Text:
    """Return `text`, which is not known, as a secret that is called `name`."""
    secret = frozenset({Hole(Origin.SECRET, name, site)})
    return joined(
        part if isinstance(part, str) else part._replace(sources=flowing(Text((part,))) | secret) for part in text.parts
    )
