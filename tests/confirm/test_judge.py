"""Verdicts on real runs: what is planted is never confirmed, and what is really there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from planted import planted

import marks
from benchmarks.suspects import accusations, suspect_of
from runelint.catalogue import load_rules
from runelint.confirm.answers import COMPUTED, can_just_fail
from runelint.confirm.experiments.broken_json import with_value
from runelint.confirm.geography import Geography, files_of
from runelint.confirm.goal import goal_of
from runelint.confirm.judge import Judgement, Opinion, judge
from runelint.confirm.laboratory import Laboratory
from runelint.confirm.observed import Observer
from runelint.confirm.solve import base_scenario, explorer_of
from runelint.confirm.towards import Seeker
from runelint.engine import check_text
from runelint.finding import Confirmation, Verdict
from runelint.flow.events import Emit, Run, Write
from runelint.runner.package import read_package
from runelint.runner.scenario import Answer, Double
from samples import HEAD

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from runelint.confirm.claim import Suspect
    from runelint.runner.supervise import Sandbox


def verdicts(text: str, folder: Path, sandbox: Sandbox) -> dict[tuple[int, str], Verdict]:
    """Return the verdicts on the findings of a plugin, by line and code."""
    report = marks.tried_text(text, folder, sandbox)
    assert report.failures == ()
    return {(found.span.line, found.code): found.verdict for found in report.findings}


@pytest.mark.parametrize(
    ("line", "code", "kind"),
    [
        ('echo "starting" >&2', "RUNE101", Write),
        ('X=$(echo "captured")', "RUNE101", Write),
        ("printf 'to %s' a >/tmp/file", "RUNE101", Write),
        ("systemctl restart a >/dev/null || true", "RUNE102", Run),
        ('X=$(journalctl -n 1) || X=""', "RUNE102", Run),
        ("X=$(date +%s)", "RUNE102", Run),
        ('X=$(rune_param key "")', "RUNE101", Write),
        ('X=$(rune_param_json key "{}")\nX=$(rune_meta version "")', "RUNE101", Write),
    ],
)
def test_a_planted_claim_about_output_that_goes_elsewhere_is_refuted(
    line: str, code: str, kind: type[Write | Run | Emit], tmp_path: Path, sandbox: Sandbox
) -> None:
    """The place was executed on its path, and nothing of it came to the plugin's stdout."""
    # With a `dirname` that prints nonsense the plugin breaks: such a run refutes nothing.
    head = HEAD.replace('$(dirname "$0")', "${0%/*}")
    text = f'{head}{line}\nrune_ok "done" "{{}}"\n'
    assert set(planted(text, tmp_path, sandbox, code, kind)) == {Verdict.REFUTED}


def test_a_planted_claim_about_an_emitter_is_refuted(tmp_path: Path, sandbox: Sandbox) -> None:
    """An emitter whose message arrives is not redirected."""
    assert planted(f'{HEAD}rune_ok "done" "{{}}"\n', tmp_path, sandbox, "RUNE104", Emit) == [Verdict.REFUTED]


@pytest.mark.parametrize(
    ("body", "line", "code"),
    [
        ("trap 'rune_error 100 \"broke off\"' ERR\nf() {\n  apt-get -y purge a >&2\n  :\n}\nf\n", 7, "RUNE402"),
        ("trap 'rm -rf /tmp/a' EXIT\necho \"no such unit\"\nexit 2\n", 6, "RUNE406"),
        ('f() {\n  local a=$1 b=$2\n  printf "%s" "$a" "$b" >&2\n}\nf one\n', 6, "RUNE402"),
    ],
)
def test_an_ending_is_known_with_traps_and_functions_around_it(
    body: str, line: int, code: str, tmp_path: Path, sandbox: Sandbox
) -> None:
    """A trap that is only set has emitted nothing, and what an EXIT trap runs comes after the end."""
    found = verdicts(f'{HEAD}{body}rune_ok "done" "{{}}"\n', tmp_path, sandbox)
    assert found[line, code] is Verdict.CONFIRMED


@pytest.mark.parametrize(
    "body",
    [
        'S=$(rune_param site /srv)\n[[ -d $S ]] || rune_error 2 "No site"\nrune_ok "a" "{\\"site\\":\\"$S\\"}"\n',
        'H=$(systemctl is-active a || true)\nprintf -v D \'{"state":"%s"}\' "$H"\nrune_ok "a" "$D"\n',
        'N=$(systemctl show a || true)\nD=$(cat <<EOF\n{"n": ${N:-1}}\nEOF\n)\nrune_ok "a" "$D"\n',
    ],
)
def test_a_value_breaks_json_that_is_put_together(body: str, tmp_path: Path, sandbox: Sandbox) -> None:
    """Whether it is checked to be a directory, formatted by `printf`, or put into a here-document."""
    found = verdicts(f"{HEAD}{body}", tmp_path, sandbox)
    assert [verdict for (_, code), verdict in found.items() if code == "RUNE301"] == [Verdict.CONFIRMED]


def test_a_validated_value_does_not_break_json(tmp_path: Path, sandbox: Sandbox) -> None:
    """Without a value that gets there and breaks it, nothing is confirmed, and nothing refuted."""
    body = 'A=$(rune_param a x)\n[[ $A =~ ^[a-z]+$ ]] || rune_error 1 "a is bad"\nrune_ok "a" "{\\"a\\":\\"$A\\"}"\n'
    found = verdicts(f"{HEAD}{body}", tmp_path, sandbox)
    assert [verdict for (_, code), verdict in found.items() if code == "RUNE301"] == [Verdict.UNDECIDED]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (
            """step=start
trap 'rune_error 100 "It failed"' ERR
trap 'rune_ok_kv "Ended" "step=$step"' EXIT
mv -- /srv/log /srv/log.1
systemctl kill app
""",
            "RUNE108",
        ),
        ('trap \'rune_error 100 "It failed"; rune_error 100 "Again"\' ERR\nx=$(systemctl show app)\n', ""),
    ],
)
def test_what_a_trap_does_for_a_failure_is_seen_on_its_line(
    body: str, code: str, tmp_path: Path, sandbox: Sandbox
) -> None:
    """Bash names the failing command's line for the commands of an ERR trap: they are not taken for that command."""
    head = '#!/usr/bin/env bash\nset -euo pipefail\n. "$(dirname "$0")/rune_bpcs.sh"\nrune_init\n'
    report = marks.tried_text(f"{head}{body}rune_ok done\n", tmp_path, sandbox)
    verdicts = {found.code: found.verdict for found in report.findings}
    assert verdicts == ({code: Verdict.CONFIRMED} if code else {})


def test_a_record_before_the_message_is_read_shows_in_the_order(tmp_path: Path, sandbox: Sandbox) -> None:
    """That RUNE's library keeps such a record takes nothing from the breach: it is called before `rune_init`."""
    head = '#!/usr/bin/env bash\nset -euo pipefail\n. "$(dirname "$0")/rune_bpcs.sh"\n'
    report = marks.tried_text(f"{head}rune_out begun yes\nrune_init\nrune_finish done\n", tmp_path, sandbox)
    verdicts = {found.code: found.verdict for found in report.findings}
    assert verdicts == {"RUNE202": Verdict.CONFIRMED}


def test_what_comes_after_the_event_belongs_to_a_breach_that_it_makes(tmp_path: Path, sandbox: Sandbox) -> None:
    """A run that executes the emitter of a subshell and ends with it says nothing of those that go on."""
    path = tmp_path / "plugin.sh"
    path.write_text(f"{HEAD}x=$(rune_param x '')\n( rune_error 1 no ) ||\n[[ $x == a ]] ||\nrune_error 2 no\n")
    opinions: list[Opinion] = []

    def tried(suspect: Suspect) -> Sequence[Confirmation]:
        (claim,) = [each for each in suspect.claims if each.finding.code == "RUNE103"]
        package, base = read_package(suspect.path), base_scenario(suspect)
        assert suspect.behaviour is not None
        observer = Observer(suspect.behaviour, Geography(files_of(suspect, suspect.behaviour)), package.outside)
        laboratory = Laboratory(sandbox, package, observer, budget=2)
        for value in ("a", "b"):
            trial = laboratory.trial(base._replace(message=with_value(base.message, "x", value)))
            assert trial is not None
            opinions.append(judge(claim, trial).opinion)
        return [Confirmation(Verdict.UNDECIDED, "") for _ in suspect.claims]

    check_text(path.read_bytes(), path.name, path=str(path), named=True, rules=load_rules(), confirmer=tried)
    assert opinions == [Opinion.ELSEWHERE, Opinion.SHOWN]


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        ("size=$(stat -c %s /srv/list)", Verdict.CONFIRMED),
        ("size=$(wc -l </srv/list | tr -d ' ')", Verdict.CONFIRMED),
        # It is the library that has just been sourced.
        ('size=$(stat -c %s "${BASH_SOURCE[0]%/*}/rune_bpcs.sh")', Verdict.UNDECIDED),
        ("size=$(md5sum /srv/list)", Verdict.CONFIRMED),
        ('size=$(md5sum "${BASH_SOURCE[0]%/*}/rune_bpcs.sh")', Verdict.UNDECIDED),
        ("size=$(find /srv/list -newer /srv/stamp)", Verdict.CONFIRMED),
        ("size=$(timeout 5 stat -c %s /srv/list)", Verdict.CONFIRMED),
    ],
)
def test_a_tool_that_fails_of_files_only_is_not_made_to_fail(
    line: str, verdict: Verdict, tmp_path: Path, sandbox: Sandbox
) -> None:
    """A missing file confirms the finding; a stand-in that only says that the tool has failed does not."""
    found = verdicts(f'{HEAD}{line}\nrune_ok_kv "measured" "size=$size"\n', tmp_path, sandbox)
    assert found == {(5, "RUNE402"): verdict}


@pytest.mark.parametrize("tool", ["install", "/usr/bin/install"])
def test_what_only_the_sandbox_makes_fail_proves_nothing(tool: str, tmp_path: Path, sandbox: Sandbox) -> None:
    """A run in which a tool cannot do what it does elsewhere says nothing of its failure, however it is called."""
    path = tmp_path / "plugin.sh"
    path.write_text(f"{HEAD}{tool} -o nobody /etc/hosts /tmp/hosts\nrune_ok done\n")
    judgements = []

    def tried(suspect: Suspect) -> Sequence[Confirmation]:
        (claim,) = suspect.claims
        package, base = read_package(suspect.path), base_scenario(suspect)
        assert suspect.behaviour is not None
        observer = Observer(suspect.behaviour, Geography(files_of(suspect, suspect.behaviour)), package.outside)
        # Without a stand-in for it.
        trial = Laboratory(sandbox, package, observer, budget=1).trial(base._replace(commands={}))
        assert trial is not None
        judgements.append(judge(claim, trial))
        return [Confirmation(Verdict.UNDECIDED, "") for _ in suspect.claims]

    check_text(path.read_bytes(), path.name, path=str(path), named=True, rules=load_rules(), confirmer=tried)
    reason = "`install` failed, as it does in the sandbox: files cannot be given to other users"
    assert judgements == [Judgement(Opinion.UNCLEAR, reason)]


@pytest.mark.parametrize(("said", "opinion"), [("", Opinion.UNCLEAR), ("fine\n", Opinion.ABSENT)])
def test_a_stand_in_that_says_nothing_has_not_printed(
    said: str, opinion: Opinion, tmp_path: Path, sandbox: Sandbox
) -> None:
    """What it prints to stderr it writes to its descriptor 1, led there, as every shell does."""
    path = tmp_path / "plugin.sh"
    path.write_text(f'{HEAD}birdc restart a >/dev/null\nrune_ok "done"\n')
    suspect = suspect_of(path)
    claim = next(each for each in accusations(suspect, "RUNE102", Run) if each.finding.span.line == 5)
    assert suspect.behaviour is not None
    package = read_package(suspect.path)
    observer = Observer(suspect.behaviour, Geography(files_of(suspect, suspect.behaviour)), package.outside)
    scenario = base_scenario(suspect)._replace(commands={"birdc": Double(Answer(stdout=said, stderr="refused\n"))})
    trial = Laboratory(sandbox, package, observer, budget=1).trial(scenario)
    assert trial is not None
    assert judge(claim, trial).opinion is opinion


# What a stand-in was never believed about.
_OF_FILES = (
    *("awk", "cat", "chmod", "cp", "cut", "date", "df", "du", "gawk", "gunzip", "gzip", "head", "ln", "ls", "mawk"),
    *("mkdir", "mktemp", "mv", "readlink", "realpath", "rm", "rmdir", "sed", "sort", "stat", "tac", "tail", "tar"),
    *("tee", "touch", "tr", "uniq", "wc"),
)


@pytest.mark.parametrize(
    ("line", "can"),
    [
        *(
            (f"{name} x y", False)
            for name in (*_OF_FILES, *sorted(COMPUTED), "md5sum", "find", "unzip", "install", "dd", "id")
        ),
        *((line, False) for line in ("/usr/bin/stat x", "sort -c x", "gzip -t x", "date -s now", "nice stat x")),
        *((line, True) for line in ("curl x", "grep x y", "cmp x y", "flock -n 9", "timeout 5 curl x", "python3 -c x")),
    ],
)
def test_what_looks_at_files_only_does_not_just_fail(line: str, can: bool) -> None:  # noqa: FBT001 - a column
    """What works on words, files and texts fails of these; locks, programs and other machines fail at any time."""
    assert can_just_fail(line.split()) is can


def test_no_run_is_spent_on_what_is_not_believed(tmp_path: Path) -> None:
    """The search knows which failures the judge does not believe."""
    path = tmp_path / "plugin.sh"
    path.write_text(f'{HEAD}size=$(stat -c %s "${{BASH_SOURCE[0]%/*}}/rune_bpcs.sh")\nrune_ok "$size"\n')
    failing = list[int]()

    def confirmer(suspect: Suspect) -> Sequence[Confirmation]:
        goal = goal_of(suspect.claims[0].path, None)
        found = Seeker(explorer_of(suspect, read_package(suspect.path), base_scenario(suspect)), goal)
        while (attempt := found.next()) is not None:
            failing.extend(case.answer.status for case in attempt.scenario.commands["stat"].cases)
        return [Confirmation(Verdict.UNDECIDED) for _ in suspect.claims]

    check_text(path.read_bytes(), path.name, path=str(path), named=True, rules=load_rules(), confirmer=confirmer)
    assert failing == []
