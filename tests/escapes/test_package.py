"""What stands in a stranger's folder never leads out of it: links, FIFOs, devices, huge files."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from runelint.failure import RunelintError
from runelint.runner import package
from runelint.runner.answer import encoded
from runelint.runner.package import PLUGINS, read_package
from runelint.runner.scenario import Library, Scenario
from runelint.runner.supervise import Sandbox


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a plugin's folder in a project, beside which there is a secret."""
    (tmp_path / "secret").write_text("not-for-plugins")
    plugins = tmp_path / "project" / "plugins"
    plugins.mkdir(parents=True)
    (plugins / "plugin.sh").write_text('cat "${0%/*}"/* 2>&1\n')
    return plugins


def test_a_link_leads_to_what_is_inside_only(folder: Path, tmp_path: Path) -> None:
    """A link out of the folder is a link inside, too, and what it leads to is not there."""
    (folder / "key").symlink_to(tmp_path / "secret")
    (folder / "up").symlink_to("../../secret")
    (folder / "all").symlink_to("/")
    copied = read_package(str(folder / "plugin.sh"))
    assert all(b"not-for-plugins" not in file.content for file in copied.files.values())
    with Sandbox() as sandbox:
        seen = sandbox.run(copied, Scenario(library=Library.NONE))
    assert b"not-for-plugins" not in seen.stdout
    assert seen.stdout.count(b"No such file or directory") == 2


def test_a_link_within_the_folder_works(folder: Path) -> None:
    """A link to a file of the same folder leads to it."""
    (folder / "lib").mkdir()
    (folder / "lib" / "real.sh").write_text("echo real\n")
    (folder / "alias.sh").symlink_to("lib/real.sh")
    (folder / "plugin.sh").write_text('source "${0%/*}/alias.sh"\n')
    with Sandbox() as sandbox:
        seen = sandbox.run(read_package(str(folder / "plugin.sh")), Scenario())
    assert seen.stdout == b"real\n"


def test_no_file_is_made_by_way_of_a_link(folder: Path) -> None:
    """A link where our library is put does not send it elsewhere."""
    (folder / "lib").symlink_to("/oldroot/tmp")
    (folder / "plugin.sh").write_text('source "${0%/*}/lib/rune_bpcs.sh" && echo sourced\n')
    with Sandbox() as sandbox:
        seen = sandbox.run(read_package(str(folder / "plugin.sh")), Scenario(library=Library.OURS))
    assert seen.stdout == b"sourced\n"


def test_a_plugin_that_is_a_link_is_not_read(folder: Path, tmp_path: Path) -> None:
    """A plugin that is a link to a secret is turned away."""
    (folder / "linked.sh").symlink_to(tmp_path / "secret")
    with pytest.raises(RunelintError, match="is a link"):
        read_package(str(folder / "linked.sh"))


def test_odd_files_are_left_out(folder: Path) -> None:
    """A FIFO and a socket are not opened; they are named with the reason."""
    os.mkfifo(folder / "fifo")
    with socket.socket(socket.AF_UNIX) as listener:
        here = Path.cwd()
        os.chdir(folder)
        listener.bind("socket")
        os.chdir(here)
        copied = read_package(str(folder / "plugin.sh"))
    assert {(Path(skip.path).name, skip.reason) for skip in copied.skipped} == {
        ("fifo", "is a FIFO, not a file"),
        ("socket", "is a socket, not a file"),
    }


def test_a_plugin_that_is_a_fifo_is_not_waited_for(folder: Path) -> None:
    """A FIFO with a plugin's name is turned away."""
    os.mkfifo(folder / "fifo.sh")
    with pytest.raises(RunelintError, match="is a FIFO"):
        read_package(str(folder / "fifo.sh"))


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make a device")
def test_a_device_is_left_out(folder: Path) -> None:
    """A device is not opened."""
    try:
        os.mknod(folder / "zero", 0o20666, os.makedev(1, 5))
    except PermissionError:
        pytest.skip("devices cannot be made here")
    copied = read_package(str(folder / "plugin.sh"))
    assert [skip.reason for skip in copied.skipped] == ["is a device, not a file"]


def test_what_is_too_much_is_left_out(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Large files and too many files are left out and named; the plugin itself is there."""
    monkeypatch.setattr(package, "LARGEST_FILE", 1000)
    monkeypatch.setattr(package, "MOST_FILES", 3)
    (folder / "huge").write_bytes(b"x" * 1001)
    for number in range(4):
        (folder / f"many{number}").touch()
    copied = read_package(str(folder / "plugin.sh"))
    assert [Path(path).name for path in copied.files] == ["plugin.sh", "many0", "many1"]
    assert [Path(skip.path).name for skip in copied.skipped] == ["huge", "many2", "many3"]


def test_folders_of_others_are_left_out(folder: Path) -> None:
    """The history of a repository, which can hold credentials, is not copied."""
    (folder / ".git").mkdir()
    (folder / ".git" / "config").write_text("token")
    copied = read_package(str(folder / "plugin.sh"))
    assert f"{PLUGINS}/.git/config" not in copied.files


@pytest.mark.parametrize("name", [".git", ".netrc", ".ssh", ".Git"])
def test_what_can_hold_credentials_is_left_out(folder: Path, name: str) -> None:
    """Neither a folder nor a file of such a name is copied from the plugin's folder, sourced or not."""
    (folder / name).write_text("not-for-plugins")
    (folder / "lib").mkdir()
    (folder / "lib" / name).mkdir()
    (folder / "lib" / name / "config").write_text("not-for-plugins")
    extra = [str(folder / name), str(folder / "lib" / name / "config")]
    for copied in (read_package(str(folder / "plugin.sh")), read_package(str(folder / "plugin.sh"), extra=extra)):
        assert list(copied.files) == [f"{PLUGINS}/plugin.sh"]
    assert [skip.path for skip in copied.absent] == extra


@pytest.mark.parametrize("way", ["../.git/config", "../.ssh/id", "../.netrc", "../lib/.env", "../.ci/lib/common.sh"])
@pytest.mark.parametrize("repository", [True, False], ids=["repository", "no-repository"])
def test_what_is_hidden_above_is_left_out(folder: Path, way: str, *, repository: bool) -> None:
    """Hidden files, and what stands in hidden folders, are copied from nowhere but the plugin's own folder."""
    if repository:
        (folder.parent / ".git").mkdir()
    hidden = folder / way
    hidden.parent.mkdir(parents=True, exist_ok=True)
    hidden.write_text("not-for-plugins")
    (folder / "plugin.sh").write_text(f'cat "${{0%/*}}/{way}"; source "${{0%/*}}/{way}"\n')
    (folder / ".settings").touch()
    copied = read_package(str(folder / "plugin.sh"), extra=[str(hidden), str(folder / ".settings")])
    assert sorted(copied.files) == [f"{PLUGINS}/.settings", f"{PLUGINS}/plugin.sh"]
    assert "can hold credentials" in copied.absent[0].reason
    with Sandbox() as sandbox:
        assert b"not-for-plugins" not in encoded(sandbox.run(copied, Scenario(library=Library.NONE)))


@pytest.mark.parametrize("plugins", ["plugins", ".config/plugins"])
def test_a_repository_is_shared(tmp_path: Path, plugins: str) -> None:
    """What stands in the plugin's repository can be sourced, also where all of that is in a hidden folder."""
    folder = tmp_path / plugins
    (folder / "deep").mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    for shared in (folder.parent / "shared" / "helper.sh", folder.parent / "settings.sh"):
        shared.parent.mkdir(exist_ok=True)
        shared.touch()
    (folder / "deep" / "plugin.sh").touch()
    extra = [str(folder.parent / "shared" / "helper.sh"), str(folder.parent / "settings.sh")]
    copied = read_package(str(folder / "deep" / "plugin.sh"), extra=extra)
    assert [copied.inside(path) for path in extra] == ["/opt/shared/helper.sh", "/opt/settings.sh"]
    assert copied.absent == ()


def test_without_a_repository_the_folder_above_is_not_shared(folder: Path) -> None:
    """The folder above can be the user's home: only the library and a folder `lib` are taken from there."""
    above = {"rune_bpcs.sh": True, "lib/common.sh": True, "lib/deep/x.sh": True, "secrets.sh": False, "lib.sh": False}
    above |= {"other/settings.sh": False, "other/lib/x.sh": False, "other/rune_bpcs.sh": False}
    for name in above:
        (folder.parent / name).parent.mkdir(exist_ok=True, parents=True)
        (folder.parent / name).touch()
    copied = read_package(str(folder / "plugin.sh"), extra=[str(folder.parent / name) for name in above])
    taken = {name for name in above if copied.inside(str(folder.parent / name)) is not None}
    assert taken == {name for name, is_shared in above.items() if is_shared}
    assert {Path(skip.path).name for skip in copied.absent if "without a repository" in skip.reason} == {
        Path(name).name for name, is_shared in above.items() if not is_shared
    }


def test_further_files_keep_their_place(folder: Path) -> None:
    """A file that is sourced from the folder above stands in the same place, as seen from the plugin."""
    library = folder.parent / "lib" / "common.sh"
    library.parent.mkdir()
    library.write_text("echo common\n")
    (folder / "plugin.sh").write_text('source "$(dirname "$0")/../lib/common.sh"\n')
    copied = read_package(str(folder / "plugin.sh"), extra=[str(library)])
    assert copied.inside(str(library)) == "/opt/rune/lib/common.sh"
    assert copied.outside("/opt/rune/lib/common.sh") == str(library)
    assert copied.outside("/etc/passwd") is None
    with Sandbox() as sandbox:
        assert sandbox.run(copied, Scenario()).stdout == b"common\n"


@pytest.mark.parametrize("way", ["../../secret", "../lib/linked.sh", "../linked/common.sh", "/etc/passwd"])
def test_further_files_come_from_the_project_only(folder: Path, tmp_path: Path, way: str) -> None:
    """A file outside of the project, or one that a link leads to, is left out, whatever the plugin sources."""
    (folder.parent / "lib").mkdir()
    (folder.parent / "lib" / "linked.sh").symlink_to(tmp_path / "secret")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "common.sh").write_text("not-for-plugins")
    (folder.parent / "linked").symlink_to(tmp_path / "elsewhere")
    copied = read_package(str(folder / "plugin.sh"), extra=[str(folder / way)])
    assert [Path(path).name for path in copied.files] == ["plugin.sh"]
    assert len(copied.skipped) == 1
