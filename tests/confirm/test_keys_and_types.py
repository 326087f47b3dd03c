"""Keys, values and JSON that is put together: a run shows what becomes of them, wherever they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import marks
from runelint.finding import Verdict
from samples import HEAD

if TYPE_CHECKING:
    from pathlib import Path

    from runelint.runner.supervise import Sandbox

_LOST = {
    "a key out of an array of the message": (
        """targets=$(rune_param_json targets "[]")
mapfile -t hosts < <(jq -r ".[].host" <<<"$targets")
[[ ${#hosts[@]} -gt 0 ]] || rune_error 1 "no hosts" "{}"
for host in "${hosts[@]}"; do
  rune_out "$host=pushed"
done""",
        "RUNE305",
    ),
    "a key that an executable file has printed": (
        """for script in /etc/app/facts.d/*.fact; do
  [[ -x $script ]] || continue
  while IFS='=' read -r key value; do
    [[ -n $key ]] || continue
    rune_out "$key" "$value"
  done < <(timeout 5 "$script" </dev/null)
done""",
        "RUNE305",
    ),
    "what was asked for as JSON": (
        """units=$(systemctl list-units --output=json) || units="[]"
rune_out units "$units\"""",
        "RUNE304",
    ),
    "a text behind a pipeline on the same line": (
        """pattern=$(rune_param pattern "")
[[ -n $pattern ]] || rune_error 1 "no pattern" "{}"
cachectl scan "$pattern" | xargs -r cachectl unlink >&2 || rune_error 3 "no" "{\\"pattern\\":\\"$pattern\\"}\"""",
        "RUNE301",
    ),
    "a here-document for a file": (
        """user=$(rune_param user "")
n=$(rune_param n 1)
cat >/run/state.json <<STATE || rune_error 2 "no" "{}"
{"user":"$user","sessions":$n}
STATE
""",
        "RUNE301",
    ),
    "a message that comes out among other things": (
        """links=$(ip -json link show) || links="[]"
rune_out "links=$links"
ip route show default || true""",
        "RUNE304",
    ),
}


@pytest.mark.parametrize("name", _LOST)
def test_what_is_lost_is_seen(name: str, tmp_path: Path, sandbox: Sandbox) -> None:
    """It is found once, and a run confirms it."""
    text, code = _LOST[name]
    report = marks.tried_text(f"{HEAD}{text}\nrune_finish done\n", tmp_path, sandbox)
    assert [(each.verdict, each.reason) for each in report.findings if each.code == code] == [(Verdict.CONFIRMED, "")]


def test_a_here_document_with_checked_values_is_not_broken(tmp_path: Path, sandbox: Sandbox) -> None:
    """A number that was checked is no danger today: nothing shows the breach, which is in how the text is built."""
    path = tmp_path / "plugin.sh"
    text = """n=$(rune_param n 1)
[[ $n =~ ^[1-9][0-9]*$ ]] || rune_error 1 "no number" "{}"
cat >/run/state.json <<STATE
{"user":"me","sessions":$n}
STATE
rune_finish done
"""
    path.write_text(f"{HEAD}{text}", encoding="utf-8")
    report = marks.tried(path, sandbox)
    assert [(each.code, each.verdict) for each in report.findings] == [("RUNE301", Verdict.UNDECIDED)]
