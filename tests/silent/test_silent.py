"""What runelint must not say: good idioms that look suspicious, and beside them the near misses that it must report.

Each file of `plugins` and `loud` is one whole plugin. Its first comment is the claim.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import marks

HERE = Path(__file__).parent
SILENT = list((HERE / "plugins").glob("*.sh"))
LOUD = list((HERE / "loud").glob("*.sh"))


@pytest.mark.parametrize("path", marks.params(SILENT))
def test_good_idiom_is_silent(path: Path) -> None:
    """A good idiom gets no finding of any rule."""
    report = marks.checked(path)
    assert report.failures == ()
    assert report.kind == marks.kind(path)
    assert [(found.span.line, found.code, found.message) for found in report.findings] == []


@pytest.mark.parametrize("path", marks.params(LOUD))
def test_near_miss_is_reported(path: Path) -> None:
    """A near miss of a good idiom gets exactly the findings that its marks name."""
    report = marks.checked(path)
    assert report.failures == ()
    assert marks.expected(path)
    assert marks.places(report.findings) == marks.expected(path)


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in sorted([*SILENT, *LOUD])])
def test_first_comment_is_a_sentence(path: Path) -> None:
    """The first comment of each example says what it shows."""
    assert marks.claim(path)


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in sorted(SILENT)])
def test_silent_example_has_no_mark(path: Path) -> None:
    """An example that is silent expects nothing."""
    assert marks.expected(path) == set()
