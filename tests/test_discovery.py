"""Which files a check is about."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from runelint.discovery import Candidate, Discovered, Missing, Wanted, discover
from runelint.failure import Failure, Skip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import pytest

    Write = Callable[[str, str], Path]

BASH = "#!/usr/bin/env bash\n"


def found(cwd: Path, *paths: str, wanted: Wanted | None = None) -> list[Discovered]:
    """Return what stands behind `paths` when runelint is started in `cwd`."""
    return discover(paths or (".",), cwd=str(cwd), wanted=wanted or Wanted())


def files(items: list[Discovered]) -> list[str]:
    """Return the paths of the files to check."""
    return [item.shown for item in items if isinstance(item, Candidate)]


def skips(items: list[Discovered]) -> dict[str, str]:
    """Return the reason for each path that is left out."""
    return {item.path: item.reason for item in items if isinstance(item, Skip)}


def test_bash_is_known_by_name_or_first_line(tmp_path: Path, write: Write) -> None:
    """A folder's `.sh` and `.bash` files are Bash, and so is what a shebang gives to Bash."""
    write("a.sh", "")
    write("sub/b.bash", "")
    write("c", BASH)
    write("d.txt", "#!/bin/bash -eu\n")
    write("bom", "\ufeff#!/bin/bash\n")
    write("e.py", "#!/usr/bin/env python3\n")
    write("f", "bash\n")
    write("g", "#!/bin/sh\n# not bash\n")
    assert files(found(tmp_path)) == ["a.sh", "bom", "c", "d.txt", "sub/b.bash"]


def test_other_files_are_told_on_request_only(tmp_path: Path, write: Write) -> None:
    """That a text file is no script goes without saying, unless asked."""
    write("notes.txt", "bash\n")
    assert found(tmp_path) == []
    assert skips(found(tmp_path, wanted=Wanted(every_skip=True))) == {"notes.txt": "no Bash script"}


def test_gitignore_is_respected_in_every_folder(tmp_path: Path, write: Write) -> None:
    """Patterns hold below their file; an inner `!` pattern wins; a folder that is ignored stays closed."""
    (tmp_path / ".git" / "info").mkdir(parents=True)
    (tmp_path / ".git" / "hook.sh").write_text(BASH)
    (tmp_path / ".git" / "info" / "exclude").write_text("private.sh\n")
    write(".gitignore", "build/\n*.gen.sh\n/top.sh\n")
    write("sub/.gitignore", "!keep.gen.sh\n")
    for name in (
        "a.sh",
        "private.sh",
        "top.sh",
        "sub/top.sh",
        "build/x.sh",
        "sub/build/x.sh",
        "x.gen.sh",
        "sub/keep.gen.sh",
        "sub/x.gen.sh",
    ):
        write(name, BASH)
    assert files(found(tmp_path)) == ["a.sh", "sub/keep.gen.sh", "sub/top.sh"]
    assert skips(found(tmp_path, wanted=Wanted(every_skip=True)))["build"] == "ignored by git"


def test_gitignore_above_the_folder_is_respected(tmp_path: Path, write: Write) -> None:
    """A search that begins inside a repository knows the repository's patterns, and those outside it do not hold."""
    write(".gitignore", "a.sh\n")
    (tmp_path / "repo" / ".git").mkdir(parents=True)
    write("repo/.gitignore", "*.gen.sh\n/plugins/b.sh\n")
    for name in ("a.sh", "b.sh", "x.gen.sh"):
        write(f"repo/plugins/{name}", BASH)
    assert files(found(tmp_path, "repo/plugins")) == ["repo/plugins/a.sh"]


def test_named_is_taken_though_ignored(tmp_path: Path, write: Write) -> None:
    """A file that is named is taken whatever it is, and so is the content of a folder that is named."""
    (tmp_path / ".git").mkdir()
    write(".gitignore", "build/\n*.txt\n")
    write("build/x.sh", BASH)
    write("notes.txt", "")
    assert files(found(tmp_path, "build", "notes.txt")) == ["build/x.sh", "notes.txt"]


def test_lines_that_are_no_patterns_are_passed_over(tmp_path: Path, write: Write) -> None:
    """Like git, runelint takes no offence at a lone `!`; the patterns beside it hold."""
    write(".gitignore", "!\nb.sh\n\\\n[z-a]\n[[x]\n")
    write("a.sh", BASH)
    write("b.sh", BASH)
    assert files(found(tmp_path)) == ["a.sh"]


def test_symbolic_links_end(tmp_path: Path, write: Write) -> None:
    """Links that lead back into the search, around it or in a circle are told and not followed."""
    write("in/a.sh", BASH)
    write("out/b.sh", BASH)
    (tmp_path / "in" / "self").symlink_to(".")
    (tmp_path / "in" / "up").symlink_to("..")
    (tmp_path / "in" / "nowhere.sh").symlink_to("gone.sh")
    (tmp_path / "in" / "round").symlink_to("round")
    (tmp_path / "in" / "far").symlink_to("../out")
    (tmp_path / "in" / "far2").symlink_to("../out")
    items = found(tmp_path, "in")
    assert files(items) == ["in/a.sh", "in/far/b.sh"]
    reasons = skips(items)
    assert reasons["in/far2"] == "a symbolic link to a folder already searched"
    assert reasons["in/self"] == reasons["in/up"] == "a symbolic link that leads back into the search"
    assert reasons["in/nowhere.sh"] == reasons["in/round"] == "a symbolic link that leads nowhere"


def test_links_do_not_lead_far_away(tmp_path: Path, write: Write) -> None:
    """A link to a folder that is not even beside the one that is searched is not followed, nor one into /proc."""
    write("elsewhere/a.sh", "")
    write("repo/plugins/b.sh", "")
    (tmp_path / "repo" / "plugins" / "far").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "repo" / "plugins" / "open").symlink_to("/proc/self/fd")
    items = found(tmp_path / "repo" / "plugins")
    assert files(items) == ["b.sh"]
    assert skips(items) == dict.fromkeys(("far", "open"), "a symbolic link that leads far away")


def test_link_to_a_folder_can_be_named(tmp_path: Path, write: Write) -> None:
    """A folder is searched through the link that the user names."""
    write("releases/42/a.sh", BASH)
    (tmp_path / "current").symlink_to("releases/42")
    assert files(found(tmp_path, "current")) == ["current/a.sh"]


def test_fifos_and_devices_are_told(tmp_path: Path) -> None:
    """A FIFO in a folder is left out with its reason, and nobody waits for it."""
    os.mkfifo(tmp_path / "pipe.sh")
    (tmp_path / "null.sh").symlink_to("/dev/null")
    assert skips(found(tmp_path)) == {
        "pipe.sh": "a FIFO, not a file",
        "null.sh": "a device, not a file",
    }


def test_missing_path_does_not_stop_the_others(tmp_path: Path, write: Write) -> None:
    """A path that is not there is said to be missing, and the others are taken."""
    write("a.sh", BASH)
    assert found(tmp_path, "b.sh", "a.sh", "a.sh/c", "") == [
        Missing(""),
        Candidate(str(tmp_path / "a.sh"), "a.sh", named=True),
        Missing("a.sh/c"),
        Missing("b.sh"),
    ]


def test_unreadable_folder_is_a_failure(tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that may not be read makes the result incomplete; what is beside it is still taken."""
    write("a.sh", BASH)
    write("closed/b.sh", BASH)
    scandir = os.scandir

    def refuse(path: str) -> Iterator[os.DirEntry[str]]:  # root may read everything, so it is acted
        if path.endswith("closed"):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr("os.scandir", refuse)
    items = found(tmp_path)
    assert files(items) == ["a.sh"]
    assert Failure("closed", "cannot be read: Permission denied") in items


def test_odd_ignore_file_is_a_failure(tmp_path: Path, write: Write) -> None:
    """An ignore file that cannot be read makes the result doubtful, and that is said."""
    write("a.sh", BASH)
    os.mkfifo(tmp_path / ".gitignore")
    items = found(tmp_path)
    assert files(items) == ["a.sh"]
    assert Failure(".gitignore", "is a FIFO, not a file") in items


def test_each_file_is_taken_once(tmp_path: Path, write: Write) -> None:
    """A file that is reached in several ways is checked once, as named when one of them names it."""
    write("p/a.sh", BASH)
    expected = [Candidate(str(tmp_path / "p" / "a.sh"), "p/a.sh", named=True)]
    assert found(tmp_path, "p", "p/a.sh", "./p/../p") == expected
    assert found(tmp_path, "p/a.sh", str(tmp_path / "p"), ".") == expected


def test_paths_are_shown_from_the_working_folder(tmp_path: Path, write: Write) -> None:
    """A path below the working folder is shown from there, another as it was given."""
    write("in/a.sh", BASH)
    write("b.sh", BASH)
    assert files(found(tmp_path / "in", "a.sh", "../b.sh")) == ["../b.sh", "a.sh"]
    assert files(found(tmp_path, str(tmp_path / "in"))) == ["in/a.sh"]
    assert files(found(tmp_path / "in", str(tmp_path / "b.sh"))) == [str(tmp_path / "b.sh")]


def test_order_of_paths_does_not_matter(tmp_path: Path, write: Write) -> None:
    """The same paths in another order give the same files in the same order."""
    for name in ("b.sh", "a/z.sh", "a.sh", "c"):
        write(name, BASH)
    forward = found(tmp_path, "a", "b.sh", "a.sh", "c")
    assert forward == found(tmp_path, "c", "a.sh", "b.sh", "a")


def test_named_files_can_be_judged_by_content(tmp_path: Path, write: Write) -> None:
    """By content, a named file counts as one that was found: no Bash is left out, Bash is not yet a plugin."""
    write("a.sh", BASH)
    write("b.txt", "text\n")
    wanted = Wanted(by_content=True)
    assert found(tmp_path, "a.sh", "b.txt", wanted=wanted) == [Candidate(str(tmp_path / "a.sh"), "a.sh", named=False)]


def test_deep_folders_are_searched(tmp_path: Path) -> None:
    """Hundreds of folders in one another are no problem."""
    deep = tmp_path
    for _ in range(400):
        deep /= "d"
    deep.mkdir(parents=True)
    (deep / "a.sh").write_text(BASH)
    assert len(files(found(tmp_path))) == 1


def test_ignore_files_cannot_take_all_time(tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the patterns of ignore files explode, they do not count, which is said, and the search comes to its end."""
    monkeypatch.setattr("runelint.discovery._SECONDS", 0.2)
    (tmp_path / ".git").mkdir()
    write(".gitignore", "*a" * 40 + "b\n")
    write("a" * 200 + ".sh", "")
    items = found(tmp_path)
    assert files(items) == ["a" * 200 + ".sh"]
    assert [item.message for item in items if isinstance(item, Failure)] == [
        "its ignore files are not heeded: to do so takes more than 0.2 seconds"
    ]
