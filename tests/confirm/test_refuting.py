"""What no run may refute: a finding whose very path was not taken, or of which nothing certain was seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import marks
from runelint.finding import Verdict
from samples import HEAD

if TYPE_CHECKING:
    from pathlib import Path

    from runelint.runner.supervise import Sandbox


def _verdicts(body: str, folder: Path, sandbox: Sandbox) -> dict[tuple[int, str], Verdict]:
    """Return the verdicts on the findings of a plugin, by line and code; the body begins on line 5."""
    report = marks.tried_text(HEAD + body, folder, sandbox)
    assert report.failures == ()
    return {(found.span.line, found.code): found.verdict for found in report.findings}


_QUIET = 'quiet=$(rune_param quiet "")\n'


@pytest.mark.parametrize(
    "body",
    [
        "[[ $quiet == yes ]] && exec 1>/dev/null\n",
        "[[ $quiet != yes ]] || exec 1>/dev/null\n",
        '[ "$quiet" = yes ] && exec >/tmp/log\n',
        "if [[ $quiet == yes ]]; then exec 1>&2; fi\n",
        "case $quiet in yes) exec >/dev/null ;; esac\n",
        "if [[ $quiet == no ]]; then :; elif [[ $quiet == yes ]]; then exec >/dev/null; fi\n",
    ],
)
@pytest.mark.parametrize("emitter", ["rune_ok_kv a=b", 'rune_ok "fine"', "rune_out a=b; rune_finish"])
def test_a_message_that_is_lost_on_one_way_only_is_seen_to_be_lost(
    body: str, emitter: str, tmp_path: Path, sandbox: Sandbox
) -> None:
    """That the message comes out where stdout was left alone does not hide that it is lost where it was not."""
    found = _verdicts(f"{_QUIET}{body}{emitter}\n", tmp_path, sandbox)
    assert found == {(7, "RUNE104"): Verdict.CONFIRMED}
