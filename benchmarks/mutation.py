"""Compare the parser with `bash -n` on broken scripts: `python benchmarks/mutation.py DIR [COUNT [SEED]]`.

Each mutant is a Bash file under the folder in which one line or token is deleted, doubled, replaced or inserted. Prints
each mutant on which we and Bash disagree about its being a script at all, or about the line of its first error, then
the rates. The files are only read.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from runelint.syntax import parse
from runelint.syntax.second_opinion import bash_verdict

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks.wild import bash_files, bash_stops_reading

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOKEN = re.compile(r"&&|\|\||;;|<<-?|[;&|<>(){}\"'`$\\\[\]#=!]|\n|\w+|[^\S\n]+|.")
_TOKENS = (
    "fi", "done", "esac", "then", "do", "else", "elif", "if", "while", "for", "case", "in", "function", "{", "}", "(",
    ")", "[[", "]]", "((", "))", '"', "'", "`", "$(", "${", "$((", "\\", "<<", "<", ">", "|", "||", "&&", "&", ";",
    ";;", "\n", "#", "!", "=", "[", "]", "time", "coproc", "select", "until", "<(", "x=(", "\\\n", " ",
)  # fmt: skip
_LONGEST = 30_000
_DEFAULT_COUNT = 3_000


@dataclass(frozen=True)
class Mutant:
    """A broken script: which file it was, what was done to it, and its text."""

    path: Path
    change: str
    text: str


def mutant_of(path: Path, text: str, choose: random.Random) -> Mutant:
    """Return a mutant of a file's text."""
    change = choose.choice(["delete line", "double line", "delete", "double", "replace", "insert"])
    pieces = text.splitlines(keepends=True) if "line" in change else _TOKEN.findall(text)
    at = choose.randrange(len(pieces))
    new = choose.choice(_TOKENS)
    pieces[at : at + 1] = {
        "delete": [],
        "double": [pieces[at]] * 2,
        "replace": [new],
        "insert": [new, pieces[at]],
    }[change.partition(" ")[0]]
    return Mutant(path, change, "".join(pieces))


def disagreement(text: str) -> str:
    """Return how we and Bash disagree about a text; empty when they do not."""
    script = parse(text)
    verdict = bash_verdict(text)
    if not script.problems and verdict.accepted_by_bash is False:
        # Without running the script Bash does not know that it turns extended globs on.
        verdict = bash_verdict(text, extended_globs=True)
    if verdict.accepted_by_bash is None:
        return ""
    if not script.problems:
        return "" if verdict.accepted_by_bash else f"only Bash rejects it, line {verdict.line}: {verdict.message}"
    line = text.count("\n", 0, script.problems[0].start) + 1
    message = script.problems[0].message
    if verdict.accepted_by_bash:
        stops = bash_stops_reading(text, script)
        return "" if stops else f"only we reject it, line {line}: {message}"
    if line in {verdict.line, bash_verdict(text, extended_globs=True).line}:
        return ""
    return f"other line: we {line}: {message}; Bash {verdict.line}: {verdict.message}"


def main(folder: str, count: str = str(_DEFAULT_COUNT), seed: str = "0") -> int:
    """Print the comparison, and return the exit status: 1 when more than one in 500 is judged wrongly."""
    choose = random.Random(int(seed))  # noqa: S311 - an experiment that can be repeated, no secret
    texts = {path: path.read_bytes().decode("utf-8", "surrogateescape") for path in bash_files(Path(folder))}
    paths: Sequence[Path] = [path for path, text in texts.items() if text and len(text) <= _LONGEST]
    kinds: Counter[str] = Counter()
    for _ in range(int(count)):
        path = choose.choice(paths)
        mutant = mutant_of(path, texts[path], choose)
        found = disagreement(mutant.text)
        kinds[re.split("[,:]", found)[0] or "agreed"] += 1
        if found:
            shown = f"{mutant.path} ({mutant.change}): {found}\n"
            sys.stdout.write(shown.encode("utf-8", "backslashreplace").decode())
    for kind, number in kinds.most_common():
        sys.stdout.write(f"{number:8} {kind}\n")
    wrong = kinds["only Bash rejects it"] + kinds["only we reject it"]
    return int(wrong * 500 > int(count))


if __name__ == "__main__":
    if len(sys.argv) not in range(2, 5):
        sys.exit("usage: mutation.py DIR [COUNT [SEED]]")
    sys.exit(main(*sys.argv[1:]))
