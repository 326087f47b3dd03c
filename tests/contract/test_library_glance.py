"""What our own library reads in a message without jq is, byte for byte, what it reads with it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from contract.sandbox import Call, quoted
from contract.test_library_hostile import CONTROL, HOSTILE
from contract.test_library_simple import OTHER, SIMPLE

from runelint.contract.bpcs.messages import default_message

if TYPE_CHECKING:
    from contract.sandbox import Probe

ABOUT = '"message_metadata":{"version":"1.0","message_id":"m","created_at":"now"}'
WATCH = '"observability":{"trace_id":"t","span_id":"s"}'
REST = f"{ABOUT},{WATCH}"
WHOLE = f'{{{REST},"payload":{{"input_parameters":{{"a":"x"}},"context":{{"n":1}}}}}}'
MESSAGES: tuple[str | bytes, ...] = (
    json.dumps(default_message()),
    json.dumps(default_message(), separators=(",", ":")),
    json.dumps(default_message(), indent=1),
    *(f"{before}{WHOLE}{after}" for before, after in (("", "\n"), ("\n\n", ""), (" ", " "), ("", "x"), ("", "{}"))),
    *(f'{{{REST},"payload":{load}}}' for load in ("{}", "null", "[]", '"x"', "1", '{"context":null}', '{"a":{"b":1}}')),
    *(f'{{{REST},"payload":{{"input_parameters":{value}}}}}' for value in ("null", "[]", "[1]", '"x"', "0", "false")),
    *(f'{{{REST},"payload":{{}},{more}}}' for more in ('"a":1', '"payload":{}', '"a":{"b":1,"b":2}', '"error":null')),
    *(f'{{{ABOUT},"payload":{{}},{watch}}}' for watch in ('"observability":{}', '"observability":null', '"o":1')),
    *(f'{{{WATCH},"payload":{{}},{about}}}' for about in ('"message_metadata":{}', '"message_metadata":[]', '"m":1')),
    WHOLE.replace('"m"', "null"),
    WHOLE.replace('"now"', "false"),
    WHOLE.replace('"1.0"', "1"),
    WHOLE.replace('"t"', '{"a":1}'),
    f'{{"payload":{{"input_parameters":{{"version":"2","trace_id":[],"a":{{"a":"a"}}}}}},{REST}}}',
    f'{{{REST},"payload":{{"input_parameters":{{"a":{{"b":1,"b":2}},"c":[{{"d":1,"d":2}}]}}}}}}',
    f'{{{REST},"payload":{{"input_parameters":{{"a":":","b":"\':",",":"{{","}}":"]"}}}}}}',
    *(f'{{{REST},"payload":{{"input_parameters":{{"a":"{"x" * size}"}}}}}}' for size in (3800, 3900, 4000, 5000)),
    *(WHOLE.encode().replace(b"x", text) for text in (b"\xff\xfe", b"\xc3\xa9", b"\x00", b"\xe2\x82")),
    WHOLE.encode() + b"\x00",
    *("", "\n", "x", "{", '"', '""', '{"', "{}", "[]", "null"),
)
SHOW = b"""
for name in RUNE_{INPUT_JSON,MESSAGE_METADATA,OBSERVABILITY,INPUT_PARAMETERS_JSON,CONTEXT_JSON}; do
  printf '%s\\n' "${!name}"
done
for array in _RUNE_{TYPE,TEXT,JSON,SEEN}; do
  declare -n all=$array
  for key in "${!all[@]}"; do printf '%s\\n' "$array $key=${all[$key]}"; done | LC_ALL=C sort
done
printf '%s\\n' "${IFS@Q} $- $BASHOPTS"
"""
REFUSED = b"refused\n"


def _glances(probe: Probe, *messages: str) -> list[bool]:
    """Check that the short way finds in messages what jq finds, or nothing; return in which it finds something."""
    ways = {
        b"glance": b"_rune_glance %s || { echo refused; exit; }",
        b"survey": b"_rune_survey %s id || { echo refused; exit; }",
    }
    calls = {
        name: [Call(b"_rune_field=(); %s; _rune_take; %s" % (way % quoted(text), SHOW)) for text in messages]
        for name, way in ways.items()
    }
    found = probe(*calls[b"glance"], setup=b"")
    told = [run.stdout != REFUSED for run in found]
    asked = probe(*(each for each, is_told in zip(calls[b"survey"], told, strict=True) if is_told), setup=b"")
    assert [run for run in found if run.stdout != REFUSED] == asked
    return told


def _both(probe: Probe, *messages: str | bytes, options: str = "set -eu") -> None:
    """Check that messages are read as they are by cat and jq."""
    calls = [Call(b"printf '%%b' %s | { rune_init; %s }" % (_octal(message), SHOW), options) for message in messages]
    slow = b"_rune_glance() { return 1; }; _rune_read() { return 1; }\n"
    assert probe(*calls, setup=b"") == probe(*calls, setup=slow)


def _octal(message: str | bytes) -> bytes:
    """Return what `printf %b` makes into the message, whatever bytes it holds."""
    content = message if isinstance(message, bytes) else message.encode()
    return quoted("".join(f"\\0{byte:03o}" for byte in content))


def _with(parameters: str) -> str:
    return f'{{{REST},"payload":{{"input_parameters":{parameters}}}}}'


def test_simple_parameters(probe: Probe) -> None:
    """Simple parameters need no jq."""
    simple = [text for text in SIMPLE if "\n" not in text and '" :' not in text]
    assert all(_glances(probe, json.dumps(default_message()), WHOLE, *map(_with, simple)))


def test_other_parameters(probe: Probe) -> None:
    """What is told of parameters without jq is right."""
    _glances(probe, *map(_with, OTHER))


def test_messages(probe: Probe) -> None:
    """What is told of messages without jq is right."""
    _glances(probe, *(text for text in MESSAGES if isinstance(text, str)))


def test_ends_of_messages(probe: Probe) -> None:
    """However a message ends, and whatever bytes are in it, all of it is read."""
    _both(
        probe,
        *(text for text in MESSAGES if isinstance(text, bytes)),
        "",
        "\n",
        "x",
        WHOLE + "\n\n",
        _with('{"a":"' + "x" * 5000 + '"}'),
    )


@pytest.mark.parametrize(
    "options",
    [
        "set -f; shopt -s nocasematch extglob nullglob failglob; IFS=a:1",
        "unset IFS; set -u",
        "readonly IFS; set -eu",
        "LC_ALL=C; set -eu",
        "set -eE; trap 'echo ERR >&2' ERR",
        'set -eu; jq() { command jq "$@"; }; cat() { echo cat >&2; command cat; }',
        "set -eu; TMOUT=1",
        "shopt -s xpg_echo; set -a",
    ],
)
def test_options(probe: Probe, options: str) -> None:
    """So it is whatever options the plugin has set."""
    _both(probe, WHOLE, WHOLE.replace('"x"', "TRUE"), "", options=options)


def test_hostile_words(probe: Probe) -> None:
    """Keys and values are text, whatever they look like to a shell."""
    words = (*HOSTILE, *CONTROL, "t", "n", "{", "},", "K", "P", "V", '":', "a b")
    loads: list[dict[str, object]] = [
        {"input_parameters": {word: word, "z": [word]}, "context": {"w": word}} for word in words
    ]
    told = _glances(probe, *(json.dumps(default_message() | {"payload": load}) for load in loads))
    assert told.count(True) > len(words) / 2
