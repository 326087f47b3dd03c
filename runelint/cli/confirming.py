"""Where findings are tried: the sandbox, opened when the first finding turns up."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from runelint.failure import RunelintError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.confirm.claim import Confirmer


@contextmanager
def confirming() -> Iterator[Confirmer]:
    """Open the sandbox, and give what tries findings in it. Raises RunelintError with the reason when there is none."""
    from runelint.confirm.confirmer import Confirmer as Trying
    from runelint.runner.rung import SandboxMissingError
    from runelint.runner.supervise import Sandbox

    with ExitStack() as stack:
        try:
            sandbox = stack.enter_context(Sandbox())
        except SandboxMissingError as missing:
            raise RunelintError(missing.reason.rstrip(".")) from missing
        yield Trying(sandbox)


def require_sandbox() -> None:
    """Return when there is a sandbox. Raises RunelintError with the reason and the remedy when there is none."""
    from runelint.runner.rung import SandboxMissingError
    from runelint.runner.supervise import Sandbox

    try:
        with Sandbox():
            return
    except SandboxMissingError as missing:
        raise RunelintError(f"--confirm: {missing}") from missing
