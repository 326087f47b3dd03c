"""The paths of small plugins: what was decided on the way, what happens, in which process, and how it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest

from runelint.flow.behaviour import Behaviour, Path, analyse
from runelint.flow.values import Hole, Origin
from runelint.rulekit import Cause, Emit, Event, Place, ProcessKind, Record, Run, Sink, Text, Write
from runelint.syntax import Source, parse

if TYPE_CHECKING:
    from runelint.flow.budget import Limits

_Event = TypeVar("_Event", bound=Event)

HEAD = """\
set -Eeuo pipefail
source /usr/lib/rune/rune_bpcs.sh
rune_init
"""


def behaviour(body: str, *, limits: Limits | None = None) -> Behaviour:
    """Return the runs of a plugin that does `body` after its initialisation."""
    text = HEAD + body
    return analyse(Source("plugin.sh", text), parse(text), "/srv/plugin.sh", lambda _: None, limits)


def ended(body: str, cause: Cause) -> Path:
    """Return the one path of the plugin that ends by `cause`."""
    paths = [path for path in behaviour(body).paths if path.ending is not None and path.ending.cause is cause]
    assert len(paths) == 1
    return paths[0]


def endings(body: str) -> set[tuple[Cause, int | None, str]]:
    """Return how the plugin can end: cause, status, and the text of the command that ends it."""
    return {
        (path.ending.cause, path.ending.status.value, text_at(path.ending.where.place))
        for path in behaviour(body).paths
        if path.ending is not None
    }


def text_at(place: Place) -> str:
    """Return the script's text at `place`."""
    return place.source.text[place.start : place.end]


def asked(path: Path) -> list[tuple[str, str, str, bool]]:
    """Return the decisions of a path: subject, operator, what it was compared with, outcome."""
    return [(said(each.subject), each.operator, said(each.other), each.outcome) for each in path.conditions]


def said(text: Text) -> str:
    """Return a text with each hole as `<its name>`."""
    return "".join(f"<{part.name}>" if isinstance(part, Hole) else part for part in text.parts)


def each(path: Path, kind: type[_Event]) -> list[_Event]:
    """Return the events of one kind."""
    return [event for event in path.events if isinstance(event, kind)]


# --- Conditions ---


def test_condition_knows_the_message_key() -> None:
    """A decision about a parameter names the key that it was read from, and what it was compared with."""
    path = ended('[[ "$(rune_param mode easy)" == hard ]] || rune_error 1 x\nexit 3\n', Cause.EXIT)
    assert asked(path) == [("<mode>", "==", "hard", True)]


def test_key_is_known_through_variables_and_arguments() -> None:
    """The key is known however the value travels: through variables, arguments of functions and quotes."""
    body = 'check() { local v="$1"; [[ -z "$v" ]] && exit 3; return 0; }\n'
    body += 'S=$(rune_param service "")\ncheck "${S}"\nrune_ok x\n'
    path = ended(body, Cause.EXIT)
    assert asked(path) == [("<service>", "-z", "", True)]
    subject = path.conditions[0].subject.hole
    assert subject is not None
    assert subject.origin is Origin.MESSAGE
    assert subject.fallback == ""


@pytest.mark.parametrize(
    ("test", "decision"),
    [
        ('[[ -n "$P" ]]', ("<p>", "-n", "", True)),
        ('[ "$P" = a ]', ("<p>", "=", "a", True)),
        ('test "$P" != a', ("<p>", "!=", "a", True)),
        ("[[ $P -gt 3 ]]", ("<p>", "-gt", "3", True)),
        ('[ "$P" -le 3 ]', ("<p>", "-le", "3", True)),
        ("[[ $P =~ ^[a-z]+$ ]]", ("<p>", "=~", "^[a-z]+$", True)),
        ('! [[ "$P" == a ]]', ("<p>", "==", "a", False)),
        ('[[ ! "$P" == a ]]', ("<p>", "==", "a", False)),
        ('[[ -d "$P" ]]', ("<p>", "-d", "", True)),
        ("command -v docker >/dev/null", ("docker", "command -v", "", True)),
    ],
)
def test_decision_is_recorded_as_it_was_asked(test: str, decision: tuple[str, str, str, bool]) -> None:
    """Every form of test records what was asked, without a negation, and how that turned out."""
    path = ended(f'P="$(rune_param p "")"\nif {test}; then exit 3; fi\nrune_ok x\n', Cause.EXIT)
    assert asked(path)[-1] == decision


def test_case_records_each_pattern_that_was_tried() -> None:
    """A `case` is a decision for each pattern, up to the one that matches."""
    body = 'P="$(rune_param p "")"\ncase "$P" in\n  start) rune_ok x ;;\n  stop) exit 3 ;;\n  *) rune_ok y ;;\nesac\n'
    decisions = asked(ended(body, Cause.EXIT))
    assert ("<p>", "case", "start", False) in decisions
    assert decisions[-1] == ("<p>", "case", "stop", True)


def test_status_of_a_command_is_a_decision() -> None:
    """Whether a command succeeds is a decision of the path, with the command's place."""
    path = ended("if systemctl restart cron >&2; then\n  rune_ok x\nfi\nexit 3\n", Cause.EXIT)
    (condition,) = path.conditions
    assert (condition.operator, condition.outcome) == ("status", False)
    assert text_at(condition.where.place).startswith("systemctl restart cron")


def test_later_question_follows_from_the_earlier_answer() -> None:
    """What a path has answered it does not ask again: both tests of one value turn out alike."""
    body = (
        'P="$(rune_param p "")"\nA=no\n[[ -n "$P" ]] && A=yes\n[[ -z "$P" ]] && [[ $A == yes ]] && exit 3\nrune_ok x\n'
    )
    assert {cause for cause, _, _ in endings(body)} == {Cause.EMIT}


def test_equality_makes_the_value_known() -> None:
    """On the path where a value equals a constant it is that constant."""
    body = 'P="$(rune_param p "")"\nif [[ "$P" == cron ]]; then echo "$P"; fi\nrune_ok x\n'
    written = {said(write.content) for path in behaviour(body).paths for write in each(path, Write)}
    assert "cron\n" in written


# --- Endings ---


def test_errexit_ends_at_the_failing_command() -> None:
    """Under `set -e` the path of a failure ends at the command, as an ordinary failure, after its decision."""
    path = ended("cp -r /srv/a /srv/b\nrune_ok x\n", Cause.ERREXIT)
    assert path.ending is not None
    assert text_at(path.ending.where.place).startswith("cp -r")
    assert path.ending.status.ordinary
    assert [(found.operator, found.outcome) for found in path.conditions] == [("status", False)]


def test_errexit_stands_on_the_call_when_the_function_failed_as_a_whole() -> None:
    """When a function's own failure was excused in it, errexit ends the plugin on the call."""
    path = ended('note() { [[ -d "$1" ]] && echo there >&2; }\nnote /srv\nrune_ok x\n', Cause.ERREXIT)
    assert path.ending is not None
    assert text_at(path.ending.where.place) == "note /srv"
    assert path.ending.where.stack == ()


def test_causes_of_endings() -> None:
    """Each way out of a plugin has its cause and its status."""
    assert endings("exit 4\n") == {(Cause.EXIT, 4, "exit 4")}
    assert {(cause, text) for cause, _, text in endings("return 4\n")} == {(Cause.RETURN, "return 4")}
    assert {(cause, text) for cause, _, text in endings("kill -TERM $$\n")} == {(Cause.KILL, "kill -TERM $$")}
    assert endings("rune_error 3 x\n") == {(Cause.EMIT, 3, "rune_error 3 x")}
    assert endings(": last\n") == {(Cause.END, 0, ": last")}
    assert {cause for cause, _, _ in endings("exec systemctl reboot\n")} == {Cause.EXEC}
    assert Cause.NOUNSET in {cause for cause, _, _ in endings('echo "$1" >&2\nrune_ok x\n')}


def test_condition_suspends_errexit_in_functions_below() -> None:
    """Errexit is off in all functions that a condition calls: their failures do not end the plugin."""
    body = "deep() { cp /a /b; }\nouter() { deep; systemctl restart x; }\nif outer; then rune_ok y; fi\nrune_ok x\n"
    assert {cause for cause, _, _ in endings(body)} == {Cause.EMIT}


def test_nothing_happens_after_an_emission() -> None:
    """An emitter ends its path: what stands after it is not executed."""
    path = ended("rune_ok x\necho never\n", Cause.EMIT)
    assert each(path, Write) == []


# --- Functions ---


def test_function_is_executed_where_it_is_called() -> None:
    """One function called with two redirections writes to two sinks, each with its call on the stack."""
    path = ended('say() { echo "$1"; }\nsay a >&2\nsay b >/dev/null\nsay c\nrune_ok x\n', Cause.EMIT)
    writes = each(path, Write)
    assert [(said(write.content), write.target.sink) for write in writes] == [
        ("a\n", Sink.STDERR),
        ("b\n", Sink.NULL),
        ("c\n", Sink.CONTRACT_STDOUT),
    ]
    assert [text_at(write.where.stack[0].place) for write in writes] == ["say a >&2", "say b >/dev/null", "say c"]


def test_stack_is_outermost_first() -> None:
    """The call stack of an event names the functions from the outermost to the innermost."""
    path = ended("inner() { exit 3; }\nmiddle() { inner; }\nouter() { middle; }\nouter\n", Cause.EXIT)
    assert path.ending is not None
    assert [call.function for call in path.ending.where.stack] == ["outer", "middle", "inner"]


def test_function_defined_later_is_the_one_that_counts() -> None:
    """The definition that was executed last before the call is called."""
    path = ended("f() { echo one; }\nf() { echo two; }\nf >&2\nf() { echo three; }\nrune_ok x\n", Cause.EMIT)
    assert [said(write.content) for write in each(path, Write)] == ["two\n"]


def test_local_variables_end_with_their_function() -> None:
    """A local variable hides the outer one until its function returns."""
    path = ended('v=outer\nf() { local v=inner; echo "$v" >&2; }\nf\necho "$v" >&2\nrune_ok x\n', Cause.EMIT)
    assert [said(write.content) for write in each(path, Write)] == ["inner\n", "outer\n"]


def test_recursion_is_bounded() -> None:
    """A function that calls itself without end is followed to a bound: what it does first is seen."""
    found = behaviour("f() { echo x; f; }\nf\nrune_ok x\n")
    assert [said(event.content) for event in found.events if isinstance(event, Write)][:1] == ["x\n"]


@pytest.mark.parametrize(
    "traps",
    [
        "trap 'echo bye >&2; kill -TERM $$' TERM",
        "trap 'kill -USR1 $$' USR1\nkill -USR1 $$",
        "trap 'kill -INT $$' USR1\ntrap 'kill -USR1 $$' INT",
        "again() { kill -s HUP $$; }\ntrap again HUP",
    ],
    ids=["itself", "at-once", "in-turn", "function"],
)
def test_trap_that_sends_its_own_signal_ends_the_plugin(traps: str) -> None:
    """A trap that runs in itself without end is followed to a bound, and the signal kills the plugin there."""
    assert Cause.KILL in {cause for cause, _, _ in endings(f"{traps}\nrune_ok x\n")}
    assert not behaviour(f"{traps}\nrune_ok x\n").gaps


@pytest.mark.parametrize(
    "trap",
    [
        "if ((left-- > 0)); then kill -USR1 $$; fi",
        "left=${left#?}; [[ -z $left ]] || kill -USR1 $$",
        "if systemctl is-active x; then kill -USR1 $$; fi",
    ],
    ids=["count", "text", "command"],
)
def test_trap_that_may_stop_sending_its_own_signal_does_not_end_the_plugin(trap: str) -> None:
    """Where something changes from one time to the next, or is asked, nobody knows that there is no end."""
    found = endings(f"left=123456\ntrap '{trap}' USR1\nkill -USR1 $$\nrune_ok x\n")
    assert Cause.KILL not in {cause for cause, _, _ in found}


def test_traps_in_each_other_are_bounded() -> None:
    """Each of very many signals whose trap sends the next one: the analysis says where it goes no further."""
    traps = "".join(f"trap 'kill -{number + 1} $$' {number}\n" for number in range(34, 64))
    found = behaviour(f"{traps}kill -34 $$\nrune_ok x\n")
    assert {gap.reason for gap in found.gaps} == {"traps in each other deeper than 24"}


# --- Processes and sinks ---


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("x=$(rune_out a b)", ProcessKind.SUBSTITUTION),
        ("(rune_out a b)", ProcessKind.SUBSHELL),
        ("rune_out a b | cat >&2", ProcessKind.PIPELINE),
        ("true | rune_out a b", ProcessKind.PIPELINE),
        ("rune_out a b &\nwait", ProcessKind.BACKGROUND),
        ("cat < <(rune_out a b) >&2", ProcessKind.PROCESS_SUBSTITUTION),
        ("{ rune_out a b; }", ProcessKind.MAIN),
        ("shopt -s lastpipe; true | rune_out a b", ProcessKind.MAIN),
        ("while read -r x; do rune_out a b; done < <(ls)", ProcessKind.MAIN),
    ],
)
def test_process_of_an_event(body: str, kind: ProcessKind) -> None:
    """Every construct that forks a subshell is known as the process of what happens in it."""
    kinds = {
        record.where.process.kind for path in behaviour(f"{body}\nrune_ok x\n").paths for record in each(path, Record)
    }
    assert kinds == {kind}


@pytest.mark.parametrize(
    ("body", "sink"),
    [
        ("echo x", Sink.CONTRACT_STDOUT),
        ("echo x >&2", Sink.STDERR),
        ("echo x >/dev/null", Sink.NULL),
        ("echo x >/srv/log", Sink.FILE),
        ("echo x 2>/dev/null", Sink.CONTRACT_STDOUT),
        ("echo x >&2 2>/dev/null", Sink.STDERR),
        ("echo x 2>/dev/null >&2", Sink.NULL),
        ("exec 3>&1 1>&2; echo x", Sink.STDERR),
        ("exec 3>&1 1>&2; echo x >&3", Sink.CONTRACT_STDOUT),
        ("exec {out}>&1 1>&2; echo x >&$out", Sink.CONTRACT_STDOUT),
        ("{ echo x >&1; } >&2", Sink.STDERR),
        ("f() { echo x; } >&2; f", Sink.STDERR),
        ("x=$(echo x)", Sink.CAPTURE),
    ],
)
def test_sink_of_a_write(body: str, sink: Sink) -> None:
    """Where bytes end up is decided by all redirections around a command, from left to right."""
    path = ended(f"{body}\nrune_ok x\n", Cause.EMIT)
    assert [write.target.sink for write in each(path, Write)] == [sink]


def test_external_command_has_its_arguments() -> None:
    """A command that is run has its words as arguments, with values of the message by their key."""
    path = ended(
        'U="$(rune_param unit cron)"\nif systemctl restart "$U.service" >&2; then :; fi\nrune_ok x\n', Cause.EMIT
    )
    runs = [run for run in each(path, Run) if run.command == "systemctl"]
    assert [[said(argument) for argument in run.arguments] for run in runs] == [["restart", "<unit>.service"]]


# --- Traps ---


def test_exit_trap_runs_at_each_end() -> None:
    """The EXIT trap's commands are on every path that ends, after its last event, and know the trap."""
    found = behaviour("trap 'echo bye >&2' EXIT\nif [[ -d /srv ]]; then exit 3; fi\nrune_ok x\n")
    finished = [path for path in found.paths if path.ending is not None]
    assert len(finished) == 2
    for path in finished:
        last = path.events[-1]
        assert isinstance(last, Write)
        assert (last.where.trap, said(last.content)) == ("EXIT", "bye\n")


def test_err_trap_runs_before_errexit() -> None:
    """The ERR trap's commands run after a failure: an emitter in it ends the path instead of errexit."""
    found = behaviour("trap 'rune_error 100 failed' ERR\nf() { cp /a /b; }\nf\nrune_ok x\n")
    assert {path.ending.cause for path in found.paths if path.ending} == {Cause.EMIT}
    assert {emit.where.trap for path in found.paths for emit in each(path, Emit)} == {"", "ERR"}


def test_err_trap_is_not_inherited_without_errtrace() -> None:
    """Without `set -E` a failure in a function does not run the ERR trap."""
    causes = {
        cause for cause, _, _ in endings("set +E\ntrap 'rune_error 100 x' ERR\nf() { cp /a /b; }\nf\nrune_ok x\n")
    }
    assert causes == {Cause.ERREXIT, Cause.EMIT}


def test_exit_trap_sees_variables_of_its_path() -> None:
    """An EXIT trap decides by what its own path has set."""
    body = "done=no\ntrap '[[ $done == yes ]] || rune_error 100 x' EXIT\ncp /a /b\ndone=yes\nrune_ok x\n"
    for path in behaviour(body).paths:
        if path.ending is not None:
            assert len(each(path, Emit)) == 1


def test_trap_is_dropped_in_a_subshell() -> None:
    """A subshell does not run the EXIT trap of its parent."""
    path = ended("trap 'echo bye >&2' EXIT\n(:)\nx=$(:)\nrune_ok x\n", Cause.EMIT)
    assert len(each(path, Write)) == 1


# --- Loops and budgets ---


def test_loop_runs_not_at_all_once_and_again() -> None:
    """A loop over something unknown has paths with no turn, with one, and with more."""
    body = 'for x in $(ls); do\n  rune_out "a=$x"\ndone\nrune_ok x\n'
    turns = {len(each(path, Record)) for path in behaviour(body).paths}
    assert {0, 1} <= turns
    assert max(turns) >= 2


def test_loop_over_constants_has_a_turn() -> None:
    """A loop over words that are known has at least one turn, and the first is with the first word."""
    found = behaviour('for x in a b c; do\n  rune_out "n=$x"\ndone\nrune_ok x\n')
    for path in found.paths:
        assert said(each(path, Record)[0].arguments[0]) == "n=a"


@pytest.mark.parametrize(
    "line",
    [
        'if [[ -e /srv/{n} ]]; then : "$RANDOM"; fi',
        'if [[ -n "$(rune_param p{n} "")" ]]; then rune_out a=b; fi',
    ],
)
def test_paths_that_are_alike_go_on_as_one(line: str) -> None:
    """Many decisions without consequence do not multiply the paths."""
    body = "".join(line.replace("{n}", str(n)) + "\n" for n in range(14)) + "rune_ok x\n"
    found = behaviour(body)
    assert found.gaps == ()
    assert len([path for path in found.paths if path.ending is not None]) <= 48


def test_same_plugin_has_the_same_paths() -> None:
    """The analysis of one plugin gives the same paths each time."""

    def shape() -> list[list[tuple[str, int]]]:
        return [
            [(type(event).__name__, event.where.place.start) for event in path.events]
            for path in behaviour('for x in $(ls); do cp "$x" /b || echo "$x" >&2; done\nrune_ok x\n').paths
        ]

    assert shape() == shape()
