"""Files that doubles leave."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from runelint.runner.doubles import Tools, scripts
from runelint.runner.leaving import left_files
from runelint.runner.scenario import Answer, Double, Scenario

if TYPE_CHECKING:
    from pathlib import Path

TOOLS = Tools("/bin/sh", "/bin/cat", "/bin/sleep")


def _files(folder: Path, double: Double, words: list[str]) -> set[str]:
    script = scripts(Scenario(commands={"tool": double}), TOOLS)["/run/stubs/tool"]
    (folder / "tool").write_bytes(script.content)
    subprocess.run(["/bin/sh", str(folder / "tool"), *words], cwd=folder, check=False, capture_output=True)
    return {path.name for path in folder.iterdir()} - {"tool"}


@pytest.mark.parametrize(
    ("leaves", "line", "files"),
    [
        (("-o", "--output"), "-o out url", {"out"}),
        (("-o", "--output"), "-fsSLo out url", {"out"}),
        (("-o", "--output"), "-oout url", {"out"}),
        (("-o", "--output"), "--output=out -s", {"out"}),
        (("-o", "--output"), "--output out -s", {"out"}),
        (("-out", "-keyout"), "req -out cert -keyout key", {"cert", "key"}),
        (("-o",), "-o -", set()),
        (("-o",), "-s url", set()),
        (("-o",), "-o missing/out", set()),
    ],
)
def test_the_value_of_an_option_is_written(leaves: tuple[str, ...], line: str, files: set[str], tmp_path: Path) -> None:
    """A double writes the files that its options name, and the rehearsal knows the same ones."""
    double = Double(Answer(stdout="said\n"), leaves=leaves)
    assert _files(tmp_path, double, line.split()) == files
    assert {name for name in left_files(double, line.split()) if "/" not in name} == files


def test_a_double_that_fails_leaves_nothing(tmp_path: Path) -> None:
    """What fails writes no file."""
    assert _files(tmp_path, Double(Answer(1), leaves=("-o",)), ["-o", "out"]) == set()


def test_what_is_written_is_what_would_be_printed(tmp_path: Path) -> None:
    """The file holds the usual answer."""
    _files(tmp_path, Double(Answer(stdout="it's said\n"), leaves=("-o",)), ["-o", "out"])
    assert (tmp_path / "out").read_text() == "it's said\n"


@pytest.mark.parametrize(
    ("leaves", "line", "files"),
    [
        (("--tree/a",), "--tree into -x", {"into/a"}),
        (("--tree/a",), "--tree=into", {"into/a"}),
        (("-d/a", "-d/b.json"), "-qdinto x", set()),
        (("-d/a.json",), "-dinto x", {"into/a.json"}),
        (("/a",), "clone there into", {"into/a"}),
        (("/a", "-o"), "-o out into", {"into/a", "out"}),
        (("/a",), "clone there missing", set()),
        (("/a",), "clone there tool", set()),
    ],
)
def test_a_file_is_left_in_a_folder_that_is_named(
    leaves: tuple[str, ...], line: str, files: set[str], tmp_path: Path
) -> None:
    """A double writes below the folder that an option, or its last argument, names; the rehearsal knows where."""
    (tmp_path / "into").mkdir()
    double = Double(Answer(stdout="said\n"), leaves=leaves)
    inside = {f"into/{name}" for name in ("a", "a.json", "b.json")}
    written = _files(tmp_path, double, line.split()) - {"into"}
    assert written | {name for name in inside if (tmp_path / name).exists()} == files
    known = {name for name in left_files(double, line.split()) if not name.startswith(("missing/", "tool/"))}
    assert known == files
