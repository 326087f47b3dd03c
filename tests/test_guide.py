"""RUNE's own plugins: those of the plugin guide are good, and the template of the developer guide has two mistakes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import marks

GUIDE = Path(__file__).parent / "guide"
FAILING = GUIDE / "developer_guide_template.sh"
GOOD = [path for path in GUIDE.glob("*.sh") if path != FAILING]
PUBLIC = "RUNELINT_PUBLIC_RUNE"


@pytest.mark.parametrize("path", marks.params(GOOD))
@pytest.mark.parametrize("named", [True, False])
def test_plugins_of_the_guide_are_silent(path: Path, *, named: bool) -> None:
    """The plugins that the guide shows get no finding, whether they are named or found in a folder."""
    report = marks.checked(path, named=named)
    assert report.kind == "plugin"
    assert report.findings == ()
    assert report.failures == ()


def test_template_of_the_developer_guide() -> None:
    """The developer guide's template never calls `rune_init`, and its bare `systemctl` ends it: nothing else."""
    assert marks.places(marks.checked(FAILING).findings) == {(1, "RUNE201"), (14, "RUNE402")}
    assert marks.expected(FAILING) == {(1, "RUNE201"), (14, "RUNE402")}


@pytest.fixture
def public() -> Path:
    """Return the folder with RUNE's public plugins."""
    folder = os.environ.get(PUBLIC)
    if not folder:
        pytest.skip(f"{PUBLIC} does not name the folder of RUNE's public plugins")
    return Path(folder)


def test_public_noop_is_silent(public: Path) -> None:
    """RUNE's test plugin gets no finding, with its own library beside it."""
    report = marks.checked(public / "noop.sh")
    assert report.kind == "plugin"
    assert report.findings == ()


@pytest.mark.parametrize("named", [True, False])
def test_public_library_is_silent(public: Path, *, named: bool) -> None:
    """RUNE's library is a library: nothing in it is reported, even when the user names it."""
    beside, below = public / "rune_bpcs.sh", public / "lib" / "rune_bpcs.sh"
    report = marks.checked(beside if beside.is_file() else below, named=named)
    assert report.kind == "library"
    assert report.findings == ()
