"""When findings are tried: at once, with what is made ready on the first occasion, or later."""

from __future__ import annotations

from contextlib import AbstractContextManager, ExitStack
from typing import TYPE_CHECKING, Self, TypeAlias

from runelint.failure import RunelintError
from runelint.finding import Confirmation, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import TracebackType

    from runelint.confirm.claim import Confirmer, Suspect

Confirming: TypeAlias = "Callable[[], AbstractContextManager[Confirmer]]"
"""Makes ready what is needed to try findings. Raises RunelintError when that is not to be had on this machine."""


class Later:
    """A confirmer that tries nothing, and remembers in `suspects` under `number` what there is to try."""

    untried = ""

    def __init__(self, suspects: dict[int, Suspect], number: int) -> None:
        """Begin with nothing to try."""
        self._suspects = suspects
        self._number = number

    def __call__(self, suspect: Suspect) -> Sequence[Confirmation]:
        """Remember `suspect`."""
        self._suspects[self._number] = suspect
        return [Confirmation(Verdict.NOT_RUN)] * len(suspect.claims)


class OnDemand:
    """A confirmer that makes ready what it needs when the first plugin with findings comes.

    `untried` is the reason why that cannot be had, once it has turned out. Without `confirming` nothing is tried,
    because of `why_not`.
    """

    def __init__(self, confirming: Confirming | None, why_not: str) -> None:
        """Begin with nothing made ready."""
        self._confirming = confirming
        self._why_not = why_not
        self._confirmer: Confirmer | None = None
        self._stack = ExitStack()
        self.untried = ""

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give up what was made ready."""
        self._stack.__exit__(kind, error, trace)

    def __call__(self, suspect: Suspect) -> Sequence[Confirmation]:
        """Try the findings of `suspect`, or say why they are not tried."""
        if self._confirmer is None and self._confirming is not None and not self.untried:
            try:
                self._confirmer = self._stack.enter_context(self._confirming())
            except RunelintError as cause:
                self.untried = str(cause)
        if self._confirmer is not None:
            return self._confirmer(suspect)
        return [Confirmation(Verdict.NOT_RUN, self.untried or self._why_not)] * len(suspect.claims)
