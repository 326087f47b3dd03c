"""The rules' examples, tried: what a bad one breaks is seen to break, and a good one keeps the contract."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.covering import Covering
from runelint.catalogue import load_rules
from runelint.classify import Kind, kind_of
from runelint.confirm.claim import Suspect
from runelint.confirm.confirmer import Confirmer
from runelint.confirm.solve import base_scenario, explorer_of
from runelint.contract.bpcs.messages import response_problem
from runelint.engine import check_text, sourced_reader
from runelint.finding import Experiment, Severity, Verdict
from runelint.flow.behaviour import analyse
from runelint.reading import mode_of
from runelint.runner.package import read_package
from runelint.syntax import Source, parse

if TYPE_CHECKING:
    from pathlib import Path

    from _pytest.mark import ParameterSet

    from runelint.runner.supervise import Sandbox

_MOST_RUNS = 12


def examples(folder: str) -> list[ParameterSet]:
    """Return every example of `folder`, which is `bad` or `good`, of every rule."""
    return [
        pytest.param(path, id=f"{rule.code}-{path.stem}")
        for rule in load_rules()
        for path in sorted((rule.folder / folder).glob("*.sh"))
    ]


@pytest.mark.parametrize("path", examples("bad"))
def test_every_finding_on_a_bad_example_is_confirmed(path: Path, sandbox: Sandbox) -> None:
    """A real run shows each breach, and shows it again; what is about a text alone is not run."""
    report = check_text(
        path.read_bytes(),
        path.name,
        path=str(path.resolve()),
        named=True,
        rules=load_rules(),
        confirmer=Confirmer(sandbox),
        mode=mode_of(str(path)),
    )
    assert report.failures == ()
    about_text = {rule.code for rule in load_rules() if rule.experiment is Experiment.TEXT}
    breaches = [found for found in report.findings if found.severity is not Severity.INFO]
    told = [(found.span.line, found.code, found.verdict.value, found.reason) for found in breaches]
    confirmed, not_run = (Verdict.CONFIRMED.value, ""), (Verdict.NOT_RUN.value, Experiment.TEXT.value)
    assert told == [
        (found.span.line, found.code, *(not_run if found.code in about_text else confirmed)) for found in breaches
    ]


@pytest.mark.parametrize("path", examples("good"))
def test_a_good_example_keeps_the_contract(path: Path, sandbox: Sandbox) -> None:
    """In every scenario that is derived for it RUNE takes the answer of a good example."""
    source = Source.from_bytes(path.name, path.read_bytes())
    script = parse(source.text)
    if kind_of(source.text, script) is not Kind.PLUGIN:
        pytest.skip("not a plugin, so there is nothing to run")
    behaviour = analyse(source, script, str(path), sourced_reader(source, str(path)))
    suspect = Suspect(path.name, str(path), source, script, behaviour, ())
    package = read_package(str(path))
    covering = Covering(explorer_of(suspect, package, base_scenario(suspect)))
    broken = []
    for _ in range(_MOST_RUNS):
        scenario = covering.next()
        if scenario is None:
            break
        observation = sandbox.run(package, scenario)
        covering.learn(observation)
        problem = response_problem(observation.stdout, observation.status)
        if problem is not None:
            broken.append((problem, scenario, observation.stdout, observation.stderr))
    assert broken == []
