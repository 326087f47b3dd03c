"""What is left of a job whose shell is killed: the `sleep` that it waits for, unless that has taken its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from runelint.runner.package import PLUGINS, Copied, Package
from runelint.runner.scenario import Scenario

if TYPE_CHECKING:
    from runelint.runner.supervise import Sandbox


@pytest.mark.parametrize(
    ("job", "left"),
    [
        ("sleep 8", False),
        ("( sleep 8 )", False),
        ("( :; sleep 8 )", False),
        ("( :; exec sleep 8 )", False),
        ("{ sleep 8; }", True),
        ("( sleep 8; kill 1 )", True),
        ("( sleep 8 && : )", True),
        ("while :; do sleep 8; done", True),
        ("waits", True),
    ],
)
def test_a_killed_shell_leaves_its_sleep(job: str, left: bool, sandbox: Sandbox) -> None:  # noqa: FBT001
    """Contract stdout is held open after the plugin's end just where the sleep goes on."""
    text = f"waits() {{ sleep 8; }}\n{job} &\nsleep 0.2\nkill $!\nwait $! 2>/dev/null\nexit 0\n"
    plugin = f"{PLUGINS}/plugin.sh"
    seen = sandbox.run(Package(plugin, "/", {plugin: Copied(text.encode(), 0o755)}, {}, {}, ()), Scenario())
    assert seen.held_open is left
