"""How often runelint is right: its findings on the labelled plugins of corpus/, beside the labels.

    python benchmarks/accuracy.py [-v] [FOLDER...]

prints for each rule how many labels were found (TP), how many findings have no label (FP) and how many labels have no
finding (FN), and precision and recall over all. `-v` names each difference. Labels of rules that do not exist yet are
left out. The exit status is 1 when precision is below 0.97 or recall below 0.95.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from runelint.catalogue import load_rules
from runelint.engine import check_text

_CORPUS = Path(__file__).resolve().parent.parent / "corpus"
_PRECISION = 0.97
_RECALL = 0.95

Label = tuple[int, str]


def labels_of(plugin: Path, codes: set[str]) -> set[Label]:
    """Return the labels beside `plugin`, (line, code), of the rules in `codes`."""
    out: set[Label] = set()
    for line in plugin.with_suffix(".labels").read_text(encoding="utf-8").splitlines():
        words = line.partition("#")[0].split()
        if len(words) == 2 and words[1] in codes:  # noqa: PLR2004 - line and code
            out.add((int(words[0]), words[1]))
    return out


def findings_of(plugin: Path) -> set[Label]:
    """Return what runelint finds in `plugin`. Exits when it could not do its work."""
    shown = str(plugin.relative_to(_CORPUS.parent)) if plugin.is_relative_to(_CORPUS.parent) else str(plugin)
    report = check_text(plugin.read_bytes(), shown, path=str(plugin), named=True, rules=load_rules())
    if report.failures:
        sys.exit(f"{plugin}: {report.failures[0].message}")
    return {(finding.span.line, finding.code) for finding in report.findings if finding.span.path == shown}


def main() -> int:
    """Compare, print, and return the exit status."""
    verbose = "-v" in sys.argv[1:]
    folders = [Path(word).resolve() for word in sys.argv[1:] if word != "-v"]
    folders = folders or sorted(path for path in _CORPUS.iterdir() if path.is_dir())
    codes = {rule.code for rule in load_rules()}
    plugins = [path for folder in folders for path in sorted(folder.glob("*.sh"))]
    right, wrong, missed = Counter[str](), Counter[str](), Counter[str]()
    for plugin in plugins:
        labels, findings = labels_of(plugin, codes), findings_of(plugin)
        for counter, some in ((right, labels & findings), (wrong, findings - labels), (missed, labels - findings)):
            counter.update(code for _, code in some)
        if verbose:
            differences = [(label, "not found") for label in labels - findings]
            differences += [(label, "not labelled") for label in findings - labels]
            for (line, code), what in sorted(differences):
                print(f"{plugin}:{line}: {code} {what}")
    print(f"{len(plugins)} plugins, {right.total() + missed.total()} labels")
    print("\n| rule | TP | FP | FN |\n| --- | --- | --- | --- |")
    for code in sorted({*right, *wrong, *missed}):
        print(f"| {code} | {right[code]} | {wrong[code]} | {missed[code]} |")
    precision = right.total() / max(right.total() + wrong.total(), 1)
    recall = right.total() / max(right.total() + missed.total(), 1)
    print(f"\nprecision {precision:.3f}, recall {recall:.3f}")
    return int(precision < _PRECISION or recall < _RECALL)


if __name__ == "__main__":
    sys.exit(main())
