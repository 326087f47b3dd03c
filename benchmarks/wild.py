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

from runelint.syntax import parse
from runelint.syntax.second_opinion import bash_verdict

# The comparison itself is shared with the tests.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
from typing import TYPE_CHECKING

from syntax.shfmt_facts import Fact, facts_of_shfmt, facts_of_tree, shfmt_path, shfmt_tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.syntax.nodes import Script

_SHEBANG = re.compile(rb"#!.*\b(?:ba)?sh\b")
_MID_WORD = re.compile(r"[^ \t\n;&|()<>]")
_SHOWN_PER_FILE = 5
_RUNS = 3


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


def explanation(fact: Fact, text: str, theirs: set[Fact], ours: set[Fact]) -> str:
    """Return why shfmt and we differ in a fact, empty when that is not known."""
    kind = fact[0]
    at = fact[1] if isinstance(fact[1], int) else (fact[1] or (0,))[0]
    begin = text.rfind("\n", 0, at) + 1
    line_end = text.find("\n", at)
    line = text[begin : line_end if line_end >= 0 else len(text)]
    if kind == "unary test" and fact[2] in {"-h", "-L"}:
        return "shfmt prints the test -h as -L"
    if kind == "assignment" and re.match(r"\s*\w+=\S* (local|declare|export|readonly|typeset) ", line):
        return "shfmt does not see a declaration builtin behind a prefix assignment"
    if kind == "extended":
        return "shfmt keeps an extended glob inside ${} as text"
    if any(
        other[0] == "comment" and begin <= other[1] < begin + len(line) and _MID_WORD.match(text[other[1] - 1])
        for other in theirs - ours
        if other[1]
    ):
        return "shfmt reads a comment after `$name#` in the middle of a word"
    if "\\\n" in text[at : at + 4000] and _same_but_for_continuation(fact, text, ours | theirs):
        return "shfmt counts a line continuation into the word before it"
    if kind in {"single", "double", "parameter", "commands", "arithmetic"} and "'" in line and "${" in text[:at]:
        return "shfmt reads single quotes inside a quoted ${x:-…}, where they stand for themselves in Bash"
    if kind in {"parameter", "commands", "simple"} and "`" in text[:at] and "\\" in line:
        return "shfmt's ends inside backticks count the backslash that follows"
    return ""


def _same_but_for_continuation(fact: Fact, text: str, others: set[Fact]) -> bool:
    """Return whether another fact differs from this one only in ends that a line continuation lies between."""

    def trimmed(value: object) -> object:
        if isinstance(value, tuple):
            return tuple(trimmed(item) for item in value)
        if isinstance(value, int) and not isinstance(value, bool):
            while text.startswith("\\\n", value - 2) and value >= len("\\\n"):
                value -= 2
        return value

    return any(other != fact and other[:2] == fact[:2] and trimmed(other) == trimmed(fact) for other in others)


def timed_parse(text: str) -> tuple[Script, float]:
    """Return the tree and the CPU seconds that making it takes at best, without garbage collection."""
    best = float("inf")
    for _ in range(_RUNS):
        gc.disable()
        begin = time.process_time()
        script = parse(text)
        best = min(best, time.process_time() - begin)
        gc.enable()
    return script, best


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
        accepted = bash_verdict(text).accepted_by_bash
        if script.problems and accepted and script.problems[0].message.endswith("`]]'"):
            self.explained["Bash silently stops reading the file at a `[[ ]]` without a test"] += 1
        elif script.problems and accepted:
            self.counts["rejected, Bash accepts"] += 1
            yield f"{path}: only we reject it: {script.problems[0].message}"
        if not script.problems and accepted is False:
            self.counts["accepted, Bash rejects"] += 1
            if "extglob" not in text and not re.search(r"[?*+@!]\(", text):
                yield f"{path}: only Bash rejects it: {bash_verdict(text).message}"
        if script.problems:
            return
        tree = shfmt_tree(self.shfmt, content)
        if tree is None:
            self.counts["rejected by shfmt alone"] += 1
            return
        yield from self.compare(path, content.decode("latin-1"), tree)

    def compare(self, path: Path, text: str, tree: dict[str, object]) -> Iterator[str]:
        """Yield a line for each unexplained difference between our facts and shfmt's."""
        ours, theirs = facts_of_tree(parse(text)), facts_of_shfmt(tree)
        self.counts["facts"] += len(theirs)
        shown = 0
        for side, only in (("we", ours - theirs), ("shfmt", theirs - ours)):
            for fact in only:
                reason = explanation(fact, text, theirs, ours)
                if reason:
                    self.explained[reason] += 1
                    continue
                self.counts["unexplained"] += 1
                shown += 1
                if shown <= _SHOWN_PER_FILE:
                    yield f"{path}: only {side}: {fact}"


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
    bad = ("crashes", "rejected, Bash accepts", "unexplained")
    return int(any(tally.counts[name] for name in bad))


if __name__ == "__main__":
    if len(sys.argv) != len(("program", "folder")):
        sys.exit("usage: wild.py DIR")
    sys.exit(main(sys.argv[1]))
