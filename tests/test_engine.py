"""The pipeline as a whole: kinds of files, sourced files, budgets, failing rules, odd input."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import marks
from runelint.catalogue import load_rules
from runelint.engine import FileReport, check_text, sourced_reader
from runelint.flow.behaviour import analyse
from runelint.flow.budget import Limits
from runelint.syntax import Source, parse
from runelint.syntax.second_opinion import Opinion
from samples import Tool, in_process, plain_environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from runelint.rulekit import Hit
    from runelint.rulekit import Path as RunPath

HEAD = """\
#!/usr/bin/env bash
set -euo pipefail
source /usr/lib/rune/rune_bpcs.sh
rune_init
"""
END = "rune_ok done\n"
CHECK = (sys.executable, "-m", "runelint", "check", "--no-confirm", "--format", "json")


def check(text: str | bytes, *, path: str = "/srv/plugins/plugin.sh", named: bool = False) -> FileReport:
    """Return what all rules say about a plugin that is shown by its name."""
    content = text.encode() if isinstance(text, str) else text
    return check_text(content, path.rpartition("/")[2], path=path, named=named, rules=load_rules())


def codes(report: FileReport) -> list[tuple[int, str]]:
    """Return line and code of each finding."""
    return [(found.span.line, found.code) for found in report.findings]


def gaps(text: str, limits: Limits) -> list[str]:
    """Return why parts of a plugin were not analysed."""
    return [gap.reason for gap in analyse(Source("p.sh", text), parse(text), "/srv/p.sh", lambda _: None, limits).gaps]


def test_the_folder_of_a_sourced_file_is_there(tmp_path: Path) -> None:
    """A file that has been sourced stands in a folder: to go there cannot fail, in it or afterwards."""
    (tmp_path / "lib").mkdir()
    lib = 'lib="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"\n'
    (tmp_path / "lib" / "paths.sh").write_text(lib, encoding="utf-8")
    plugin = tmp_path / "plugin.sh"
    text = f'{HEAD}source "${{BASH_SOURCE%/*}}/lib/paths.sh"\ncd "$lib"\n{END}'
    plugin.write_text(text, encoding="utf-8")
    assert codes(check(text, path=str(plugin))) == []


# --- The file itself ---


@pytest.mark.parametrize(("mode", "found"), [(0o644, [(1, "RUNE603")]), (0o755, []), (0o700, []), (None, [])])
def test_a_file_without_an_execute_bit(mode: int | None, found: list[tuple[int, str]]) -> None:
    """A plugin that nobody may execute is reported; where there is no mode, nothing is."""
    content = f"{HEAD}{END}".encode()
    report = check_text(content, "p.sh", path="/srv/p.sh", named=False, rules=load_rules(), mode=mode)
    assert codes(report) == found


def test_what_follows_from_line_ends_is_not_reported() -> None:
    """With CR LF nothing of a plugin works: that is one finding, and the others are those of the mended text."""
    text = f"{HEAD}if true; then\n  echo hello\nfi\n{END}".replace("\n", "\r\n")
    assert codes(check(text)) == [(1, "RUNE604"), (6, "RUNE101")]


def test_a_syntax_error_is_told_beside_line_ends() -> None:
    """What is no Bash without the CRs either is reported as well."""
    text = f"{HEAD}if true; then\n{END}".replace("\n", "\r\n")
    assert [code for _, code in codes(check(text))] == ["RUNE604", "RUNE001"]


def test_the_shared_beginning_of_plugins_is_sourced_only() -> None:
    """A file without a shebang that answers nothing is no plugin, unless the user says so."""
    text = "source /opt/rune/lib/rune_bpcs.sh\nrune_init\n"
    assert check(text).kind == "library"
    assert codes(check(text, named=True)) == [(1, "RUNE601"), (1, "RUNE602"), (2, "RUNE403")]


# --- Kinds ---

FUNCTIONS = "say() { echo x; rune_ok x; }\n"


@pytest.mark.parametrize(
    ("text", "named", "kind"),
    [
        (HEAD + END, False, "plugin"),
        (HEAD + END, True, "plugin"),
        (FUNCTIONS, False, "library"),
        (FUNCTIONS, True, "library"),
        ("#!/bin/bash\necho hello\n", False, "script"),
        ("#!/bin/bash\necho hello\n", True, "plugin"),
        ("echo hello\n", False, "script"),
        ("echo hello\n", True, "plugin"),
        ("#!/usr/bin/python3\nprint(1)\n", False, "other"),
        ("#!/usr/bin/python3\nprint(1)\n", True, "other"),
    ],
)
def test_kind(text: str, kind: str, *, named: bool) -> None:
    """What a file is shows in its content; a Bash script that the user names is taken for a plugin."""
    report = check(text, named=named)
    assert report.kind == kind
    assert (report.skipped is None) == (kind == "plugin")


def test_what_is_skipped_says_why() -> None:
    """A file whose rules are not asked says why."""
    library, script, other = check(FUNCTIONS), check("#!/bin/bash\necho\n"), check("#!/usr/bin/perl\n1;\n")
    assert [report.findings for report in (library, script, other)] == [(), (), ()]
    reasons = [report.skipped.reason for report in (library, script, other) if report.skipped]
    assert len(set(reasons)) == 3
    assert "library" in reasons[0]


# --- What cannot be read ---


def test_syntax_error_stands_where_bash_stops() -> None:
    """RUNE001 stands on the line that Bash itself names, and no other rule is asked."""
    report = check(HEAD + "echo noise\nif true; then\n  echo x\ndone\n" + END)
    assert codes(report) == [(8, "RUNE001")]


def test_unterminated_quote_stands_where_bash_says() -> None:
    """For a quote without its end the line is the one that Bash names: where the quote opens."""
    assert codes(check(HEAD + "x='never closed\n\n" + END)) == [(5, "RUNE001")]


def test_syntax_error_in_a_library_is_told() -> None:
    """A file that is only sourced is told when it is not valid Bash."""
    assert [code for _, code in codes(check("f() { rune_ok x; }\ng() { if true; }\n"))] == ["RUNE001"]


def test_what_only_bash_can_read_is_a_gap(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that Bash accepts and our parser does not is our gap: RUNE003, and never RUNE001."""
    opinion = Opinion(script=None, accepted_by_bash=True, line=None, message="")
    monkeypatch.setattr("runelint.syntax.second_opinion.second_opinion", lambda _: opinion)
    found = codes(check(HEAD + "echo noise\nif true; then\n" + END))
    assert "RUNE001" not in [code for _, code in found]
    assert [code for _, code in found].count("RUNE003") == 1


def test_other_parser_is_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the other parser can read the file its tree is analysed all the same, with a RUNE003."""
    tree = parse(HEAD + "echo noise\n" + END)
    opinion = Opinion(script=tree, accepted_by_bash=True, line=None, message="")
    monkeypatch.setattr("runelint.syntax.second_opinion.second_opinion", lambda _: opinion)
    found = codes(check(HEAD + "echo noise\n" + END + "if true; then\n"))
    assert (5, "RUNE101") in found
    assert [code for _, code in found].count("RUNE003") == 1


def test_deep_nesting_is_a_gap() -> None:
    """Nesting that is too deep for us is a RUNE003 where it begins; it is no mistake of the author."""
    report = check(HEAD + "if :; then " * 300 + ":" + "; fi" * 300 + "\n" + END)
    assert codes(report) == [(5, "RUNE003")]


# --- Budgets ---


def test_steps_are_bounded() -> None:
    """More commands than the budget allows are a gap that names it."""
    assert any("20 commands" in reason for reason in gaps(HEAD + "true\n" * 50 + END, Limits(steps=20)))


def test_calls_are_bounded() -> None:
    """Functions that call each other deeper than the budget allows are a gap that names it."""
    chain = "".join(f"f{n}() {{ f{n + 1}; }}\n" for n in range(12)) + "f12() { :; }\nf0\n"
    assert gaps(HEAD + chain + END, Limits()) == []
    assert len(gaps(HEAD + chain + END, Limits(call_depth=6))) == 1


def test_time_is_bounded() -> None:
    """A time that is used up is a gap that names it."""
    assert any("0 ms" in reason for reason in gaps(HEAD + "true\n" * 1000 + END, Limits(milliseconds=0)))


def test_states_are_bounded() -> None:
    """More states than the budget allows are a gap that names it."""
    lines = "".join(f"if [[ -e /srv/{n} ]]; then f{n}() {{ :; }}; fi\n" for n in range(5))
    body = "main() {\n" + lines + "rune_ok x\n}\nmain\n"
    assert gaps(HEAD + body, Limits()) == []
    assert any("8 states" in reason for reason in gaps(HEAD + body, Limits(states=8)))


def test_budget_is_a_finding() -> None:
    """A budget that was hit is a RUNE003 which says what it was."""
    calls = "".join(f"f{n}() {{ f{n + 1}; }}\n" for n in range(40)) + "f40() { :; }\nf0\n"
    (found,) = check(HEAD + calls + END).findings
    assert found.code == "RUNE003"
    assert found.message.startswith("The analysis stopped here: ")


def test_findings_before_the_budget_count() -> None:
    """What was found before a budget was hit is reported."""
    text = HEAD + "echo noise\n" + "true\n" * 50 + END
    source = Source("p.sh", text)
    behaviour = analyse(source, parse(text), "/srv/p.sh", lambda _: None, Limits(steps=20))
    assert behaviour.gaps
    assert [type(event).__name__ for event in behaviour.events].count("Write") == 1


# --- Rules ---


def test_failing_rule_costs_nothing_but_itself() -> None:
    """A rule that fails is a failure of ours, told once, and what the others found stays."""

    def boom(path: RunPath) -> Iterable[Hit]:
        assert path
        raise ZeroDivisionError("boom")

    rules = [replace(rule, check=boom) if rule.code == "RUNE102" else rule for rule in load_rules()]
    text = HEAD + "echo noise\n[[ -d /srv ]] || rune_error 2 x\n" + END
    report = check_text(text.encode(), "p.sh", path="/srv/p.sh", named=False, rules=rules)
    assert codes(report) == [(5, "RUNE101")]
    (failure,) = report.failures
    assert failure.path == "p.sh"
    assert failure.message.startswith("RUNE102 failed: ")
    assert "ZeroDivisionError" in failure.message


def test_only_the_given_rules_are_asked() -> None:
    """A check asks the rules that it is given, and no others."""
    rules = [rule for rule in load_rules() if rule.code == "RUNE402"]
    text = HEAD + "echo noise\nsystemctl restart cron >&2\n" + END
    assert codes(check_text(text.encode(), "p.sh", path="/srv/p.sh", named=False, rules=rules)) == [(6, "RUNE402")]


def test_one_place_is_one_finding() -> None:
    """A breach that several paths lead to is one finding, with the shortest way to it."""
    text = HEAD + 'say() { echo "$1"; }\nif [[ -d /srv ]]; then say a; else say b; fi\nsay c\n' + END
    (found,) = check(text).findings
    assert (found.span.line, found.code) == (5, "RUNE101")


def test_span_is_the_command() -> None:
    """A finding stands on the whole command, in lines and columns that count from 1."""
    (found,) = check(HEAD + "  echo  'two words'  # why\n" + END).findings
    span = found.span
    assert (span.line, span.column, span.end_line, span.end_column) == (5, 3, 5, 20)


# --- Sourced files ---

HERE = [
    '$(dirname "$0")',
    "${0%/*}",
    "${BASH_SOURCE[0]%/*}",
    "${BASH_SOURCE%/*}",
    '$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)',
    '$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" >/dev/null 2>&1 && pwd -P)',
    '$(dirname "$(readlink -f "$0")")',
    '$(dirname -- "$(realpath "$0")")',
    '$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")',
    '$(builtin cd "${BASH_SOURCE[0]%/*}" && pwd)',
    "`dirname $0`",
]


@pytest.fixture
def helper(write: Callable[[str, str], Path]) -> Path:
    """Return a helper file that prints in a function, in the folder `lib` beside the plugins."""
    return write("plugins/lib/helper.sh", 'say() {\n  echo "$1"\n}\n')


@pytest.mark.usefixtures("helper")
@pytest.mark.parametrize("here", HERE)
@pytest.mark.parametrize("through_variable", [True, False])
def test_sourced_file_is_found_beside_the_plugin(
    here: str, write: Callable[[str, str], Path], *, through_variable: bool
) -> None:
    """A file that is sourced relative to the script is read, however the script's folder is spelt."""
    line = f'DIR="{here}"\nsource "$DIR/lib/helper.sh"\n' if through_variable else f'source "{here}/lib/helper.sh"\n'
    path = write("plugins/plugin.sh", HEAD + line + "say noise\n" + END)
    report = check(path.read_bytes(), path=str(path))
    assert [(found.span.path, found.span.line, found.code) for found in report.findings] == [
        ("lib/helper.sh", 2, "RUNE101"),
    ]


@pytest.mark.usefixtures("helper")
def test_finding_in_a_helper_is_shown_as_the_user_finds_it(
    write: Callable[[str, str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A finding in a sourced file has that file's path as the user would name it from where they are."""
    write("plugins/plugin.sh", HEAD + 'source "$(dirname "$0")/lib/helper.sh"\nsay noise\n' + END)
    for cwd, argument, shown in [
        (tmp_path, "plugins", "plugins/lib/helper.sh"),
        (tmp_path, "plugins/plugin.sh", "plugins/lib/helper.sh"),
        (tmp_path / "plugins", "plugin.sh", "lib/helper.sh"),
        (tmp_path / "plugins", ".", "lib/helper.sh"),
    ]:
        monkeypatch.chdir(cwd)
        _, out, _ = in_process("check", "--no-confirm", "--format", "json", argument)
        assert [(found["path"], found["line"]) for found in json.loads(out)["findings"]] == [(shown, 2)]


def test_finding_outside_the_folder_has_its_whole_path(write: Callable[[str, str], Path]) -> None:
    """A sourced file that is not below the plugin's folder is shown by a path that leads to it."""
    other = write("shared/helper.sh", "say() { echo x; }\n")
    path = write("plugins/plugin.sh", HEAD + 'source "$(dirname "$0")/../shared/helper.sh"\nsay\n' + END)
    (found,) = check(path.read_bytes(), path=str(path)).findings
    assert (path.parent / found.span.path).resolve() == other


@pytest.mark.usefixtures("helper")
def test_way_to_a_finding_in_a_helper_names_the_call(write: Callable[[str, str], Path]) -> None:
    """The steps to a finding in a sourced function have the call in the plugin among them."""
    path = write("plugins/plugin.sh", HEAD + 'source "$(dirname "$0")/lib/helper.sh"\nsay noise\n' + END)
    (found,) = check(path.read_bytes(), path=str(path)).findings
    assert ("plugin.sh", 6, "`say` is called") in [
        (step.span.path, step.span.line, step.message) for step in found.steps
    ]


def test_library_with_more_functions_is_known(write: Callable[[str, str], Path]) -> None:
    """Where the sourced copy of the library is there, functions that it has beyond the contract are known."""
    write("rune_bpcs.sh", 'rune_ok() { exit 0; }\nrune_note() {\n  echo "$1"\n}\nrune_log() { echo "$1" >&2; }\n')
    path = write("plugin.sh", HEAD.replace("/usr/lib/rune", "${0%/*}") + "rune_log a\nrune_note b\n" + END)
    report = check(path.read_bytes(), path=str(path))
    assert [(found.span.path, found.span.line, found.code) for found in report.findings] == [
        ("rune_bpcs.sh", 3, "RUNE101"),
    ]


def test_contract_counts_more_than_the_copy(write: Callable[[str, str], Path]) -> None:
    """The contract's own functions are what the guide says, whatever the copy's text looks like."""
    write("rune_bpcs.sh", "rune_init() { echo x; }\nrune_ok() { echo x; }\nrune_param() { echo x; exit 3; }\n")
    path = write("plugin.sh", HEAD.replace("/usr/lib/rune", "${0%/*}") + 'X="$(rune_param x "")"\nrune_ok "$X"\n')
    assert check(path.read_bytes(), path=str(path)).findings == ()


@pytest.mark.parametrize("way", ["/proc/self/environ", "/proc/kmsg", "../../proc/self/environ", "link"])
def test_files_of_the_kernel_are_not_sourced(write: Callable[[str, str], Path], way: str) -> None:
    """What a plugin sources is not read in /proc, where it is no script, and reading can do something."""
    path = write("plugin.sh", HEAD)
    (path.parent / "link").symlink_to("/proc/self/environ")
    named = ("/usr/bin" if way.startswith("..") else path.parent) / Path(way)
    assert named.exists()
    assert sourced_reader(Source("plugin.sh", HEAD), str(path))(str(named)) is None


def test_sourced_files_that_source_each_other_end(write: Callable[[str, str], Path]) -> None:
    """Files that source themselves, or each other, are followed to a bound."""
    write("a.sh", 'source "$(dirname "$0")/b.sh"\n')
    write("b.sh", 'source "$(dirname "$0")/a.sh"\n')
    for line in ['source "$(dirname "$0")/a.sh"\n', 'source "$0"\n', 'source "${BASH_SOURCE[0]}"\n']:
        path = write("plugin.sh", HEAD + line + END)
        report = check(path.read_bytes(), path=str(path))
        assert report.failures == ()
        assert {found.code for found in report.findings} <= {"RUNE002", "RUNE003"}


# --- Nothing else decides the result ---


def test_working_folder_does_not_decide(
    write: Callable[[str, str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A plugin that sources by a relative name gives one result from wherever it is checked."""
    write("helper.sh", "say() { echo x; }\n")
    path = write("plugin.sh", HEAD + "source ./helper.sh\nsource helper.sh\nsay\n" + END)
    results = []
    for cwd in (tmp_path, Path("/"), tmp_path.parent):
        monkeypatch.chdir(cwd)
        results.append(check(path.read_bytes(), path=str(path)))
    assert results[0] == results[1] == results[2]


def test_neighbours_do_not_decide() -> None:
    """A plugin's findings are the same whatever was checked before it."""
    paths = [path for rule in load_rules() for path in sorted((rule.folder / "bad").glob("*.sh"))]
    forwards = {path: marks.checked(path) for path in paths}
    backwards = {path: marks.checked(path) for path in reversed(paths)}
    assert forwards == backwards


def test_hash_seed_does_not_decide(tool: Tool) -> None:
    """All bad examples give the same report, byte by byte, under several hash seeds."""
    folder = str(load_rules()[0].folder.parent)
    reports = {
        tool("check", "--no-confirm", "--format", "json", folder, environment={"PYTHONHASHSEED": seed}).stdout
        for seed in ("0", "1", "77", "4294967295")
    }
    assert len(reports) == 1
    assert len(json.loads(reports.pop())["findings"]) > 50


# --- Odd input ---

DEEP = 300
HOSTILE: dict[str, str | bytes] = {
    "empty": "",
    "newlines": "\n\n\n",
    "nul": HEAD.encode() + b"echo a\0b\n\0\0rune_ok x\n",
    "only_nul": b"\0" * 1000,
    "invalid_utf8": HEAD.encode() + b"echo \xff\xfe\x80 >&2\n" + END.encode(),
    "byte_order_mark": "\ufeff" + HEAD + END,
    "crlf": (HEAD + END).replace("\n", "\r\n"),
    "lone_cr": (HEAD + END).replace("\n", "\r"),
    "shebang_alone": "#!",
    "no_newline_at_end": HEAD + END.rstrip("\n"),
    "backslash_at_end": HEAD + "rune_ok x \\",
    "many_functions": HEAD + "".join(f"f{n}() {{ echo {n}; }}\n" for n in range(10_000)) + END,
    "many_lines": HEAD + "true >/dev/null\n" * 10_000 + END,
    "long_line": HEAD + "echo " + "x" * 1_000_000 + " >&2\n" + END,
    "long_array": HEAD + "a=(" + " 'x y'" * 5000 + ')\necho "${a[@]}" >&2\n' + END,
    "many_ifs_deep": HEAD + "if :; then " * DEEP + ":" + "; fi" * DEEP + "\n" + END,
    "recursion": HEAD + "f() { f; }\nf\n" + END,
    "mutual_recursion": HEAD + "f() { g; }\ng() { f; f; }\nf\n" + END,
    "recursion_in_substitution": HEAD + "f() { x=$(f) || true; f | f; }\nf\n" + END,
    "fork_bomb": HEAD + ":(){ :|:& };:\n" + END,
    "endless_loop": HEAD + "while :; do :; done\n" + END,
    "endless_for": HEAD + "for ((;;)); do rune_out a=b; done\n" + END,
    "long_range": HEAD + "for i in {1..100000000}; do rune_out a=$i; done\n" + END,
    "eval_recursion": HEAD + 'e() { eval "e"; }\ne\n' + END,
    "eval_of_itself": HEAD + 'x=\'eval "$x"\'\neval "$x"\n' + END,
    "eval_of_anything": HEAD + 'while read -r l; do eval "$l"; done </etc/hosts\n' + END,
    "trap_that_sets_itself": HEAD + "t() { trap t EXIT; }\ntrap t EXIT\n" + END,
    "err_trap_that_fails": HEAD + "trap 'false' ERR\ntrap 'trap false ERR; false' ERR\nfalse || true\n" + END,
    "debug_trap": HEAD + "trap 'true' DEBUG\ntrue\n" + END,
    "alias_of_itself": HEAD + "shopt -s expand_aliases\nalias a=a\na || true\n" + END,
    "reference_to_itself": HEAD + 'declare -n r=r || true\ndeclare -n a=b b=a\necho "$a" >&2 || true\n' + END,
    "division_by_zero": HEAD + "x=$((1 / 0)) || true\ny=$((1 % 0)) || true\n" + END,
    "huge_numbers": HEAD + "x=$((9 ** 99999999))\ny=$((1 << 99999999))\nz=$((2 ** 63 ** 99))\n" + END,
    "huge_width": HEAD + 'printf -v x "%999999999d" 1\n' + END,
    "huge_index": HEAD + "a[99999999999]=1\nb=${HOME:999999999999:99}\n" + END,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_input_does_not_crash(text: str | bytes) -> None:
    """Whatever a file holds, there is a report on it, without a failure of ours."""
    for named in (False, True):
        assert check(text, named=named).failures == ()


GREEDY = {
    "text_that_doubles": 'x="${1:-a}"\n' + "x=$x$x\n" * 40 + 'echo "$x" >&2\n',
    "slow_expression": f"x={'a' * 40}b\n" + "[[ $x =~ ^(a+)+$ ]] && rune_ok y\n",
    "slow_pattern": f"x={'a' * 40}b\n" + f"[[ $x == {'*a' * 12}*c ]] && rune_ok y\n",
}


@pytest.mark.parametrize("body", GREEDY.values(), ids=GREEDY)
def test_greedy_input_is_bounded(body: str, write: Callable[[str, str], Path]) -> None:
    """A text that grows beyond all bounds, or a pattern that is slow to match, is not known, and costs little."""
    path = write("plugin.sh", HEAD + body + END)
    done = subprocess.run(
        ["bash", "-c", 'ulimit -v 2000000; exec "$@"', "-", *CHECK, str(path)],
        capture_output=True,
        env=plain_environment(),
        timeout=10,
        check=False,
    )
    assert json.loads(done.stdout)["failures"] == []
