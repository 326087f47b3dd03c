"""For every kind of condition there is a scenario that takes it either way, in rehearsals and in real runs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks.covering import Covering, statements
from runelint.confirm.claim import Suspect
from runelint.confirm.goal import Goal, goal_of
from runelint.confirm.knobs import Change, Member, applied
from runelint.confirm.minimal import minimal
from runelint.confirm.setting import Settings
from runelint.confirm.solve import base_scenario, explorer_of
from runelint.confirm.towards import Seeker
from runelint.confirm.variables import asked_for
from runelint.confirm.witness.glob import matches
from runelint.flow.behaviour import analyse
from runelint.flow.events import Emit
from runelint.flow.place import Place
from runelint.runner.package import read_package
from runelint.syntax import Source, parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from runelint.confirm.explore import Explorer
    from runelint.runner.scenario import Scenario
    from runelint.runner.supervise import Sandbox

# In each plugin `: here` must be reached; what stands before it asks for something.
CONDITIONS = sorted((Path(__file__).parent / "conditions").glob("*.sh"))
_HEAD = """\
#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
"""


def _suspect(path: Path, text: str) -> Suspect:
    path.write_text(text)
    source = Source(path.name, text)
    script = parse(text)
    return Suspect(path.name, str(path), source, script, analyse(source, script, str(path), lambda _: None), ())


@pytest.fixture
def suspect(tmp_path: Path) -> Callable[[str], Suspect]:
    """Return a function that makes a plugin of the lines between its beginning and its end."""
    return lambda body: _suspect(tmp_path / "plugin.sh", _HEAD + body)


def _explorer(suspect: Suspect) -> Explorer:
    return explorer_of(suspect, read_package(suspect.path), base_scenario(suspect))


def _line(suspect: Suspect) -> int:
    return 1 + suspect.source.text.split("\n").index(next(x for x in suspect.source.text.split("\n") if ": here" in x))


@pytest.mark.parametrize("path", CONDITIONS, ids=lambda path: path.stem)
def test_a_condition_is_met(path: Path, tmp_path: Path, sandbox: Sandbox) -> None:
    """One of the first eight scenarios that should execute new lines executes the line behind the condition."""
    plugin = _suspect(tmp_path / "plugin.sh", path.read_text())
    line = _line(plugin)
    package = read_package(plugin.path)
    covering = Covering(_explorer(plugin))
    texts: list[str] = []
    for _ in range(8):
        scenario = covering.next()
        if scenario is None:
            break
        observation = sandbox.run(package, scenario)
        covering.learn(observation)
        texts += [step.text for step in observation.steps if step.spot.line == line]
        if ": here" in texts:
            return
    pytest.fail(f"line {line} was not executed; missing: {covering.missing}")


def test_what_feeds_a_loop_is_executed_on_the_line_that_bash_names(suspect: Callable[[str], Suspect]) -> None:
    """What stands in the redirection of a loop counts as executed by the line of what is around the loop."""
    plugin = suspect("f() {\n  local x\n  while read -r x; do\n    : $x\n  done < <(echo a)\n}\nf\n")
    inner = 1 + plugin.source.text.split("\n").index("  done < <(echo a)")
    (statement,) = statements(plugin.source, plugin.script)[inner]
    first = 1 + plugin.source.text.split("\n").index("f() {")
    assert not {first}.isdisjoint(statement.lines)
    assert {first + 1, first + 2, first + 3, first + 6}.isdisjoint(statement.lines)


def test_what_a_command_reads_from_a_pipe_is_executed_on_the_line_that_bash_names(
    suspect: Callable[[str], Suspect],
) -> None:
    """What stands in the `<( )` of a command of several lines counts as executed by any line of that command."""
    plugin = suspect("f() {\n  cat -n \\\n    <(echo a) \\\n    /etc/hosts\n}\nf\n")
    first = 1 + plugin.source.text.split("\n").index("  cat -n \\")
    (statement,) = statements(plugin.source, plugin.script)[first + 1]
    assert not {first}.isdisjoint(statement.lines)
    assert {first - 1, first + 3}.isdisjoint(statement.lines)


def test_the_head_of_a_loop_ends_at_its_last_word(suspect: Callable[[str], Suspect]) -> None:
    """Bash names the lines of the head: that a line of the body was executed does not tell of it."""
    plugin = suspect("for x in a \\\n  b; do\n  : $x\ndone\n")
    first = 1 + plugin.source.text.split("\n").index("for x in a \\")
    (statement,) = statements(plugin.source, plugin.script)[first]
    assert statement.lines == (first, first + 1)


def _emits(suspect: Suspect, text: str) -> list[Scenario]:
    behaviour = suspect.behaviour
    assert behaviour is not None
    explorer = _explorer(suspect)
    out = []
    for path in behaviour.paths:
        for event in path.fresh.get(Emit, ()):
            assert isinstance(event, Emit)
            if any(argument.known == text for argument in event.arguments):
                found = Seeker(explorer, goal_of(path, event)).next()
                assert found is not None
                out.append(found.scenario)
    return out


def test_scenarios_lead_to_an_event(suspect: Callable[[str], Suspect]) -> None:
    """The first scenario for an event on a path has the parameter, and makes the command fail."""
    plugin = suspect(
        'N=$(rune_param unit)\n[[ -n $N ]] || rune_error 1 "no unit"\nsystemctl restart "$N" || rune_error 2 "failed"\n'
    )
    (scenario,) = _emits(plugin, "failed")
    assert isinstance(scenario.message, dict)
    assert "unit" in str(scenario.message)
    assert any(case.answer.status for case in scenario.commands["systemctl"].cases)


def test_a_pipe_among_the_arguments_may_have_any_number(suspect: Callable[[str], Suspect]) -> None:
    """Which descriptor Bash takes for a `<( )` is not known: the answer to the command is for any."""
    plugin = suspect('curl -K <(echo "user = u") https://example.com/ || rune_error 2 "failed"\n')
    (scenario,) = _emits(plugin, "failed")
    (case,) = [case for case in scenario.commands["curl"].cases if case.answer.status]
    assert case.arguments is not None
    assert matches("-K /dev/fd/63 https://example.com/", case.arguments)


def test_a_search_ends(suspect: Callable[[str], Suspect]) -> None:
    """A search for a place that nothing leads to has no scenario, and ends."""
    plugin = suspect("exit 0\n: here\n")
    explorer = _explorer(plugin)
    explorer.explore()
    at = plugin.source.text.index(": here")
    assert all(each.node.start != at for attempt in explorer.attempts for each in attempt.rehearsal.executed)


def test_minimal_puts_back_what_is_not_needed(suspect: Callable[[str], Suspect]) -> None:
    """Of three changes only the one that is needed stays."""
    base = base_scenario(suspect(""))
    changed = applied(base, [Change(Member(("payload", "input_parameters", key)), "x") for key in ("a", "b", "c")])

    def still_shows(scenario: Scenario) -> bool:
        return "'b': 'x'" in str(scenario.message)

    least = minimal(changed, base, still_shows)
    assert least == applied(base, [Change(Member(("payload", "input_parameters", "b")), "x")])


def test_minimal_gives_up_when_the_budget_is_spent(suspect: Callable[[str], Suspect]) -> None:
    """When nothing may be tried any more the scenario stays as it is."""
    base = base_scenario(suspect(""))
    changed = applied(base, [Change(Member(("payload", "context", "a")), 1)])
    assert minimal(changed, base, lambda _: False) == changed


def test_where_the_message_has_to_be_read_nothing_else_is_on_stdout(suspect: Callable[[str], Suspect]) -> None:
    """For a goal that asks for the message alone, other messages on the way are avoided, each of them."""
    plugin = suspect(
        'for d in a b; do (cd "/srv/$d" || rune_error 2 "gone") || true; done\n'
        'systemctl reload x || rune_error 0 "late"\n'
    )
    start = plugin.source.text.index("rune_error 0")
    place = Place(plugin.source, start, start + 1)
    noisy = Seeker(_explorer(plugin), Goal(place, ())).next()
    alone = Seeker(_explorer(plugin), Goal(place, (), alone=True)).next()
    assert noisy is not None
    assert alone is not None
    assert (len(noisy.rehearsal.beside), alone.rehearsal.beside) == (2, ())


@pytest.mark.parametrize(
    ("head", "stands_in"), [("", False), ("source ./near.sh\n", False), ("source /opt/house/all.sh\n", True)]
)
def test_a_program_stands_in_for_the_library_only_where_a_file_is_missing(
    *, head: str, stands_in: bool, tmp_path: Path
) -> None:
    """No machine has a program called `rune_init`; what a file defines that is not at hand may be one all the same."""
    (tmp_path / "near.sh").write_text("near() { :; }\n")
    plugin = _suspect(
        tmp_path / "plugin.sh", f"#!/usr/bin/env bash\nset -e\ncd /opt/rune/plugins\n{head}rune_init\n: on\n"
    )
    explorer = _explorer(plugin)
    explorer.explore()
    assert any("rune_init" in each.scenario.commands for each in explorer.attempts) is stands_in


_HELPERS = """\
is_ready() {
  [[ $state == ready ]]
}
look() {
  if [[ $1 == web* ]]; then
    state=ready
  fi
}
"""


def test_a_sourced_helper_sets_and_asks_for_variables_of_its_own_text(tmp_path: Path) -> None:
    """A decision knows the file that it stands in: the names in it, and what sets them, are those that stand there."""
    (tmp_path / "helpers.sh").write_text("# one\n" * 9 + _HELPERS)
    body = 'source "$SCRIPT_DIR/helpers.sh"\nstate=\nlook "$(rune_param host a)"\nis_ready || exit 3\n: here\n'
    plugin = _suspect(tmp_path / "plugin.sh", _HEAD + body)
    package = read_package(plugin.path, extra=[str(tmp_path / "helpers.sh")])
    decisions = explorer_of(plugin, package, base_scenario(plugin)).start.rehearsal.decisions
    (at,) = [at for at, each in enumerate(decisions) if each.question and each.question.detail == "ready"]
    assert asked_for(decisions[at]) == {"state", "ready"}
    found = [change for changes in Settings(plugin.source, plugin.script).ways(decisions, at) for change in changes]
    assert any(isinstance(each.knob, Member) and str(each.value).startswith("web") for each in found)
