"""RUNE601: the plugin works without strict mode."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.rulekit import Experiment, Hit, Severity, first_line, strictness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.rulekit import Behaviour

CODE = "RUNE601"
NAME = "strict-mode"
SEVERITY = Severity.WARNING
ANSWER = "A command that fails is passed over, and RUNE is told of a success that was none."
ADVICE = "Write `set -euo pipefail` on the line after the shebang."
EXPERIMENT = Experiment.TEXT
_STRICT = {"errexit": "-e", "nounset": "-u", "pipefail": "-o pipefail"}


def check_behaviour(behaviour: Behaviour) -> Iterator[Hit]:
    """Yield the file when on no path all three options were switched on before the work starts."""
    most: frozenset[str] = frozenset()
    for path in behaviour.paths:
        names = strictness(path)
        if names is None or names >= _STRICT.keys():
            return
        most = max(most, names & _STRICT.keys(), key=len)
    if not behaviour.paths:  # the analysis was given up before anything was known
        return
    missing = " ".join(flag for name, flag in _STRICT.items() if name not in most)
    text = f"The work starts without `set {missing}`." if most else "The work starts without `set -euo pipefail`."
    yield Hit(first_line(behaviour), text)
