"""The table of external commands: `commands.toml`, whose own head says what its keys mean."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeVar

Tables = Mapping[str, Any]
_T = TypeVar("_T")


class Entry(NamedTuple):
    """One table of `commands.toml`, whose head documents the fields."""

    stdout: Literal["writes", "silent", "unknown"]
    fails: Literal["ordinary", "path", "rarely", "unknown"]
    stdin: Literal["reads", "operandless", "no", "unknown"] = "no"
    values: Sequence[str] = ()
    pairs: Sequence[str] = ()
    attached: Sequence[str] = ()
    words: bool = False
    old_style: bool = False
    expression: bool = False
    stops: bool = False
    output_with: Sequence[str] = ()
    output_operand: int = 0
    writes_with: Sequence[str] = ()
    silent_with: Sequence[str] = ()
    reads_with: Sequence[str] = ()
    operandless_with: Sequence[str] = ()
    leaves_with: Sequence[str] = ()
    ordinary_with: Sequence[str] = ()
    rarely_with: Sequence[str] = ()
    paths_from: int = 0
    paths_with: Sequence[str] = ()
    pathless_with: Sequence[str] = ()
    program_with: Sequence[str] = ()
    code_with: Sequence[str] = ()
    code_operand: bool = False
    joins: bool = False
    language: str = "sh"
    reads_code: Literal["", "bare", "always"] = ""
    writes_code: str = ""
    silent_code: str = ""
    drains_code: str = ""
    leaves_code: str = ""
    runs: bool = False
    runs_with: Sequence[str] = ()
    skip: int = 0
    assignments: bool = False
    passes: Literal["", "stdin", "operands"] = ""
    passes_with: Sequence[str] = ()
    counts_with: Sequence[str] = ()
    counts_code: str = ""
    remote: bool = False
    detaches: bool | Sequence[str] = False
    holds_stdout: bool | Sequence[str] = False
    secret: str = ""
    logs: bool = False
    bare: Mapping[str, str] | None = None
    sub: Mapping[str, Mapping[str, Any]] | None = None


_HEAD = re.compile(r'^\[(?:"(?P<names>[^"]+)"|(?P<name>[\w-]+))', re.MULTILINE)
_GRAMMAR = ("values", "pairs", "attached")
_NOT_INHERITED = ("sub", "bare")


@cache
def _sections() -> Mapping[str, str]:
    """Return the part of `commands.toml` about each command: reading only what a file needs is ten times as fast."""
    text = Path(__file__).with_name("commands.toml").read_text(encoding="utf-8")
    heads = list(_HEAD.finditer(text))
    parts: dict[str, str] = {}
    for head, end in zip(heads, [*(head.start() for head in heads[1:]), len(text)], strict=True):
        names = head["names"] or head["name"]
        parts[names] = parts.get(names, "") + text[head.start() : end]
    return by_name(parts)


@cache
def _tables(section: str) -> Tables:
    (tables,) = tomllib.loads(section).values()
    return tables  # type: ignore[no-any-return]  # a test checks the whole file


def by_name(tables: Mapping[str, _T]) -> dict[str, _T]:
    """Return each table under its one name, where it was under several with spaces between them."""
    return {name: keys for names, keys in tables.items() for name in names.split()}


@cache
def entry(name: str, *subs: str) -> Entry | None:
    """Return what the table says about `name`, or about its sub-command `subs`; None when it does not know it."""
    keys = _keys(name)
    for depth, sub in enumerate(subs):
        keys = None if keys is None else by_name(keys.get("sub", {})).get(sub)
        if keys is not None:
            keys = _under(entry(name, *subs[:depth]), _with_model(keys))
    return None if keys is None else Entry(**keys)


def _keys(name: str) -> Tables | None:
    section = _sections().get(name)
    return None if section is None else _with_model(_tables(section))


def _with_model(keys: Tables) -> Tables:
    """Return `keys` together with those of the command that they are `like`."""
    model = _keys(keys["like"]) if "like" in keys else None
    if model is None:
        return keys
    subs = by_name(model.get("sub", {})) | by_name(keys.get("sub", {}))
    own = {key: value for key, value in keys.items() if key != "like"}
    return {**model, **own, "sub": subs}


def _under(parent: Entry | None, keys: Tables) -> Tables:
    """Return a sub-command's `keys` with its parent's: option grammar adds up, the rest is replaced."""
    if parent is None:
        return keys
    inherited = {name: getattr(parent, name) for name in Entry._fields if name not in _NOT_INHERITED}
    added = {key: (*inherited[key], *keys.get(key, ())) for key in _GRAMMAR}
    return {**inherited, **keys, **added}
