"""A plugin that writes its own trace hides nothing: what it seems to have executed refutes no finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from marks import tried
from runelint.finding import Verdict

if TYPE_CHECKING:
    from pathlib import Path

    from runelint.runner.supervise import Sandbox

_MARK = "+@${PS4:2:16}:0:9:$BASHPID:0:main|'$0'> echo stray"
_WAYS = {
    "in a word": f"f=$'\\n'\"{_MARK}\"$'\\n'; [[ -n $f ]]",
    "by its descriptor": f"""local -; shopt -uo xtrace; printf '%s\\n' "{_MARK}" >&"$BASH_XTRACEFD\"""",
    "by another Bash": f"""bash -c 'PS4=$1; set -x; :' x "{_MARK}" 2>/dev/null 250>&250""",
    "by its prompt": f"""printf -v P''S4 %s "{_MARK} ;"; :; :""",
    "by the lines' numbers": "unset LINENO; LINENO=9; echo stray >/dev/null",
}


@pytest.mark.parametrize("way", _WAYS.values(), ids=list(_WAYS))
def test_a_forged_record_refutes_nothing(way: str, tmp_path: Path, sandbox: Sandbox) -> None:
    """A breach that is left out where the plugin is traced stays a finding, whatever its trace says."""
    text = f"""#!/usr/bin/env bash
set -euo pipefail
. "${{0%/*}}/rune_bpcs.sh"
rune_init
hide() {{
  {way}; rune_ok_kv a=b; exit 0
}}
${{BASH_XTRACEFD+hide}}
echo stray
rune_ok_kv a=b
"""
    plugin = tmp_path / "plugin.sh"
    plugin.write_text(text)
    found = {one.span.line: one.verdict for one in tried(plugin, sandbox).findings if one.code == "RUNE101"}
    assert found[9] is not Verdict.REFUTED
