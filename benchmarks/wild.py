"""Compare the parser with shfmt and `bash -n` on every Bash file under a folder: `python benchmarks/wild.py DIR`.

Prints each disagreement with its place and both sides, then the rates; exits with 1 when anything unexplained is left.
The files are only read.
"""

from __future__ import annotations

import gc
import re
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from runelint.syntax import parse
from runelint.syntax.second_opinion import bash_verdict

# The comparison itself is shared with the tests.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
from syntax.our_facts import facts_of_tree
from syntax.shfmt_facts import facts_of_shfmt, shfmt_path, shfmt_tree
from syntax.shfmt_quirks import Comparison

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.syntax.nodes import Script

_SHEBANG = re.compile(rb"#!.*\b(?:ba)?sh\b")
_SHOWN_PER_FILE = 5
_RUNS = 3
_BAD = ("crashes", "rejected, Bash accepts", "accepted, Bash rejects", "unexplained")


def bash_files(folder: Path) -> Iterator[Path]:
    """Yield every Bash file under `folder`, by its shebang or its name."""
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path.is_symlink():
            continue
        with path.open("rb") as file:
            first = file.readline(200)
        named = path.suffix in {".sh", ".bash"} and not first.startswith(b"#!")
        if named or _SHEBANG.match(first):
            yield path


def timed_parse(text: str) -> tuple[Script, float]:
    """Return the tree and the CPU seconds that making it takes at best, without garbage collection."""
    best = float("inf")
    gc.disable()
    for _ in range(_RUNS):
        begin = time.process_time()
        script = parse(text)
        best = min(best, time.process_time() - begin)
    gc.enable()
    return script, best


def bash_stops_reading(text: str, script: Script) -> bool:
    """Return whether our first problem is a `]]` where Bash leaves off silently.

    After `[[` without a test `bash -n` (5.2) ends with status 0 and reads nothing more: what certainly is an error is
    accepted behind it.
    """
    at = script.problems[0].start
    return text.startswith("]]", at) and bash_verdict(text[: at + 2] + "\n)\n").accepted_by_bash is True


class Tally:
    """What was found in all files."""

    def __init__(self, shfmt: str) -> None:
        """Begin with nothing."""
        self.shfmt = shfmt
        self.counts: Counter[str] = Counter()
        self.explained: Counter[str] = Counter()
        self.seconds = 0.0
        self.lines = 0

    def add(self, path: Path) -> Iterator[str]:
        """Compare one file, and yield a line for each unexplained disagreement."""
        content = path.read_bytes()
        text = content.decode("utf-8", "surrogateescape")
        self.counts["files"] += 1
        try:
            script, seconds = timed_parse(text)
        except Exception as crash:  # noqa: BLE001 - the one thing that must never happen is counted by its name
            self.counts["crashes"] += 1
            yield f"{path}: crash: {crash!r}"
            return
        self.seconds += seconds
        self.lines += text.count("\n")
        yield from self.ask_bash(path, text, script)
        if script.problems:
            return
        tree = shfmt_tree(self.shfmt, content)
        if tree is None:
            self.counts["rejected by shfmt alone"] += 1
            return
        yield from self.compare(path, content.decode("latin-1"), tree)

    def ask_bash(self, path: Path, text: str, script: Script) -> Iterator[str]:
        """Yield a line if Bash accepts what we reject, or the other way round."""
        verdict = bash_verdict(text)
        if script.problems and verdict.accepted_by_bash:
            if bash_stops_reading(text, script):
                self.explained["Bash silently stops reading the file at a `[[ ]]` without a test"] += 1
                return
            self.counts["rejected, Bash accepts"] += 1
            yield f"{path}: only we reject it: {script.problems[0].message}"
        elif not script.problems and verdict.accepted_by_bash is False:
            if bash_verdict(text, extended_globs=True).accepted_by_bash:
                self.explained["Bash accepts it with `shopt -s extglob`, which the file or its reader sets"] += 1
                return
            self.counts["accepted, Bash rejects"] += 1
            yield f"{path}: only Bash rejects it: {verdict.message}"

    def compare(self, path: Path, text: str, tree: dict[str, object]) -> Iterator[str]:
        """Yield a line for each unexplained difference between our facts and shfmt's."""
        script = parse(text)
        found = Comparison(text, script, facts_of_tree(script), facts_of_shfmt(tree))
        self.counts["facts"] += len(found.theirs)
        shown = 0
        for key, mine, other in found.differences():
            quirk = found.quirk(key, mine, other)
            if quirk:
                self.explained[quirk] += 1
                continue
            self.counts["unexplained"] += 1
            shown += 1
            if shown <= _SHOWN_PER_FILE:
                yield f"{path}: {key}: we {mine}, shfmt {other}"


def main(folder: str) -> int:
    """Print the comparison for a folder, and return the exit status."""
    shfmt = shfmt_path()
    if shfmt is None:
        sys.stderr.write("shfmt is not installed (pip install shfmt-py)\n")
        return 2
    tally = Tally(shfmt)
    gc.freeze()
    for path in bash_files(Path(folder)):
        for line in tally.add(path):
            sys.stdout.write(line.encode("utf-8", "backslashreplace").decode() + "\n")
    for name, count in (tally.counts + tally.explained).most_common():
        sys.stdout.write(f"{count:8} {name}\n")
    sys.stdout.write(f"{tally.seconds / max(tally.lines, 1) * 1e6:8.2f} ms per 1,000 lines\n")
    return int(any(tally.counts[name] for name in _BAD))


if __name__ == "__main__":
    if len(sys.argv) != len(("program", "folder")):
        sys.exit("usage: wild.py DIR")
    sys.exit(main(sys.argv[1]))
