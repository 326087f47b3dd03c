"""`runelint doctor`: what the sandbox needs, and what mends it."""

from __future__ import annotations

import pytest

from runelint.runner.diagnosis import Trouble
from runelint.runner.selftest import Check
from runelint.runner.supervise import Diagnosis
from samples import in_process

FOUND = "runelint.runner.supervise.diagnose"


def test_what_is_missing_is_told_with_what_mends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is missing stands on a line with its reason, the command that mends it on the next; exit status 1."""
    trouble = Trouble("bwrap", "The sandbox is made by `bwrap`.", "sudo apt-get install bubblewrap")
    monkeypatch.setattr(FOUND, lambda: Diagnosis((trouble,), ()))
    assert in_process("doctor") == (
        1,
        (
            "missing bwrap: The sandbox is made by `bwrap`.\n"
            "        mend it: sudo apt-get install bubblewrap\n"
            "Findings cannot be tried on this machine, and nothing is executed.\n"
        ),
        "",
    )


def test_promise_that_is_not_kept_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """One promise that is not kept is enough: it is told, the others are ok, exit status 1."""
    checks = (Check("files outside cannot be read", "/etc/x\x1b can be read"), Check("the network is empty", ""))
    monkeypatch.setattr(FOUND, lambda: Diagnosis((), checks))
    assert in_process("doctor")[:2] == (
        1,
        (
            "broken  files outside cannot be read: /etc/x\\x1b can be read\n"
            "ok      the network is empty\n"
            "Findings cannot be tried on this machine, and nothing is executed.\n"
        ),
    )


@pytest.mark.usefixtures("sandbox")
def test_all_is_well() -> None:
    """Where plugins can be run every promise of the sandbox is ok, and the exit status is 0."""
    status, output, errors = in_process("doctor")
    *checks, closing = output.splitlines()
    assert (status, errors, closing) == (0, "", "The sandbox works: findings can be tried on this machine.")
    assert checks
    assert all(line.startswith("ok      ") for line in checks)
