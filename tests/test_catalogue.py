"""How rules are found and loaded."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from runelint import catalogue
from runelint.catalogue import load_rules, rules_folder
from runelint.failure import RunelintError

WHOLE = """\
from runelint.rulekit import Severity
CODE = "TEAM{number}"
NAME = "own-rule-{number}"
SEVERITY = Severity.INFO
ANSWER = ""
ADVICE = "Mend it."
def check(path):
    return []
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder that stands in for the one of the rules."""
    monkeypatch.setattr(catalogue, "rules_folder", lambda: tmp_path)
    return tmp_path


def put(folder: Path, name: str, text: str) -> None:
    """Write the rule `name`."""
    (folder / name).mkdir()
    (folder / name / "rule.py").write_text(text, encoding="utf-8")


def test_rules_are_sorted_and_unique() -> None:
    """All rules are there once, by code, each with a code, a name and a folder of its own."""
    rules = load_rules()
    codes = [rule.code for rule in rules]
    assert codes == sorted(set(codes))
    assert len({rule.name for rule in rules}) == len({rule.folder for rule in rules}) == len(rules)
    for rule in rules:
        assert re.fullmatch(r"RUNE\d{3}", rule.code)
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
        assert rule.folder.parent == Path(rules_folder())


def test_rules_are_loaded_once() -> None:
    """The rules are loaded the first time that they are wanted."""
    assert load_rules() is load_rules()


def test_a_folder_is_a_rule(folder: Path) -> None:
    """A folder with a `rule.py` is a rule: nothing else has to be told."""
    put(folder, "b", WHOLE.format(number=1))
    put(folder, "a", WHOLE.format(number=2))
    (folder / "notes").mkdir()
    assert [rule.name for rule in load_rules.__wrapped__()] == ["own-rule-1", "own-rule-2"]


def test_rule_that_lacks_something_is_named(folder: Path) -> None:
    """A rule without one of its parts is an error that names the folder and the part."""
    put(folder, "half", WHOLE.format(number=1).replace("ADVICE", "ADVISE"))
    with pytest.raises(RunelintError, match=r"half is not whole: .*ADVICE"):
        load_rules.__wrapped__()


@pytest.mark.parametrize("text", ["def check(:\n", "import no_such_module\n", "1 / 0\n"])
def test_rule_that_cannot_be_loaded_is_named(folder: Path, text: str) -> None:
    """A rule that cannot be imported is an error that names its file and the cause."""
    put(folder, "broken", text)
    with pytest.raises(RunelintError, match=r"broken/rule\.py cannot be loaded: \w+Error: "):
        load_rules.__wrapped__()


def test_missing_rules_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package without its rules says so, and does not check with none."""
    monkeypatch.setattr(catalogue, "__file__", str(tmp_path / "runelint" / "catalogue.py"))
    with pytest.raises(RunelintError, match="the rules are missing"):
        rules_folder()


def test_rules_inside_the_package_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules are taken from inside the installed package, else from beside it in a checkout."""
    package = tmp_path / "runelint"
    (tmp_path / "rules").mkdir()
    monkeypatch.setattr(catalogue, "__file__", str(package / "catalogue.py"))
    with pytest.raises(RunelintError):
        rules_folder()
    (tmp_path / "pyproject.toml").touch()
    assert Path(rules_folder()) == (tmp_path / "rules").resolve()
    (package / "rules").mkdir(parents=True)
    assert Path(rules_folder()) == (package / "rules").resolve()
