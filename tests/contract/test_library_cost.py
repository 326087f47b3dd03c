"""How often our own library starts jq."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from contract.sandbox import LIBRARY, STARTS, ran

from runelint.contract.bpcs.messages import default_message

if TYPE_CHECKING:
    from pathlib import Path

PLUGIN = f"""set -euo pipefail
source {LIBRARY}
rune_init
"""
READERS = (
    "x=$(rune_param a d; rune_param_json b '[]'; rune_ctx node; rune_ctx_json node; rune_all_params; rune_all_ctx)"
)
ABOUT = 'x=$(rune_meta message_id; rune_meta trace_id; rune_obs span_id unknown); : "$x"'
BUILT = "data=$(jq -nc --arg a \"$(rune_param a)\" '{a: $a}')"
WHOLE = """RESPONSE="$(jq -nc --argjson mm "${RUNE_MESSAGE_METADATA}" --argjson obs "${RUNE_OBSERVABILITY}" \
  '{message_metadata:$mm, payload:{result:"success", output_data:{}}, observability:$obs, error:null}')" """


def starts(own: Path, folder: Path, script: str, parameters: dict[str, object] | None = None) -> int:
    """Return how often jq is started by a plugin that must end well."""
    message = default_message()
    message["payload"]["input_parameters"] = parameters or {}
    double = f'#!/bin/sh\necho >>{STARTS}\nexec {shutil.which("jq")} "$@"\n'
    run = ran((PLUGIN + script).encode(), own, folder, message=json.dumps(message).encode(), doubles={"jq": double})
    assert (run.stderr, run.status) == (b"", 0)
    assert json.loads(run.stdout)["error"] is None
    return (folder / "starts").read_bytes().count(b"\n")


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("rune_ok done", 0),
        (f"{READERS}\n{ABOUT}\nrune_ok done", 0),
        (f'{READERS}\n{BUILT}\nrune_ok done "$data"', 1),
        ('data=$(jq -n \'{a: [1, {b: null}], c: "x, y: z"}\')\nrune_ok done "$data"', 1),
        ("rune_ok_kv done a=1 b=x c=", 0),
        ("rune_ok_kv done a=1 'b=x \"y\"' c=", 1),
        ("rune_ok done '{\"a\": 1.5}'", 1),
        ("rune_out a 1\nrune_out b 2\nrune_finish", 0),
        (f'{WHOLE}\nrune_emit "$RESPONSE" 0', 2),
    ],
)
def test_starts_of_jq(own: Path, tmp_path: Path, script: str, expected: int) -> None:
    """A reader never starts jq, `rune_init` and an emitter only for what is not simple."""
    assert starts(own, tmp_path, script) == expected


def test_starts_with_odd_keys(own: Path, tmp_path: Path) -> None:
    """Keys and values that look like code cost no more."""
    values: dict[str, object] = {"$(x)": "`y`", "a]b": "'", "*": "@", "": "e", "é": "ü"}
    script = "for key in '$(x)' 'a]b' '*' '' '\"'; do rune_param \"$key\" >/dev/null; done\nrune_ok done"
    assert starts(own, tmp_path, script, values) == 1
