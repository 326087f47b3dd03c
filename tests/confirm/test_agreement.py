"""The analysis predicts what real runs show: descriptors, subshells and errexit of every executed command."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks.agreement.comparison import Compared, Fact
from benchmarks.agreement.predictions import Predictions
from benchmarks.agreement.rounds import Rounds
from runelint.catalogue import load_rules
from runelint.confirm.claim import Suspect
from runelint.engine import sourced_reader
from runelint.flow.behaviour import analyse
from runelint.syntax import Source, parse

if TYPE_CHECKING:
    from runelint.runner.supervise import Sandbox

OWN = sorted((Path(__file__).parent / "agreeing").glob("*.sh"))
CORPUS = Path(__file__).parents[2] / "corpus"
# Plugins that have shown something once, each another thing.
ONCE_WRONG = [
    "a/backup_rsync.sh",
    "a/batch_restart.sh",
    "a/inode_report.sh",
    "a/k8s_drain.sh",
    "a/pg_backup.sh",
    "a/redis_failover.sh",
    "b/kernel_flags.sh",
    "b/log_sampler.sh",
    "b/motd_refresh.sh",
    "b/netns_probe.sh",
    "c/customer_quota.sh",
    "d/coproc_bc.sh",
    "d/subst_exit_helper.sh",
    "d/tee_log.sh",
    "d/xtrace_fd.sh",
    "f/shell_accounts.sh",
]


def _rounds(predicted: str, path: Path) -> Rounds:
    """Return the plugin at `path`, with predictions that are made of the text `predicted`."""
    source = Source(str(path), predicted)
    script = parse(predicted)
    predictions = Predictions()
    behaviour = analyse(source, script, str(path), sourced_reader(source, str(path)), watch=predictions)
    return Rounds(Suspect(str(path), str(path), source, script, behaviour, ()), predictions)


def _results(sandbox: Sandbox, path: Path, *, most: int = 4, predicted: str | None = None) -> list[Compared]:
    rounds = _rounds(path.read_text() if predicted is None else predicted, path)
    return [one for each in rounds.scenarios(most) for one in rounds.compared(sandbox, each).results()]


def _wrong(results: list[Compared]) -> list[str]:
    return [
        f"line {one.step.spot.line}: {one.fact.value}: {one.observed}, not {sorted(one.predicted)}: {one.step.text}"
        for one in results
        if not one.agrees
    ]


def _good_examples() -> list[Path]:
    """Return one good example of each rule."""
    found = (next(iter(sorted((rule.folder / "good").glob("*.sh"))), None) for rule in load_rules())
    return [path for path in found if path is not None]


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in OWN])
def test_each_construct_is_as_predicted(sandbox: Sandbox, path: Path) -> None:
    """Every command of a script full of one kind of construct is executed as it was predicted."""
    results = _results(sandbox, path)
    assert _wrong(results) == []
    lines = {one.step.spot.line for one in results}
    assert len(lines) > len(path.read_text().splitlines()) / 3


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in _good_examples()])
def test_good_examples_are_as_predicted(sandbox: Sandbox, path: Path) -> None:
    """Every command of a good example is executed as it was predicted, in the runs that go through all of it."""
    results = _results(sandbox, path, most=3)
    assert results
    assert _wrong(results) == []


@pytest.mark.parametrize("name", ONCE_WRONG)
def test_plugins_of_the_corpus_are_as_predicted(sandbox: Sandbox, name: str) -> None:
    """What the analysis was wrong about once it is right about now."""
    results = _results(sandbox, CORPUS / name)
    assert results
    assert _wrong(results) == []


@pytest.mark.parametrize(
    ("predicted", "executed", "fact"),
    [
        pytest.param("f() { echo x; }\nf >&2\n", "f() { echo x; }\nf\n", Fact.STDOUT, id="stdout"),
        pytest.param("true <&-\n", "ls >&2 </dev/null\n", Fact.PREDICTED, id="another command"),
        pytest.param("ls 2>/dev/null\n", "ls 2>&1\n", Fact.STDERR, id="stderr of the command itself"),
        pytest.param("echo x >&2\n", "echo x\n", Fact.STDOUT, id="stdout of a builtin"),
        pytest.param("{ cat; } </dev/null\n", "{ cat; } <&0\n", Fact.STDIN, id="stdin"),
        pytest.param("{ true; }\n", "( true )\n", Fact.DEPTH, id="subshell"),
        pytest.param("true | cat\n", "( true | cat )\n", Fact.DEPTH, id="nested subshell"),
        pytest.param("set -e\ntrue\n", "set -u\ntrue\n", Fact.PREDICTED, id="words"),
        pytest.param("shopt -s x; true\n", "set -e; true\n", Fact.ERREXIT, id="errexit"),
        pytest.param("set -e\nls /no\ntrue\n", "set -e\nls /no ||\ntrue $?\n", Fact.IGNORED, id="survived"),
        pytest.param("set -e\nfalse ||\ntrue\n", "set -e\nfalse\ntrue\n", Fact.IGNORED, id="not survived"),
    ],
)
def test_a_wrong_prediction_is_seen(
    sandbox: Sandbox, tmp_path: Path, predicted: str, executed: str, fact: Fact
) -> None:
    """Where a plugin does something else than was predicted, the very fact disagrees."""
    path = tmp_path / "plugin.sh"
    path.write_text(executed)
    facts = {one.fact for one in _results(sandbox, path, most=1, predicted=predicted) if not one.agrees}
    assert fact in facts


def test_the_way_there_tells_predictions_apart(sandbox: Sandbox, tmp_path: Path) -> None:
    """Two predictions for one place are no ambiguity when one of them is on a path with other commands before."""
    path = tmp_path / "plugin.sh"
    path.write_text("if [[ -n ${HOME-} ]]; then\n  exec 1>&2\nelse\n  exec 1>/dev/null\nfi\necho here\n")
    here = [one for one in _results(sandbox, path, most=1) if one.step.text == "echo here" and one.fact is Fact.STDOUT]
    assert {one.predicted for one in here} == {frozenset({"stderr", "null"})}
    assert {one.here for one in here} == {frozenset({"stderr"})}
