"""What no run may refute: a finding whose very path was not taken, or of which nothing certain was seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from planted import planted

import marks
from runelint.finding import Verdict
from runelint.rulekit import Write
from samples import HEAD

if TYPE_CHECKING:
    from pathlib import Path

    from runelint.runner.supervise import Sandbox


def _verdicts(body: str, folder: Path, sandbox: Sandbox) -> dict[tuple[int, str], Verdict]:
    """Return the verdicts on the findings of a plugin, by line and code; the body begins on line 5."""
    report = marks.tried_text(HEAD + body, folder, sandbox)
    assert report.failures == ()
    return {(found.span.line, found.code): found.verdict for found in report.findings}


_QUIET = 'quiet=$(rune_param quiet "")\n'


@pytest.mark.parametrize(
    "body",
    [
        "[[ $quiet == yes ]] && exec 1>/dev/null\n",
        "[[ $quiet != yes ]] || exec 1>/dev/null\n",
        '[ "$quiet" = yes ] && exec >/tmp/log\n',
        "if [[ $quiet == yes ]]; then exec 1>&2; fi\n",
        "case $quiet in yes) exec >/dev/null ;; esac\n",
        "if [[ $quiet == no ]]; then :; elif [[ $quiet == yes ]]; then exec >/dev/null; fi\n",
    ],
)
@pytest.mark.parametrize("emitter", ["rune_ok_kv a=b", 'rune_ok "fine"', "rune_out a=b; rune_finish"])
def test_a_message_that_is_lost_on_one_way_only_is_seen_to_be_lost(
    body: str, emitter: str, tmp_path: Path, sandbox: Sandbox
) -> None:
    """That the message comes out where stdout was left alone does not hide that it is lost where it was not."""
    found = _verdicts(f"{_QUIET}{body}{emitter}\n", tmp_path, sandbox)
    assert found == {(7, "RUNE104"): Verdict.CONFIRMED}


def test_a_message_that_is_lost_for_another_reason_shows_nothing(tmp_path: Path, sandbox: Sandbox) -> None:
    """The emitter refuses what it is given: the run that shows the finding is one in which stdout was led away."""
    body = f'{_QUIET}[[ $quiet == yes ]] && exec 1>/dev/null\nrune_emit "$(rune_param json x)"\n'
    report = marks.tried_text(HEAD + body, tmp_path, sandbox)
    (found,) = [each for each in report.findings if each.code == "RUNE104"]
    assert found.verdict is not Verdict.REFUTED
    if found.witness is not None:
        assert "yes" in str(found.witness.scenario)


_HIDING = """[ -d /run/stubs ] && exec 5>&1 1>&2"""
_UNSEEN = {
    "an expansion": '${BASH_XTRACEFD+eval "exec 5>&1 1>&2"}',
    "a trap": f"trap '{_HIDING}' DEBUG",
    "a trap that looks": f"""trap '[[ $BASH_COMMAND == "echo stray" ]] || exit; {_HIDING}' DEBUG""",
    "what comes out of a program": f"""eval "$(tr X s <<<'{_HIDING.replace("s", "X")}')\"""",
    "a file that a program makes": f""". <(tr X s <<<'{_HIDING.replace("s", "X")}')""",
    "an alias": f"""shopt -s expand_aliases; alias hide="$(tr X s <<<'{_HIDING.replace("s", "X")}')"\nhide""",
    "an action of mapfile": f"""mapfile -c 1 -C '{_HIDING}; :' lines <<<a""",
}


@pytest.mark.parametrize("way", _UNSEEN.values(), ids=list(_UNSEEN))
def test_a_run_without_an_answer_refutes_nothing(way: str, tmp_path: Path, sandbox: Sandbox) -> None:
    """What the analysis does not follow may make that a breach is absent; that the run ends without a message tells."""
    line = 6 + way.count("\n")
    found = _verdicts(f"{way}\necho stray\nrune_ok_kv a=b\n", tmp_path, sandbox)
    assert found.get((line, "RUNE101")) in {None, Verdict.UNDECIDED, Verdict.CONFIRMED}


def test_what_a_confirmed_finding_explains_may_refute_another(tmp_path: Path, sandbox: Sandbox) -> None:
    """The plugin prints what is no message, which is known: that says nothing of what it prints elsewhere."""
    text = f'{HEAD}echo stray\necho "starting" >&2\nrune_ok_kv a=b\n'
    assert planted(text, tmp_path, sandbox, "RUNE101", Write) == [Verdict.CONFIRMED, Verdict.REFUTED]


_SAVED = "exec 3>&1\n"
_OTHER_WAYS = {
    "a conditional expression": "if [[ ${BASH_VERSINFO[0]} -ge 4 ]]; then exec 1>&2; fi",
    "a file that is there": "[[ -r /proc/1/status ]] && exec 1>&2",
    "parts of one": "if [[ -r /proc/1/status && ( -e /no/such || -d /proc/1 ) ]]; then exec 1>&2; fi",
    "a failure on the same line": "[ -r /proc/1/status ] && { exec 1>&2; ! :; }",
    "an answer that is turned": "! [ -r /proc/1/status ] || exec 1>&2",
    "another branch": "if [ ! -r /proc/1/status ]; then :; else exec 1>&2; fi",
    "a function": "has() { [ -r /proc/1/status ]; }\nif has; then exec 1>&2; fi",
    "a program": "if grep -q . /proc/1/status; then exec 1>&2; fi",
    "a pattern": "case $(cat /proc/1/status) in Name:*) exec 1>&2 ;; *) : ;; esac",
    "a loop": "while [ -r /proc/1/status ]; do exec 1>&2; break; done",
}


@pytest.mark.parametrize("way", _OTHER_WAYS.values(), ids=list(_OTHER_WAYS))
def test_a_run_that_took_another_way_refutes_nothing(way: str, tmp_path: Path, sandbox: Sandbox) -> None:
    """Stdout is led away where a condition turns out as it does in the sandbox; elsewhere the line is a breach."""
    line = 7 + way.count("\n")
    found = _verdicts(f"{_SAVED}{way}\necho stray\nrune_ok_kv a=b >&3\n", tmp_path, sandbox)
    assert found[line, "RUNE101"] is not Verdict.REFUTED


_SHADOW = """echo() { case $1 in stray) builtin echo "$@" >&2 ;; *) builtin echo "$@" ;; esac; }"""
_MADE = f"""$(tr X f <<<'{_SHADOW}')"""
_UNFOLLOWED = {
    "an alias": "shopt -s expand_aliases\nalias echo='echo >&2'",
    "an alias that a builtin makes": "shopt -s expand_aliases\nbuiltin alias echo='echo >&2'",
    "a function that is made": f'eval "{_MADE}"',
    "a file that is made": f". <(cat <<'END'\n{_SHADOW}\nEND\n)",
    "a file of another folder": f"cat >/tmp/more.sh <<'END'\n{_SHADOW}\nEND\nsource /tmp/more.sh",
    "a trap": """trap 'case $BASH_COMMAND in "echo stray") exec 5>&1 1>&2 ;; rune_ok*) exec 1>&5 ;; esac' DEBUG""",
    "an action that is a function": f"""hide() {{ {_SHADOW}; }}\nmapfile -c 1 -C 'hide; :' lines <<<a""",
    "a command that is a value": f"""run=$(tr X v <<<eXal)\n$run '{_SHADOW}'""",
    "an expansion": f"""hide() {{ {_SHADOW}; }}\n${{BASH_VERSION+hide}}""",
    "a look at the trace": f"""hide() {{ {_SHADOW}; }}\n${{BASH_XTRACEFD+hide}}""",
    "a number of its line": 'declare -n r\nread -r r < <(tr a-z A-Z <<<lineno)\n: "$r"',
    "a sum that sets it": (
        "read -r x < <(tr a-z A-Z <<<'lineno=9') || :\na=(1)\n"
        "if [[ -r /proc/1/status ]]; then echo stray ${a[x]+} >&2; rune_ok_kv a=b; fi\n:"
    ),
    "a name by another one": 'read -r v < <(tr a-z A-Z <<<lineno)\n: "${!v:=9}"',
    "another program": "ln -sf /dev/null /tmp/true; hash -p /usr/bin/true echo; enable -n echo",
}


@pytest.mark.parametrize("way", _UNFOLLOWED.values(), ids=list(_UNFOLLOWED))
def test_what_is_not_followed_refutes_nothing(way: str, tmp_path: Path, sandbox: Sandbox) -> None:
    """The plugin answers well where a command was made to mean something else: what it does elsewhere is not known."""
    line = 6 + way.count("\n")
    found = _verdicts(f"{way}\necho stray\nrune_ok_kv a=b\n", tmp_path, sandbox)
    assert found.get((line, "RUNE101")) in {None, Verdict.UNDECIDED, Verdict.CONFIRMED}


@pytest.mark.parametrize(
    "before",
    [
        'f() { local a=$1 b; b="$a"; case $b in x) : a ;; *) : b ;; esac; }\nf "$(date)"',
        'declare -A m=([a]=b)\nfor k in "${!m[@]}"; do : "$k"; done\nx=(1 2)\nx+=(3)',
        'log() { echo "$1" >&2; }\nlog a\nrun() { "$@"; }\nrun date >/dev/null\nrun log b',
        "trap 'rm -f /tmp/a' EXIT\nif true; then export A=b; fi\nread -r line <<<\"a b\"",
        'args=(-n "a b")\nfor _ in 1; do args=("${args[@]:1}"); done\ny=$(printf %s "${args[@]}")',
    ],
)
def test_a_false_alarm_is_refuted_behind_ordinary_commands(before: str, tmp_path: Path, sandbox: Sandbox) -> None:
    """What stands there and was executed as it stands hinders nothing."""
    text = f'{HEAD}{before}\necho "starting" >&2\nrune_ok_kv a=b\n'
    assert planted(text, tmp_path, sandbox, "RUNE101", Write)[-1:] == [Verdict.REFUTED]


@pytest.mark.parametrize(
    "line",
    [
        'echo -n "${quiet:0:${#HOSTNAME} - 7}"',
        'echo -n "${HOSTNAME#sandbox}"',
        'printf "%.*s" "${COLUMNS:-0}" text',
        "printf '%s' ${HOSTNAME#sandbox}",
        "cat <<<\"${HOSTNAME#sandbox}\" | tr -d '\\n'",
    ],
)
def test_text_that_is_empty_only_here_refutes_nothing(line: str, tmp_path: Path, sandbox: Sandbox) -> None:
    """A builtin that printed nothing in the sandbox may print elsewhere."""
    found = _verdicts(f'{_QUIET}{line}\nrune_ok "done"\n', tmp_path, sandbox)
    assert Verdict.REFUTED not in found.values()
