"""How many runs a proof takes, and what is left in the scenario that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest

import marks
from runelint.confirm.given import parts_read, with_values
from runelint.confirm.minimal import differences, put_back, without
from runelint.contract.bpcs.functions import CONTEXT, METADATA, OBSERVABILITY, PARAMETERS
from runelint.finding import Verdict
from runelint.runner.observation import Spot, Step
from runelint.runner.scenario import Double, File, Limits, Scenario
from samples import HEAD

if TYPE_CHECKING:
    from pathlib import Path

    from runelint.engine import FileReport
    from runelint.runner.observation import Observation
    from runelint.runner.package import Package
    from runelint.runner.scenario import Json
    from runelint.runner.supervise import Sandbox

_END = 'rune_ok "done" "{}"\n'


class _Counting:
    """A sandbox that keeps what was run in it."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self.scenarios: list[Scenario] = []

    def run(self, package: Package, scenario: Scenario, *, traced: bool = True, looking: bool = False) -> Observation:
        # How long a run may take depends on those before it.
        self.scenarios.append(scenario._replace(limits=Limits()))
        return self._sandbox.run(package, scenario, traced=traced, looking=looking)


def _runs(text: str, folder: Path, sandbox: Sandbox) -> tuple[FileReport, list[Scenario]]:
    path = folder / "plugin.sh"
    path.write_text(text, encoding="utf-8")
    counting = _Counting(sandbox)
    report = marks.tried(path, cast("Sandbox", counting))
    assert report.failures == ()
    assert {found.verdict for found in report.findings} == {Verdict.CONFIRMED}
    return report, counting.scenarios


def test_what_shows_in_the_plain_run_takes_two_of_them(tmp_path: Path, sandbox: Sandbox) -> None:
    """Nothing can be left out of it: it is repeated, once for all that it shows."""
    report, scenarios = _runs(f"{HEAD}echo one\necho two\n{_END}", tmp_path, sandbox)
    assert len(report.findings) == len(scenarios) == 2
    assert scenarios[0] == scenarios[1]


def test_what_other_runs_show_too_is_not_repeated_for_itself(tmp_path: Path, sandbox: Sandbox) -> None:
    """The first line prints in the runs that were made for the last one, so that the plain run is not made again."""
    text = f'{HEAD}echo one\nif [[ $(rune_param mode "") == loud ]]; then\n  echo two\nfi\n{_END}'
    report, scenarios = _runs(text, tmp_path, sandbox)
    assert [found.span.line for found in report.findings] == [5, 7]
    assert len(scenarios) == 3
    assert scenarios.count(scenarios[0]) == 1


def test_the_plain_run_is_not_made_for_what_it_cannot_show(tmp_path: Path, sandbox: Sandbox) -> None:
    """Where a rehearsal knows that it comes to none of the places, two runs are made that do."""
    text = f'{HEAD}if [[ $(rune_param mode "") == loud ]]; then\n  echo two\nfi\n{_END}'
    _, scenarios = _runs(text, tmp_path, sandbox)
    assert len(scenarios) == 2
    assert scenarios[0] == scenarios[1]
    assert '"loud"' in repr(scenarios[0].message).replace("'", '"')


@pytest.mark.parametrize(("complaint", "needed"), [("cd /no/such || true", False), (":", True)])
def test_the_run_of_the_least_scenario_is_the_second_sight(
    complaint: str, tmp_path: Path, sandbox: Sandbox, *, needed: bool
) -> None:
    """A double that complains is left out at once where something else does, and is not touched where nothing does."""
    loud = f'if [[ $(rune_param mode "") == loud ]]; then\n  exec 2>&1\n  {complaint}\nfi\n'
    report, scenarios = _runs(f"{HEAD}{loud}tool start || true\n{_END}", tmp_path, sandbox)
    (found,) = report.findings
    assert found.witness is not None
    assert ("commands" in found.witness.scenario) is needed
    assert [bool(each.commands["tool"].answer.stderr) for each in scenarios] == [True, needed]


def test_an_executed_value_stands_only_where_it_is_read(tmp_path: Path, sandbox: Sandbox) -> None:
    """The context is left alone when `rune_param` reads it: plain run, experiment and repetition are enough."""
    text = f'{HEAD}count=$(rune_param count "1")\neval "total=$count" >&2\n{_END}'
    report, scenarios = _runs(text, tmp_path, sandbox)
    (found,) = [found for found in report.findings if found.code == "RUNE503"]
    assert found.witness is not None
    payload = cast("Any", found.witness.scenario)["input"]["payload"]
    assert (set(payload["input_parameters"]), set(payload["context"])) == ({"count"}, {"node", "requested_by"})
    assert len(scenarios) <= 4


@pytest.mark.parametrize(
    ("traced", "found"),
    [
        ("rune_param count 1", {"count": {PARAMETERS}}),
        ("rune_ctx_json 'host name'", {"host name": {CONTEXT}}),
        ("rune_meta message_id", {"message_id": {METADATA}}),
        ("rune_obs trace_id", {"trace_id": {OBSERVABILITY}}),
        ("rune_params count", {}),
        ("rune_param", {}),
    ],
)
def test_readers_tell_where_a_name_is_looked_for(traced: str, found: dict[str, set[tuple[str, ...]]]) -> None:
    """Each reader of the library looks into one part of the message."""
    assert parts_read([Step(1, Spot("/p", 1, ()), 1, 0, traced)]) == found


def test_a_value_is_set_where_it_is_looked_for_or_everywhere() -> None:
    """A name of which nothing is known is set in all parts."""
    message: Json = {"payload": {"input_parameters": {"a": "1"}, "context": {}}}
    known = cast("Any", with_values(message, {"a", "b"}, lambda old: f"{old}x", read={"a": {PARAMETERS}}))
    assert known["payload"] == {"input_parameters": {"a": "1x", "b": "x"}, "context": {"b": "x"}}
    assert known["observability"] == {"b": "x"}


BASE = Scenario(message={"a": 1, "held": {"b": 2}}, commands={"tool": Double()})
FULL = Scenario(
    message={"a": 1, "held": {"b": 3, "c": 4}},
    commands={"tool": Double(reads_stdin=True), "other": Double()},
    files={"/etc/x": File("value\n")},
    blank_lines=1,
)


def test_differences_name_each_knob() -> None:
    """Members of the message, entries and fields, each with what stands there now."""
    found = differences(FULL, BASE)
    assert found.keys() == {
        ("message", "held", "b"),
        ("message", "held", "c"),
        ("blank_lines",),
        ("commands", "other"),
        ("commands", "tool"),
        ("files", "/etc/x"),
    }
    assert found["message", "held", "b"] == "3"
    assert differences(FULL, FULL) == {}


def test_what_is_put_back_is_as_it_was() -> None:
    """The other knobs stay."""
    back = put_back(FULL, BASE, {("message", "held", "c"), ("commands", "other"), ("no", "such")})
    assert back == FULL._replace(message={"a": 1, "held": {"b": 3}}, commands={"tool": Double(reads_stdin=True)})


def test_a_group_is_put_back_as_a_whole_or_not_at_all() -> None:
    """What belongs together is never taken apart, and what is in no group stays."""
    seen: list[Scenario] = []

    def shows(scenario: Scenario) -> bool:
        seen.append(scenario)
        return "/etc/x" in scenario.files

    group = frozenset({("commands", "other"), ("blank_lines",)})
    alone = frozenset({("files", "/etc/x")})
    least = without(FULL, BASE, [group, alone], shows, likely=lambda _: True)
    assert differences(least, BASE).keys() == differences(FULL, BASE).keys() - group
    assert all((each.blank_lines == 1) is ("other" in each.commands) for each in seen)
