"""A CR at the end of a few lines: a finding is confirmed where a word with it is seen to do harm, and only there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import marks
from runelint.finding import Verdict
from samples import HEAD

if TYPE_CHECKING:
    from pathlib import Path

    from runelint.runner.supervise import Sandbox

_HARMFUL = {
    "an argument": "curl -sf -o /dev/null http://localhost/\r\n",
    "by way of a variable": 'URL=http://localhost/\r\ncurl -sf "$URL" >/dev/null\n',
    "by way of two": 'HOST=db1\r\nURL="http://$HOST"\ncurl -sf "$URL" >/dev/null\n',
    "declared": 'readonly DIR=/srv/www\r\ndu -s "$DIR" >/dev/null || true\n',
    "a file's name": "hostname >/tmp/host.txt\r\n",
    "the message": 'REGION=eu\r\nrune_ok "done" "$(jq -nc --arg r "$REGION" \'{r: $r}\')"\n',
    "in a branch that is not taken at once": (
        'UNIT=cron\r\n[[ $(rune_param action none) == restart ]] || rune_ok "as it was"\nsystemctl restart "$UNIT"\n'
    ),
    "behind what must be given": (
        'N=$(rune_param name "")\n[[ -n $N ]] || rune_error 1 "no name"\n'
        'BASE=dc=org\r\nldapsearch -b "$BASE" "$N" >/dev/null\n'
    ),
    "after a comparison": 'MODE=fast\r\nif [[ $MODE == fast ]]; then rune_ok "fast"; fi\n',
    "a word of a loop": 'for u in cron ssh\r\ndo\n  systemctl restart "$u" || true\ndone\n',
}
_HARMLESS = {
    "never used": "UNUSED=eu\r\n",
    "asked whether it is empty": "REGION=eu\r\n[[ -n $REGION ]] || REGION=us\n",
    "taken away": "REGION=eu\r\nREGION=${REGION%$'\\r'}\ncurl -sf \"$REGION\" >/dev/null\n",
    "of another value": "REGION=eu\r\ncurl -sf $'a\\rb' >/dev/null\n",
}


def _verdicts(tmp_path: Path, sandbox: Sandbox, body: str, *, mode: int = 0o755) -> list[Verdict]:
    path = tmp_path / "plugin.sh"
    path.write_bytes(f'{HEAD}{body}rune_ok "done"\n'.encode())
    path.chmod(mode)
    report = marks.tried(path, sandbox)
    return [each.verdict for each in report.findings if each.code == "RUNE604"]


@pytest.mark.parametrize("body", _HARMFUL.values(), ids=_HARMFUL)
def test_a_cr_that_reaches_something_is_confirmed(body: str, tmp_path: Path, sandbox: Sandbox) -> None:
    """A command, a file name or the message gets a word with a CR."""
    assert _verdicts(tmp_path, sandbox, body) == [Verdict.CONFIRMED]


def test_a_missing_execute_bit_is_no_harm_of_a_cr(tmp_path: Path, sandbox: Sandbox) -> None:
    """That the plugin cannot be started by its path has another cause then."""
    assert _verdicts(tmp_path, sandbox, "UNUSED=eu\r\n", mode=0o644) == [Verdict.UNDECIDED]


@pytest.mark.parametrize("body", _HARMLESS.values(), ids=_HARMLESS)
def test_a_cr_that_reaches_nothing_is_undecided(body: str, tmp_path: Path, sandbox: Sandbox) -> None:
    """A variable that holds a CR harms nobody as long as it is not used."""
    assert _verdicts(tmp_path, sandbox, body) == [Verdict.UNDECIDED]
