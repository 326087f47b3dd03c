"""The core tools, run in a sandbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from boxes import Box
from runelint.runner.farm import CORE, inside, located
from runelint.runner.scenario import File, Scenario

if TYPE_CHECKING:
    from pathlib import Path

TOOLS = [
    ("echo '{\"a\": 1}' | jq -c .", '{"a":1}\n'),
    ("printf 'b\\na\\n' | sort | awk '{print NR, $1}' | tac | paste -sd,", "2 b,1 a\n"),
    ("echo abc | sed s/b/x/ | grep -o x | tr x y | base64 | base64 -d", "y\n"),
    ("d=$(mktemp -d -p /run/calls); cd $d; echo x >f; tar czf a.tgz f; rm f; tar xzf a.tgz; cat f", "x\n"),
    ("whoami; id -u; id -gn; stat -c %a /bin/bash >&2", "root\n0\nroot\n"),
    (
        "date -u -d @0 +%FT%TZ; basename /a/b.c .c; dirname /a/b; realpath -m /a/../b",
        "1970-01-01T00:00:00Z\nb\n/a\n/b\n",
    ),
    ("seq 3 | xargs -n1 echo | wc -l; expr 1 + 2; timeout 5 env X=1 sh -c 'echo $X'", "3\n3\n1\n"),
    ("echo x | nohup setsid -w cat; nice -n 1 echo y; stdbuf -oL echo z", "x\ny\nz\n"),
    ("cut -d: -f1 </etc/passwd; getopt -o a -- -a b", "root\n -a -- 'b'\n"),
    ("df -P / | awk 'NR==2 {print $6}'; du -s /run/calls | cut -f2", "/\n/run/calls\n"),
    ("printf x | md5sum | cut -c1-4; printf x | sha256sum | cut -c1-4", "9dd4\n2d71\n"),
    (
        "flock /run/calls/lock echo locked; tput cols >/dev/null 2>&1; echo x | tee /dev/stderr 2>/dev/null",
        "locked\nx\n",
    ),
    ("diff <(echo a) <(echo a) && cmp <(echo a) <(echo a) && echo same; uname -s", "same\nLinux\n"),
    ("which cat; command -v systemctl curl docker git; echo $?", "/usr/bin/cat\n1\n"),
]


@pytest.mark.parametrize(("line", "stdout"), TOOLS, ids=[line for line, _ in TOOLS])
def test_core_tools_work_in_a_sandbox(line: str, stdout: str, tmp_path: Path) -> None:
    """The core tools do their work where nothing else of the machine is to be found, and find nothing else."""
    root = {"/etc/passwd": "root:x:0:0:root:/root:/bin/bash\n", "/etc/group": "root:x:0:\n"}
    done = Box(tmp_path)(line, Scenario(files={path: File(text) for path, text in root.items()}))
    assert done.stdout.decode() == stdout, done.stderr.decode()


def test_core_tools_are_found_on_this_machine() -> None:
    """The tools without which few plugins can run are found, below /usr."""
    found = located()
    assert {"bash", "sh", "cat", "sed", "grep", "jq", "awk", "sleep"} <= set(found)
    assert all(inside(path).startswith(("/.host/usr/", "/nix/store/")) for path in found.values())
    assert set(found) <= set(CORE)
    assert located(["no-such-tool"]) == {}
