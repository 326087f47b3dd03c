"""Writes the rules' pages in docs/rules, each made of its rule's folder. With --check it only tells what is stale."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from runelint.catalogue import load_rules

if TYPE_CHECKING:
    from runelint.catalogue import Rule

PAGES = Path(__file__).resolve().parent.parent / "docs" / "rules"
_MARK = re.compile(r"[ \t]*# expect(?:-at)?: .*$")
_HERE = re.compile(r"# expect: RUNE\d")
_AT = re.compile(r"# expect-at: (\d+) ")
_GROUPS = {
    "0": "What could be read",
    "1": "Standard output",
    "2": "The library",
    "3": "JSON",
    "4": "Ends and exit codes",
    "5": "Secrets and input",
    "6": "The file itself",
}


def pages() -> dict[str, str]:
    """Return the text of every page by its file name, the index among them."""
    rules = load_rules()
    return {"index.md": _index(rules), **{f"{rule.code}.md": _page(rule) for rule in rules}}


def _index(rules: tuple[Rule, ...]) -> str:
    out = ["# Rules", "", "Each code links to a page with examples, how a breach is proved, and what to do."]
    group = ""
    for rule in rules:
        if rule.code[4] != group:
            group = rule.code[4]
            out += ["", f"## {_GROUPS[group]}", "", "| code | name | level |", "| --- | --- | --- |"]
        out.append(f"| [{rule.code}]({rule.code}.md) | {rule.name} | {rule.severity.value} |")
    return "\n".join([*out, ""])


def _page(rule: Rule) -> str:
    title, _, text = (rule.folder / "rule.md").read_text(encoding="utf-8").partition("\n")
    out = [title, "", f"Level: {rule.severity.value}", "", text.strip(), ""]
    for kind, heading in (("bad", "A bad example"), ("good", "A good example")):
        out += [f"## {heading}", "", *_listing(_shortest(rule.folder / kind)), ""]
    return "\n".join(out)


def _shortest(folder: Path) -> Path:
    """Return the smallest example: enough to see what is meant."""
    return min(folder.glob("*.sh"), key=lambda path: (path.stat().st_size, path.name))


def _listing(path: Path) -> list[str]:
    """Return the example in a fence, with the lines that have a finding marked and without what the tests read."""
    lines = path.read_bytes().decode("utf-8", "replace").rstrip("\n").split("\n")
    marked = [number for number, line in enumerate(lines, 1) if _HERE.search(line)]
    marked += [int(found[1]) for line in lines for found in _AT.finditer(line)]
    shown = f' hl_lines="{" ".join(map(str, sorted(marked)))}"' if marked else ""
    return [f'```bash linenums="1"{shown}', *(_visible(_MARK.sub("", line)) for line in lines), "```"]


def _visible(line: str) -> str:
    return line.replace("\r", "\N{SYMBOL FOR CARRIAGE RETURN}").replace("\0", "\N{SYMBOL FOR NULL}").lstrip("\ufeff")


def main(arguments: list[str]) -> int:
    """Write the pages, or tell which differ from their rules; the status is 1 when one does."""
    made = pages()
    there = {path.name: path.read_text(encoding="utf-8") for path in PAGES.glob("*.md")}
    stale = sorted({name for name in made if made[name] != there.get(name)} | (set(there) - set(made)))
    if arguments == ["--check"]:
        for name in stale:
            print(f"docs/rules/{name} is not what its rule says: run `make pages`")
        return 1 if stale else 0
    PAGES.mkdir(parents=True, exist_ok=True)
    for name in stale:
        if name in made:
            (PAGES / name).write_text(made[name], encoding="utf-8")
        else:
            (PAGES / name).unlink()
    print(f"{len(made)} pages, {len(stale)} changed")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
