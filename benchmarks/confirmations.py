"""What real runs say about the findings on labelled plugins: how many true and how many false ones are confirmed.

    python benchmarks/confirmations.py [-v] [FOLDER...]

prints for each rule how many of the findings that a label agrees with were confirmed, refuted or left undecided, and
the same for findings without a label; then how long it took. `-v` names each finding that was not confirmed, and why.
The folders hold plugins with their labels, as corpus/ does, which is the default. The exit status is 1 when a finding
without a label was confirmed.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from accuracy import labels_of
from runelint.catalogue import load_rules
from runelint.confirm.confirmer import Confirmer
from runelint.engine import check_text
from runelint.finding import Finding, Severity, Verdict
from runelint.runner.supervise import Sandbox

_CORPUS = Path(__file__).resolve().parent.parent / "corpus"
_VERDICTS = (Verdict.CONFIRMED, Verdict.REFUTED, Verdict.UNDECIDED, Verdict.NOT_RUN)


class _Tried(NamedTuple):
    plugin: str
    findings: list[tuple[Finding, bool]]
    failures: list[str]


def tried(plugin: Path) -> _Tried:
    """Return the findings of one plugin, each with whether a label agrees; what goes wrong on our side is named."""
    rules = load_rules()
    labels = labels_of(plugin, {rule.code for rule in rules})
    shown = plugin.name
    with Sandbox() as sandbox:
        report = check_text(
            plugin.read_bytes(), shown, path=str(plugin), named=True, rules=rules, confirmer=Confirmer(sandbox)
        )
    told = [(f, (f.span.line, f.code) in labels) for f in report.findings if f.severity is not Severity.INFO]
    return _Tried(str(plugin), told, [failure.message for failure in report.failures])


def main() -> int:
    """Try, print, and return the exit status."""
    verbose = "-v" in sys.argv[1:]
    folders = [Path(word).resolve() for word in sys.argv[1:] if word != "-v"]
    folders = folders or sorted(path for path in _CORPUS.iterdir() if path.is_dir())
    plugins = [path for folder in folders for path in sorted(folder.glob("*.sh"))]
    started = time.monotonic()
    counts: Counter[tuple[str, bool, Verdict]] = Counter()
    with ProcessPoolExecutor() as pool:
        for one in pool.map(tried, plugins):
            for message in one.failures:
                print(f"{one.plugin}: FAILED: {message}")
            for finding, true in one.findings:
                counts[finding.code, true, finding.verdict] += 1
                if verbose and (finding.verdict is not Verdict.CONFIRMED) == true:
                    what = "" if true else "no label, "
                    told = f"{what}{finding.verdict.value}: {finding.reason}"
                    print(f"{one.plugin}:{finding.span.line}: {finding.code} {told}")
    seconds = time.monotonic() - started
    _table(counts)
    confirmed = sum(number for (_, true, verdict), number in counts.items() if true and verdict is Verdict.CONFIRMED)
    everything = sum(number for (_, true, _), number in counts.items() if true)
    wrong = sum(number for (_, true, verdict), number in counts.items() if not true and verdict is Verdict.CONFIRMED)
    share = confirmed / max(everything, 1)
    print(f"\n{confirmed} of {everything} true findings confirmed ({share:.3f}), and {wrong} of the others")
    print(f"{len(plugins)} plugins in {seconds:.1f} s, {confirmed / seconds:.1f} confirmations a second")
    return int(wrong > 0)


def _table(counts: Counter[tuple[str, bool, Verdict]]) -> None:
    print("| rule | label | " + " | ".join(verdict.value for verdict in _VERDICTS) + " |")
    print("| --- | --- |" + " --- |" * len(_VERDICTS))
    for code, true in sorted({(code, true) for code, true, _ in counts}):
        cells = " | ".join(str(counts[code, true, verdict]) for verdict in _VERDICTS)
        print(f"| {code} | {'yes' if true else 'no'} | {cells} |")


if __name__ == "__main__":
    sys.exit(main())
