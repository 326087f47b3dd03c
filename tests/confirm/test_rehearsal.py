"""Rehearsals act out Bash: what a script would print is what Bash prints."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from runelint.confirm.rehearsal.commands import run_list
from runelint.confirm.rehearsal.control import LeaveError
from runelint.confirm.rehearsal.shell import Shell, Sink, Stage
from runelint.runner.scenario import Scenario
from runelint.syntax import Source, parse

BASH = shutil.which("bash") or ""
# Each of them uses constants and core tools only.
SCRIPTS = {
    "default values": 'x=""; echo "${x:-a} ${x-b} ${y:-c} ${y:+d}${z:=e}$z"',
    "trimming": 'p=/a/b/c.tar.gz; echo "${p##*/} ${p#*/} ${p%.*} ${p%%.*} ${p/b/X} ${p//[abc]/_} ${p^^} ${#p} ${p:3:2}"',
    "arrays": 'a=(x "y z" w); a+=(v); echo "${#a[@]} ${a[1]} ${a[-1]} ${a[*]}"; for i in "${a[@]}"; do echo "<$i>"; done',
    "keyed arrays": 'declare -A m=([k]=1 [l]=2); m[n]=3; echo "${m[k]} ${#m[@]} ${m[n]}"',
    "splitting": 'v="a  b c"; for w in $v "$v"; do echo "[$w]"; done; set -- $v; echo "$# $2"',
    "arithmetic": "n=5; echo $((n * 2 + 7 % 3 - (1 << 2))) $((n > 3 ? 10 : 20)); ((n += 3)); echo $n; ((n == 8)) && echo yes",
    "functions": 'f() { local x=$1; echo "in $x $#"; return 3; }; f a b || echo "status $?"',
    "case": "for x in start stop -v 42 other; do case $x in st*) echo s;; -?) echo opt;; [0-9]*) echo n;; *) echo o;; esac; done",
    "while read": "printf 'a b\\nc d e\\n' | while read -r x y; do echo \"$y/$x\"; done",
    "mapfile": "mapfile -t l < <(printf '1\\n2\\n'); echo \"${#l[@]} ${l[1]}\"",
    "here-documents": 'x=5; cat <<EOF\nv=$x $(echo sub)\nEOF\nread -r l <<< "a $x"; echo "$l"',
    "pipelines": "printf 'b=2\\na=1\\n' | sort | cut -d= -f2 | tr '12' 'xy' | head -n 1",
    "grep": "printf 'one\\ntwo\\nthree\\n' | grep -c t; echo x | grep -q y || echo none; echo a1 | grep -oE '[0-9]'",
    "sed and awk": "echo 'k: v w' | sed 's/k: //' ; echo 'k v w' | awk '{print $2}'; printf 'a 1\\nb 2\\n' | awk '$1 == \"b\" {print $2}'",
    "conditions": '[[ ab =~ ^a(.)$ ]] && echo "${BASH_REMATCH[1]}"; [ 3 -gt 2 -a -n x ] && echo and; [[ a < b && ! -z q ]] && echo ok',
    "errexit": 'set -e; false || echo kept; if ! false; then echo no; fi; (exit 3) || echo "sub $?"; false; echo never',
    "pipefail": "set -eo pipefail; false | true || echo failed; x=$(false | cat) || echo assigned",
    "loops": "for ((i = 0; i < 4; i++)); do ((i == 1)) && continue; [ $i = 3 ] && break; echo $i; done; until [ $i = 3 ]; do i=3; done; echo $i",
    "traps": "trap 'echo bye $?' EXIT; echo hi; exit 4",
    "printf": "printf '%s-%d\\n' a 1 b 2; printf -v v '%s' z; echo \"$v\"",
    "braces": "echo {a,b}{1,2} x{1..3}",
    "positional": 'set -- a b c; shift; echo "$1 $# ${@:2} $*"',
    "substitution": 'x=$(echo a; echo b); echo "$x"; echo "$(dirname /a/b) $(basename /a/b.c .c)"',
    "jq": "echo '{\"a\":[1,2],\"b\":\"x\"}' | jq -r '.b, (.a|length)'; jq -nc --arg k v '{k:$k}'",
    "errors of jq": "echo '{}' | jq -e '.x' >/dev/null || echo \"e $?\"; echo 'no json' | jq . 2>/dev/null || echo broken",
    "seq and wc": "seq 3 | wc -l | tr -d ' '; echo 'a b' | wc -w | tr -d ' '",
    "eval and indirection": 'n=v; v=7; echo "${!n}"; eval "w=\\$v"; echo "$w"',
    "extended patterns": "shopt -s extglob; [[ aab == +(a)b ]] && echo plus; [[ x == !(y|z) ]] && echo not",
}


def _rehearsed(text: str) -> str:
    source = Source("script.sh", text)
    stage = Stage(Scenario(), lambda _: None, {}, 5000)
    shell = Shell(stage, source, "/opt/rune/plugins/script.sh")
    try:
        run_list(shell, parse(text).body)
    except LeaveError as ended:
        shell.result = ended.result
    if "EXIT" in shell.traps:
        from runelint.confirm.rehearsal.commands import run_trap

        run_trap(shell, "EXIT")
    sink = shell.descriptors[1]
    assert isinstance(sink, Sink)
    return sink.value().text


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_rehearsal_prints_what_bash_prints(name: str) -> None:
    """What is acted out is what Bash does."""
    done = subprocess.run(
        [BASH, "-c", SCRIPTS[name]],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
    )
    assert _rehearsed(SCRIPTS[name]) == done.stdout
