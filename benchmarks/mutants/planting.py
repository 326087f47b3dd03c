"""Operators that plant a known breach into a clean plugin: each yields mutants, and what must be found in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.mutants.plugin import EMITTERS, Edit, changed, is_tested, line_at, moved, name_of
from runelint.syntax import static_text
from runelint.syntax.nodes import AndOr, Assignment, CommandSubstitution, For, If, Simple, While, Word
from runelint.syntax.walk import walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.mutants.plugin import Plugin
    from runelint.syntax.nodes import Node

READERS = frozenset({"rune_param", "rune_param_json", "rune_all_params", "rune_ctx", "rune_ctx_json", "rune_all_ctx"})
# They fail in ordinary life, whatever their arguments.
_FAILING = frozenset(
    {"systemctl", "docker", "podman", "kubectl", "helm", "curl", "wget", "apt-get", "yum", "dnf", "rsync"}
    | {
        "psql",
        "mysql",
        "mount",
        "umount",
        "useradd",
        "git",
        "ssh",
        "scp",
        "tar",
        "openssl",
        "certbot",
        "iptables",
        "ip",
    }
)


# `rune_error CODE TEXT`
_WITH_TEXT = 3


class Mutant(NamedTuple):
    """A plugin with a breach in it: the code, and the line that it must be reported on (None: any)."""

    operator: str
    text: str
    code: str
    line: int | None


def planted(plugin: Plugin) -> Iterator[Mutant]:
    """Yield every mutant of the plugin."""
    for operator in (_inserted, _init, _file, _emitters, _redirections, _guards, _programs, _loops):
        yield from operator(plugin)


def _mutant(plugin: Plugin, operator: str, code: str, at: int | None, *edits: Edit) -> Mutant:
    """Return a mutant whose breach stands where the character at `at` of the old text is now."""
    text = changed(plugin.text, edits)
    return Mutant(operator, text, code, None if at is None else line_at(text, moved(at, edits)))


# What is put in by itself is a breach wherever the main shell gets to.
_NOISE = {
    'echo "checking the host"': "RUNE101",
    "printf '%s\\n' started": "RUNE101",
    "pwd": "RUNE101",
    "declare -p BASH_VERSION": "RUNE101",
    "df -h /": "RUNE102",
    "systemctl is-active sshd || true": "RUNE102",
    'caught="$(rune_ok "done" "{}")"': "RUNE103",
    '[[ -d /srv/x ]] || rune_error 2 "no folder" "{}" >&2': "RUNE104",
    "sleep 300 &": "RUNE105",
    "( sleep 60; true ) &": "RUNE105",
    'printf "%s\\n" a b | while read -r item; do rune_out "item=${item}"; done': "RUNE106",
    "ls /srv/x >/dev/null 2>&1 || ls /srv/y 2>&1 >/dev/null || true": "RUNE107",
    "IFS= read -r answer || true": "RUNE204",
    "body=$(cat)": "RUNE204",
    "[[ -d /srv/x ]] || rune_error 2": "RUNE206",
    'rune_err "no folder"': "RUNE206",
    "rune_out a b c": "RUNE206",
    'forced="$(rune_param forced true)"': "RUNE207",
    'details="{\\"host\\":\\"${HOSTNAME}\\"}"': "RUNE301",
    'jq -n "{host: \\"${HOSTNAME}\\"}" >/dev/null': "RUNE302",
    '[[ -d /srv/x ]] || rune_error 2 "no folder" "[]"': "RUNE303",
    '[[ -d /srv/x ]] || rune_ok "nothing to do" "none"': "RUNE303",
    'rune_out \'items=["a","b"]\'': "RUNE304",
    '[[ -d /srv/x ]] || rune_ok_kv "none" "tags={}"': "RUNE304",
    "rune_out max-age=1": "RUNE305",
    '[[ -d /srv/x ]] || rune_error_kv 2 "none" "1st=a"': "RUNE305",
    "if [[ ! -d /srv/x ]]; then exit 3; fi": "RUNE401",
    "[[ -d /srv/x ]] || exit 0": "RUNE403",
    '[[ -d /srv/x ]] || rune_error 0 "no folder"': "RUNE404",
    'if ! [[ -d /srv/x ]]; then rune_error $? "no folder"; fi': "RUNE404",
    '[[ -d /srv/x ]] || rune_error 7 "no folder"': "RUNE405",
    '[[ -d /srv/x ]] || rune_error 300 "no folder"': "RUNE405",
    '[[ -d /srv/x ]] || rune_emit "no folder" 2': "RUNE406",
    'rune_out "given=$(rune_param password "")"': "RUNE501",
    'echo "logging in with $(rune_param api_token "")" >&2': "RUNE502",
    'eval "$(rune_param hook ":")" >&2': "RUNE503",
    'bash -c "$(rune_param command ":")" >&2 || true': "RUNE503",
    'count="$(rune_param count 1)"; if (( count > 3 )); then :; fi': "RUNE503",
}
_UNDER_ERREXIT = {"systemctl restart nginx >&2": "RUNE402", "cp /srv/x/a /srv/y/": "RUNE402"}


def _inserted(plugin: Plugin) -> Iterator[Mutant]:
    points = plugin.points()
    noise = dict(_NOISE)
    if "lastpipe" in plugin.text:
        noise = {line: code for line, code in noise.items() if code != "RUNE106"}
    if plugin.traps:
        # A trap may answer for what ends the plugin.
        for line in [line for line, code in noise.items() if code in {"RUNE401", "RUNE403"}]:
            del noise[line]
    elif _is_strict(plugin):
        noise |= _UNDER_ERREXIT
    for at, (line, code) in _spread(points, noise):
        indent = re.match(r"[ \t]*", plugin.text[at:])
        edit = Edit(at, at, f"{indent[0] if indent else ''}{line}\n")
        text = changed(plugin.text, [edit])
        yield Mutant(f"put in {line}", text, code, line_at(text, at))
    if points and not plugin.traps:
        edit = Edit(points[0], points[0], 'trap \'rune_error 100 "unexpected end" "{}"\' EXIT\n')
        yield _mutant(plugin, "an EXIT trap that emits", "RUNE108", None, edit)


def _spread(points: list[int], noise: dict[str, str]) -> Iterator[tuple[int, tuple[str, str]]]:
    """Pair the lines with the places in turn, so that each is tried once in a plugin, and all places are used."""
    for number, item in enumerate(noise.items() if points else ()):
        yield points[number * 7 % len(points)], item


def _is_strict(plugin: Plugin) -> bool:
    """Return whether errexit is on from the beginning to the end."""
    return re.search(r"^set -[a-zA-Z]*e", plugin.text, re.MULTILINE) is not None and "set +" not in plugin.text


def _init(plugin: Plugin) -> Iterator[Mutant]:
    """Without `rune_init`, with it too late, or in a process of its own."""
    init = plugin.only("rune_init")
    if init is None:
        return
    whole = plugin.text[init.start : init.end]
    yield _mutant(plugin, "drop rune_init", "RUNE201", 0, Edit(init.start, init.end, ":"))
    yield _mutant(plugin, "rune_init in ( )", "RUNE205", init.start, Edit(init.start, init.end, f"( {whole} )"))
    piped = Edit(init.start, init.end, f"{whole} | cat >&2")
    yield _mutant(plugin, "rune_init in a pipe", "RUNE205", init.start, piped)
    yield _mutant(plugin, "cat before rune_init", "RUNE204", None, Edit(init.start, init.start, "cat >/dev/null\n"))
    for statement in plugin.script.body:
        reader = _first_reader(statement) if statement.start > init.start else None
        if reader is not None:
            edits = Edit(init.start, init.end, ":"), Edit(statement.end, statement.end, "\nrune_init")
            yield _mutant(plugin, "rune_init after a reader", "RUNE202", reader.start, *edits)
            return
        if not isinstance(statement, Simple) or name_of(statement):
            return


def _first_reader(statement: Node) -> Simple | None:
    """Return the reader in an assignment `x="$(rune_param …)"`."""
    if not isinstance(statement, Simple) or statement.words:
        return None
    return next((node for node in walk(statement) if isinstance(node, Simple) and name_of(node) in READERS), None)


def _file(plugin: Plugin) -> Iterator[Mutant]:
    """Change the first lines, the options, the library, line ends."""
    text = plugin.text
    if text.startswith("#!"):
        end = text.index("\n")
        yield Mutant("no shebang", f"#{text[end:]}", "RUNE602", 1)
        yield Mutant("a shebang of sh", f"#!/bin/sh{text[end:]}", "RUNE602", 1)
    yield Mutant("CR line ends", text.replace("\n", "\r\n"), "RUNE604", None)
    yield Mutant("a byte order mark", f"\ufeff{text}", "RUNE604", None)
    strict = re.findall(r"^set -[a-zA-Z]*euo pipefail$", text, re.MULTILINE)
    if len(strict) == 1 and text.count("set -") == 1:
        yield Mutant("no strict mode", text.replace(strict[0], ":", 1), "RUNE601", 1)
        yield Mutant("no errexit", text.replace(strict[0], "set -uo pipefail", 1), "RUNE601", 1)
    for statement in plugin.script.body:
        named = "rune_bpcs.sh" in plugin.text[statement.start : statement.end]
        if name_of(statement) in {"source", "."} and named and plugin.text.count("source ") < 2:  # noqa: PLR2004
            yield _mutant(plugin, "no library", "RUNE203", 0, Edit(statement.start, statement.end, ":"))


def _emitters(plugin: Plugin) -> Iterator[Mutant]:
    """Emitters that are caught, sent elsewhere, replaced, or called with something else."""
    for node, around in plugin.commands():
        name = name_of(node)
        if name not in EMITTERS or not plugin.is_plain(around):
            continue
        whole = plugin.text[node.start : node.end]
        yield _mutant(
            plugin, "catch an emitter", "RUNE103", node.start, Edit(node.start, node.end, f'said="$({whole})"')
        )
        if not node.redirects:
            yield _mutant(plugin, "send an emitter to stderr", "RUNE104", node.start, Edit(node.end, node.end, " >&2"))
            background = Edit(node.start, node.end, f"( {whole} ) | cat")
            yield _mutant(plugin, "pipe an emitter", "RUNE103", node.start, background)
        if name in {"rune_error", "rune_fail"} and len(node.words) >= _WITH_TEXT:
            yield from _with_other_arguments(plugin, node)
        last = plugin.script.body[-2:]
        if node is last[-1] and not isinstance(last[0], AndOr) and not plugin.traps:
            yield _mutant(plugin, "drop the last emitter", "RUNE403", None, Edit(node.start, node.end, ""))


def _with_other_arguments(plugin: Plugin, node: Simple) -> Iterator[Mutant]:
    code, text = node.words[1], node.words[2]
    if static_text_of(code) not in {"1", "2", "3", "4", "100"}:
        return
    for new, found in (("0", "RUNE404"), ("5", "RUNE405"), ("256", "RUNE405"), ("-1", "RUNE405")):
        yield _mutant(plugin, f"code {new}", found, node.start, Edit(code.start, code.end, new))
    yield _mutant(plugin, "no text", "RUNE206", node.start, Edit(code.end, node.words[-1].end, ""))
    if not plugin.traps:
        yield _mutant(plugin, "exit instead of an emitter", "RUNE401", node.start, Edit(node.start, node.end, "exit 2"))
    said = plugin.text[text.start : text.end]
    if said[:1] in "\"'" and said[1:2].isalpha():
        answer = Edit(node.start, node.end, f"rune_emit {said} 2")
        yield _mutant(plugin, "text instead of a message", "RUNE406", node.start, answer)


def static_text_of(word: Word | Assignment) -> str | None:
    """Return the known text of an argument."""
    return static_text(word) if isinstance(word, Word) else None


def _redirections(plugin: Plugin) -> Iterator[Mutant]:
    """Commands whose `>&2` is forgotten."""
    for node, around in plugin.commands():
        if name_of(node) not in {"echo", "printf"} or not plugin.is_plain(around) or len(node.redirects) != 1:
            continue
        redirect = node.redirects[0]
        if plugin.text[redirect.start : redirect.end] in {">&2", "1>&2"} and "-v" not in map(
            static_text_of, node.words
        ):
            gone = Edit(redirect.start, redirect.end, "")
            yield _mutant(plugin, "forget >&2", "RUNE101", node.start, gone)


def _guards(plugin: Plugin) -> Iterator[Mutant]:
    """`command || rune_error …` without its guard."""
    if not _is_strict(plugin) or plugin.traps:
        return
    for node, around in plugin.found:
        if not isinstance(node, AndOr) or node.operators != ("||",) or not plugin.is_plain(around):
            continue
        first, second = node.commands
        calls = {other.name for other in around if hasattr(other, "name")}
        if name_of(first) in _FAILING and name_of(second) in EMITTERS and not is_tested(around, node) and not calls:
            yield _mutant(plugin, "drop || rune_error", "RUNE402", first.start, Edit(first.end, second.end, ""))


_BUILT = re.compile(r"""jq -nc? ((?:--arg \w+ "\$\{?\w+\}?" ?)+)'\{((?:\w+: ?\$\w+(?:, ?)?)+)\}'""")


def _programs(plugin: Plugin) -> Iterator[Mutant]:
    """JSON that is put together by hand, or inside the program, where `jq --arg` was used."""
    for node, around in plugin.commands():
        if name_of(node) != "jq":
            continue
        match = _BUILT.fullmatch(plugin.text[node.start : node.end])
        inside = next((other for other in reversed(around) if isinstance(other, CommandSubstitution)), None)
        if match is None or inside is None or (inside.style != "$(" and not plugin.text.startswith("$(", inside.start)):
            continue
        given = dict(re.findall(r'--arg (\w+) "(\$\{?\w+\}?)"', match[1]))
        keys = re.findall(r"(\w+): ?\$(\w+)", match[2])
        if not {name for _, name in keys} <= set(given):
            continue
        body = ",".join(f'\\"{key}\\":\\"{given[name]}\\"' for key, name in keys)
        if plugin.text[inside.start - 1 : inside.start] == '"' and plugin.text[inside.end : inside.end + 1] == '"':
            text = Edit(inside.start, inside.end, f"{{{body}}}")
            yield _mutant(plugin, "concatenate JSON", "RUNE301", inside.start, text)
        program = ", ".join(f'{key}: \\"{given[name]}\\"' for key, name in keys)
        yield _mutant(
            plugin, "expand in the program", "RUNE302", node.start, Edit(node.start, node.end, f'jq -n "{{{program}}}"')
        )


def _loops(plugin: Plugin) -> Iterator[Mutant]:
    """Loops that record or emit, behind a pipe."""
    for node, around in plugin.found:
        if not isinstance(node, For | While | If) or not plugin.is_plain(around) or is_tested(around, node):
            continue
        if "lastpipe" in plugin.text:
            return
        record = next((inner for inner in walk(node) if name_of(inner) in {"rune_out", "rune_err"}), None)
        if record is not None and not node.redirects:
            behind = Edit(node.start, node.start, "true | ")
            yield _mutant(plugin, "record behind a pipe", "RUNE106", record.start, behind)
