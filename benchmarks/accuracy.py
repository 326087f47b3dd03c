"""How often runelint is right: its findings on labelled plugins beside the labels, and what real runs say about them.

    python -m benchmarks.accuracy [--static] [-v] [--write] [FOLDER...]

prints for each rule how many labels were found (TP), how many findings have no label (FP) and how many labels have no
finding (FN), how many of the true findings were confirmed, refuted or stay without a proof, how many of the false ones
were confirmed or refuted; then precision, recall and how long it took. The folders hold plugins with their labels, as
corpus/ does, which is the default.

`--static` runs no plugin. `-v` names each difference and each true finding that was not confirmed. `--write` puts the
scenarios below the labels and the table into README.md. The exit status is 1 when precision is below 0.97, recall below
0.95, or a finding without a label was confirmed.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import sys
import time
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.labels import Label, labels_of, write_proofs
from runelint.catalogue import load_rules
from runelint.cli.terminal import at_once
from runelint.confirm.confirmer import Confirmer
from runelint.engine import check_text
from runelint.finding import Finding, Verdict
from runelint.reading import mode_of
from runelint.runner.supervise import Sandbox
from runelint.workers import Lost, done_by_workers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_ROOT = Path(__file__).resolve().parent.parent
_CORPUS = _ROOT / "corpus"
_PRECISION = 0.97
_RECALL = 0.95
_TABLE = re.compile(r"(?<=<!-- accuracy -->\n).*?(?=<!-- end -->)", re.DOTALL)


class Checked(NamedTuple):
    """What was found in one plugin, and what should have been."""

    plugin: Path
    labels: set[Label]
    findings: dict[Label, Finding]
    failures: list[str]


def statically(plugins: list[Path]) -> Iterator[Checked]:
    """Check plugins without running them."""
    return (_checked(plugin, None) for plugin in plugins)


def by_running(plugins: list[Path]) -> Iterator[Checked]:
    """Check plugins, and try each finding, so many side by side as `runelint check` does."""

    @contextmanager
    def ready() -> Iterator[Callable[[int], Checked]]:
        with Sandbox() as sandbox:
            confirmer = Confirmer(sandbox)
            yield lambda number: _checked(plugins[number], confirmer)

    done = dict(done_by_workers(ready, len(plugins), jobs=at_once(tried=True)))
    for plugin, (_, checked) in zip(plugins, sorted(done.items()), strict=True):
        yield Checked(plugin, labels_of(plugin), {}, [checked.reason]) if isinstance(checked, Lost) else checked


def _checked(plugin: Path, confirmer: Confirmer | None) -> Checked:
    shown = str(plugin.relative_to(_ROOT)) if plugin.is_relative_to(_ROOT) else str(plugin)
    rules = load_rules()
    content, mode = plugin.read_bytes(), mode_of(str(plugin))
    report = check_text(content, shown, path=str(plugin), named=True, rules=rules, confirmer=confirmer, mode=mode)
    here = {Label(f.span.line, f.code): f for f in report.findings if f.span.path == shown}
    return Checked(plugin, labels_of(plugin), here, [failure.message for failure in report.failures])


class Score:
    """Counts by rule."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.right, self.wrong, self.missed = Counter[str](), Counter[str](), Counter[str]()
        self.verdicts = Counter[tuple[str, bool, Verdict]]()
        self.behind = 0

    def add(self, one: Checked) -> None:
        """Count one plugin."""
        found = set(one.findings)
        pairs = ((self.right, one.labels & found), (self.wrong, found - one.labels), (self.missed, one.labels - found))
        for counter, some in pairs:
            counter.update(label.code for label in some)
        for label, finding in one.findings.items():
            self.verdicts[label.code, label in one.labels, finding.verdict] += 1
            # A confirmed finding has a reason only where another breach had to be thought away.
            self.behind += label in one.labels and finding.verdict is Verdict.CONFIRMED and bool(finding.reason)

    def count(self, verdict: Verdict, *, true: bool, code: str = "") -> int:
        """Return how many true, or false, findings have the verdict: those of one rule, or of all."""
        return sum(
            number
            for (rule, right, said), number in self.verdicts.items()
            if right is true and said is verdict and code in {"", rule}
        )

    def table(self, *, static: bool) -> str:
        """Return the table, with a row for each rule that has a label or a finding."""
        heads = ["rule", "TP", "FP", "FN"]
        heads += [] if static else ["confirmed", "refuted", "undecided", "not run", "FP confirmed", "FP refuted"]
        rows = [heads, ["---"] * len(heads)]
        for code in sorted({*self.right, *self.wrong, *self.missed}):
            row = [code, self.right[code], self.wrong[code], self.missed[code]]
            if not static:
                seen = (Verdict.CONFIRMED, Verdict.REFUTED, Verdict.UNDECIDED, Verdict.NOT_RUN)
                row += [self.count(verdict, true=True, code=code) for verdict in seen]
                row += [self.count(verdict, true=False, code=code) for verdict in seen[:2]]
            rows.append([str(cell) for cell in row])
        return "".join(f"| {' | '.join(row)} |\n" for row in rows)

    @property
    def precision(self) -> float:
        """Return the share of the findings that a label agrees with."""
        return self.right.total() / max(self.right.total() + self.wrong.total(), 1)

    @property
    def recall(self) -> float:
        """Return the share of the labels that were found."""
        return self.right.total() / max(self.right.total() + self.missed.total(), 1)


def main(arguments: list[str]) -> int:
    """Compare, print, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--static", action="store_true", help="run no plugin")
    parser.add_argument("-v", "--verbose", action="store_true", help="name each difference")
    parser.add_argument("--write", action="store_true", help="keep the scenarios, and the table in README.md")
    options = parser.parse_args(arguments)
    if options.static and options.write:
        parser.error("--write keeps what runs have shown, and --static makes none")
    folders = [folder.resolve() for folder in options.folders]
    folders = folders or sorted(path for path in _CORPUS.iterdir() if path.is_dir())
    scripts = [path for folder in folders for path in sorted(folder.glob("*.sh"))]
    plugins = [path for path in scripts if path.with_suffix(".labels").exists()]
    score, failed = Score(), False
    began = time.monotonic()
    for one in (statically if options.static else by_running)(plugins):
        score.add(one)
        failed = failed or bool(one.failures)
        _tell(one, static=options.static, verbose=options.verbose)
        if options.write:
            write_proofs(one.plugin, {label: _proof(one.findings[label]) for label in one.labels & set(one.findings)})
    seconds = time.monotonic() - began
    print(f"{len(plugins)} plugins, {score.right.total() + score.missed.total()} labels")
    print(f"\n{score.table(static=options.static)}")
    print(f"precision {score.precision:.3f}, recall {score.recall:.3f}")
    if not options.static:
        _tell_runs(score, seconds)
    if options.write and not options.folders:
        _write_table(score)
    false_proofs = score.count(Verdict.CONFIRMED, true=False)
    return int(failed or score.precision < _PRECISION or score.recall < _RECALL or false_proofs > 0)


def _tell(one: Checked, *, static: bool, verbose: bool) -> None:
    """Print what went wrong on our side, and with `verbose` where findings and labels differ, and what has no proof."""
    for message in one.failures:
        print(f"{one.plugin}: FAILED: {message}")
    if not verbose:
        return
    told = [(label, "not found") for label in one.labels - set(one.findings)]
    for label, finding in one.findings.items():
        said = "" if static else f" {finding.verdict.value}{': ' if finding.reason else ''}{finding.reason}"
        if label not in one.labels:
            told.append((label, f"not labelled{said}"))
        elif not static and finding.verdict is not Verdict.CONFIRMED:
            told.append((label, said.strip()))
    for label, what in sorted(told):
        print(f"{one.plugin}:{label.line}: {label.code} {what}")


def _proof(finding: Finding) -> str:
    if finding.verdict is Verdict.CONFIRMED and finding.witness is not None:
        return json.dumps(finding.witness.scenario, ensure_ascii=True)
    return f"unproved: {finding.verdict.value}, {finding.reason}"


def _tell_runs(score: Score, seconds: float) -> None:
    confirmed = score.count(Verdict.CONFIRMED, true=True)
    visible = score.right.total() - score.count(Verdict.NOT_RUN, true=True)
    false = [score.count(verdict, true=False) for verdict in (Verdict.CONFIRMED, Verdict.REFUTED)]
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    processor = sum(one.ru_utime + one.ru_stime for one in spent)
    print(f"{confirmed} of {visible} true findings that a run can show confirmed ({confirmed / max(visible, 1):.3f})")
    print(f"{score.behind} of them behind another breach of the plugin, with its message read")
    print(f"of {score.wrong.total()} findings without a label {false[0]} confirmed, {false[1]} refuted")
    rates = f"{confirmed / seconds:.1f} confirmations a second, {confirmed / processor:.1f} a processor second"
    print(f"{seconds:.1f} s: {rates}")


def _write_table(score: Score) -> None:
    readme = _ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    readme.write_text(_TABLE.sub(lambda _: f"\n{score.table(static=False)}\n", text), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
