"""How often a planted breach is missed, and how often a harmless rewrite changes what is found.

    python -m benchmarks.mutants [-v] [--every N] [FOLDER...]

takes the plugins of the folders (all of corpus/ when none is named; `NAME.labels` beside each says whether it is
clean). Into clean ones known breaches are planted, one at a time; clean and other ones are rewritten so that they mean
the same. `--every N` tries each N-th mutant only. `-v` names each defect, and keeps the mutant. The exit status is 1
when less than 0.97 of the breaches are found, or less than 0.99 of the rewrites change nothing.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.mutants.planting import planted
from benchmarks.mutants.plugin import Plugin, line_at
from benchmarks.mutants.rewriting import rewritten
from runelint.catalogue import load_rules
from runelint.engine import check_text
from runelint.syntax import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

_CORPUS = Path(__file__).resolve().parent.parent.parent / "corpus"
_FOUND, _KEPT = 0.97, 0.99
# A file that does not parse has no breach that could be planted or kept.
_BROKEN = "RUNE001"


def findings(path: Path, text: str) -> set[tuple[int, str]]:
    """Return the places and codes of what is found in `text`, which stands where the plugin `path` does."""
    report = check_text(text.encode(), path.name, path=str(path.resolve()), named=True, rules=load_rules())
    if report.failures:
        sys.exit(f"{path}: {report.failures[0].message}")
    source = Source(path.name, text)
    return {
        (source.offset(finding.span.line) + finding.span.column - 1, finding.code)
        for finding in report.findings
        if finding.span.path == path.name
    }


def lines(text: str, places: set[tuple[int, str]]) -> set[tuple[int, str]]:
    """Return the lines and codes of the places."""
    return {(line_at(text, offset), code) for offset, code in places}


def plugins(folders: list[Path]) -> Iterator[tuple[Plugin, bool]]:
    """Yield the plugins that parse, and whether each is clean by its labels."""
    for folder in folders:
        for path in sorted(folder.glob("*.sh")):
            labels = path.with_suffix(".labels")
            text = path.read_bytes().decode("utf-8", "replace")
            if not labels.is_file() or any(mark in text for mark in "\r\0\ufeff"):
                continue
            said = [line for line in labels.read_text(encoding="utf-8").splitlines() if line[:1].isdigit()]
            if not any(_BROKEN in line for line in said):
                yield Plugin(path, text), not said


def main(arguments: list[str]) -> int:
    """Make the mutants, check them, print both rates."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("-v", "--verbose", action="store_true", help="name each defect")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="try each N-th mutant only")
    options = parser.parse_args(arguments)
    folders = options.folders or sorted(path for path in _CORPUS.iterdir() if path.is_dir())
    found, missed = Counter[str](), Counter[str]()
    kept, lost = Counter[str](), Counter[str]()
    number = 0
    for plugin, clean in plugins(folders):
        before = findings(plugin.path, plugin.text)
        for mutant in planted(plugin) if clean else ():
            number += 1
            if number % options.every:
                continue
            after = lines(mutant.text, findings(plugin.path, mutant.text))
            right = any(code == mutant.code and mutant.line in {None, line} for line, code in after)
            (found if right else missed)[f"{mutant.code} {mutant.operator}"] += 1
            if options.verbose and not right:
                print(f"{plugin.path}: {mutant.operator}: {mutant.code} on line {mutant.line} not in {sorted(after)}")
                _keep(plugin, mutant.text)
        for rewrite in rewritten(plugin):
            number += 1
            if number % options.every:
                continue
            after = lines(rewrite.text, findings(plugin.path, rewrite.text))
            wanted = lines(rewrite.text, {(rewrite.place(offset), code) for offset, code in before})
            (kept if after == wanted else lost)[rewrite.operator] += 1
            if options.verbose and after != wanted:
                print(f"{plugin.path}: {rewrite.operator}: gone {sorted(wanted - after)}, new {sorted(after - wanted)}")
                _keep(plugin, rewrite.text)
    shares = _told("planted breaches found", found, missed), _told("rewrites that change nothing", kept, lost)
    return int(shares[0] < _FOUND or shares[1] < _KEPT)


def _keep(plugin: Plugin, text: str) -> None:
    """Leave the mutant in a file, to look at."""
    folder = Path(tempfile.gettempdir()) / "mutants"
    folder.mkdir(exist_ok=True)
    path = folder / f"{len(list(folder.iterdir()))}_{plugin.path.name}"
    path.write_text(text, encoding="utf-8")
    print(f"  {path}")


def _told(what: str, good: Counter[str], bad: Counter[str]) -> float:
    """Print the share of `good`, and the operators with a bad one; return the share."""
    share = good.total() / max(good.total() + bad.total(), 1)
    print(f"{what}: {good.total()} of {good.total() + bad.total()} ({share:.4f})")
    for operator, count in bad.most_common():
        print(f"  {operator}: {count} of {good[operator] + count} not")
    return share


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
