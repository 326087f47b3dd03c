"""A plugin behaves as it would without the trace: same output, same status, same state of the shell."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from runelint.runner.package import read_package
from runelint.runner.scenario import Scenario

if TYPE_CHECKING:
    from runelint.runner.observation import Observation
    from runelint.runner.supervise import Sandbox
    from watched import Observe

CORPUS = Path(__file__).parents[3] / "corpus"
EVERY = 20
MESSAGE = Scenario(
    message={
        "message_metadata": {"version": "1.0", "message_id": "m", "created_at": "2025-01-01T00:00:00Z"},
        "payload": {"input_parameters": {"service": "sshd", "name": "x", "mode": "easy"}, "context": {"node": "n"}},
        "observability": {"trace_id": "t", "span_id": "s"},
    }
)
LIBRARY = "echo lib\nlf() { caller 0; }\nlf\n"
INPUT = b"line1\nline2\n"

CASES = {
    "environment": "env | sort\nexport X=1\nbash -c 'env | sort; trap -p; echo $- ${PS4@Q} ${BASH_XTRACEFD-none}'\n",
    "functions": "declare -F\nf() { echo f; }\nexport -f f\nbash -c f\ncompgen -A function\n",
    "traps": "trap 'echo x' EXIT; trap 'echo d' DEBUG; trap 'echo e' ERR\nf() { trap : RETURN; }\nf\ntrap -p\nfalse\n",
    "options": "set -euo pipefail\nshopt\nset +o | grep -v xtrace\n",
    "last word": "echo $_\ntrue a b\necho $_\nx=1\necho $_\n",
    "descriptors": "ls /proc/self/fd | grep -v 25.\nexec 7>&1\necho a >&7\nls /proc/self/fd | grep -v 25.\n",
    "all descriptors closed": (
        "for f in /proc/$$/fd/*; do n=${f##*/}; ((n > 2)) && eval exec $n'>&-'; done\necho a\nls /x\n"
        "echo $'m\\nn\\'o' >&2\nx='a\nb'\necho k >&2\n"
    ),
    "unset variable": "set -u\necho a\necho $x\necho b\n",
    "errexit": "set -e\nf() { false; echo no; }\nf || echo q\nf\necho b\n",
    "pipefail": "set -eo pipefail\nfalse | true\necho no\n",
    "must be set": "${x:?gone}\necho b\n",
    "constant": "readonly r=1\nr=2\necho b\n",
    "syntax error": "echo a\nif; then\n",
    "signal": "trap 'echo usr' USR1\nkill -USR1 $$\necho z\nkill -TERM $$\n",
    "end in a trap": "trap 'echo bye; exit 7' EXIT\nexit 3\n",
    "numbers": "echo $$ $BASHPID $SHLVL $0 ${BASH_SOURCE[0]} $#\ntr '\\0' ' ' </proc/$$/cmdline\n",
    "statuses": "false\necho $?\ntrue | false\necho ${PIPESTATUS[@]}\n! true\necho $?\n(exit 9)\necho $?\n",
    "stdin": "read -r l\necho got $l\ncat\n",
    "coprocess": 'coproc C { cat; }\necho hi >&"${C[1]}"\nread -r x <&"${C[0]}"\necho $x\n',
    "jobs": "sleep 0.05 &\nwait $!\necho $?\njobs\n(echo s) &\nwait\n",
    "substituted processes": "diff <(echo a) <(echo b)\nmapfile -t a < <(printf '1\\n2\\n')\necho ${a[@]}\n",
    "callers": "f() { caller 0; echo ${BASH_LINENO[@]} ${FUNCNAME[@]} $LINENO; }\nf\ng() { f; }\ng\n. ${0%/*}/lib.sh\n",
    "local options": "f() { local -; set +e; }\nset -e\nf\nfalse\necho no\n",
    "long words": "x=$(printf '%100000s' x)\necho ${#x}\nprintf %s \"$x\" | md5sum\n",
    "limits and masks": "ulimit -n\numask\ngrep -E 'Sig(Ign|Blk)' /proc/self/status\n",
    "trace's own descriptor": (
        "BASH_XTRACEFD=1\necho a\nexec 5>/tmp/x\nBASH_XTRACEFD=5\necho b\nunset BASH_XTRACEFD\ncat /tmp/x\n"
    ),
    "own prompt": "PS4='+ '\necho a\n{ set +x; } 2>/dev/null\necho b\n",
    "error messages": "nonexist\n./nofile\n/etc\ncd /nonexist\necho $((1/0))\n[[ a =~ [ ]]\necho c\n",
    "stdout closed": "exec >&-\necho a\necho b >&2\n",
    "stderr closed": "exec 2>&-\necho a\necho b >&2\nls /x\necho c\n",
    "another program": "true\nexec sh -c 'echo $0 $-; env | sort' name\n",
    "debugger": "shopt -s extdebug\nset -T\ntrap '[[ $BASH_COMMAND != *skip* ]]' DEBUG\necho skip\necho b\n",
    "late writer": "(sleep 0.05; echo late) &\necho now\n",
    "menu": "select x in a b; do echo $x; break; done <<<1\nwhile getopts ab o -a -b; do echo $o; done\n",
    "lastpipe": "shopt -s lastpipe\necho a | read -r l\necho $l ${PIPESTATUS[@]}\n",
    "posix mode": "set -o posix\nIFS=,\nx=a,b\nset -- $x\necho $# $*\n",
}


@pytest.mark.parametrize("name", CASES)
def test_a_traced_plugin_behaves_as_an_untraced_one(observe: Observe, observe_bare: Observe, name: str) -> None:
    """Outputs, status, traps, descriptors and the environment of children are those of a run without the trace."""
    traced = observe(CASES[name], stdin=INPUT, lib=LIBRARY)
    bare = observe_bare(CASES[name], stdin=INPUT, lib=LIBRARY)
    assert traced.steps
    assert not bare.steps
    assert _comparable(traced) == _comparable(bare)


def _comparable(seen: Observation) -> tuple[object, ...]:
    return seen.outcome, seen.status, seen.held_open, _plain(seen.stdout), _plain(seen.stderr)


def _plain(output: bytes) -> list[str]:
    """Return the lines, without what is different each time: descriptors of `<( )`, clocks, random names."""
    return re.sub(
        r"/dev/fd/\d+|\d{4}-\d\d-\d\d[T ][\d:.]*Z?|[0-9a-f]{8}-[0-9a-f-]{27}|\d\d:\d\d:\d\d|\b1\d{9,}\b",
        "N",
        output.decode(errors="replace"),
    ).splitlines()


def test_plugins_of_the_corpus_behave_the_same(sandbox: Sandbox) -> None:
    """A plugin of the corpus does with the trace what it does without, unless it is never twice the same."""
    plugins = sorted(CORPUS.rglob("*.sh"))[::EVERY]
    assert plugins
    for path in plugins:
        package = read_package(str(path))
        traced = _comparable(sandbox.run(package, MESSAGE))
        bare = _comparable(sandbox.run(package, MESSAGE, traced=False))
        assert traced == bare or bare != _comparable(sandbox.run(package, MESSAGE, traced=False)), path
