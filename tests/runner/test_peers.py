"""Who answers on a TCP port in a scenario: Bash connects to the host and hears what it says; everybody else refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from runelint.runner.package import PLUGINS, Copied, Package
from runelint.runner.peers import hosts_lines, is_peer, peers_of
from runelint.runner.rung import SandboxFailedError
from runelint.runner.scenario import File, Kind, Library, Scenario

if TYPE_CHECKING:
    from runelint.runner.observation import Observation
    from runelint.runner.supervise import Sandbox

PLUGIN = f"{PLUGINS}/plugin.sh"


def _run(sandbox: Sandbox, text: str, files: dict[str, File]) -> Observation:
    package = Package(PLUGIN, "/", {PLUGIN: Copied(text.encode(), 0o755)}, {}, {}, ())
    return sandbox.run(package, Scenario(files=files, library=Library.NONE))


@pytest.mark.parametrize("host", ["db.example.org", "10.1.2.3", "localhost", "127.0.0.1", "::1", "sandbox2"])
def test_a_host_answers(sandbox: Sandbox, host: str) -> None:
    """A name, an address of either kind and the machine itself answer on that port, and on no other one."""
    text = f"""probe() {{ bash -c ': </dev/tcp/"$0"/"$1"' "$@" 2>/dev/null && echo open || echo closed; }}
    probe {host} 5432; probe {host} 5433; (exec 3<>/dev/tcp/{host}/5432) && echo sub"""
    assert _run(sandbox, text, {f"/dev/tcp/{host}/5432": File()}).stdout == b"open\nclosed\nsub\n"


def test_it_says_what_it_says(sandbox: Sandbox) -> None:
    """The text is read, then the end; what is written is taken, and each connection hears all of it."""
    text = """exec 3<>/dev/tcp/mail/25; read -r -t 5 line <&3; echo "$line"; echo QUIT >&3 && cat <&3; exec 3>&-
    cat </dev/tcp/mail/25; echo HELO >/dev/tcp/mail/25; echo "$?\""""
    seen = _run(sandbox, text, {"/dev/tcp/mail/25": File("220 mail\n250 ok\n")})
    assert (seen.stdout, seen.stderr) == (b"220 mail\n250 ok\n220 mail\n250 ok\n0\n", b"")


def test_everybody_else_refuses(sandbox: Sandbox) -> None:
    """Where nobody of the scenario is, it is as without a network."""
    text = "for host in ::1 nobody.example.org 10.9.9.9; do (: </dev/tcp/$host/25) 2>/dev/null || echo no; done"
    for files in ({}, {"/dev/tcp/mail/25": File()}):
        assert _run(sandbox, text, dict(files)).stdout == b"no\nno\nno\n"


def test_a_plugin_connects_as_often_as_it_likes(sandbox: Sandbox) -> None:
    """Connections that are closed again are forgotten; of those that stay open there are only so many."""
    text = """for i in {1..80}; do : </dev/tcp/mail/25 || echo no; done; echo done
    for i in {1..80}; do exec {fd}<>/dev/tcp/mail/25 || break; n=$i; done 2>/dev/null; echo "$n\""""
    assert _run(sandbox, text, {"/dev/tcp/mail/25": File("x\n")}).stdout == b"done\n32\n"


def test_only_text_answers(sandbox: Sandbox) -> None:
    """A device, a folder or a link answers nobody."""
    for file in (File(kind=Kind.SOCKET), File(directory=True), File(link="/etc/hosts")):
        with pytest.raises(SandboxFailedError, match="the text that is said there"):
            _run(sandbox, "true", {"/dev/tcp/mail/25": file})


@pytest.mark.parametrize(
    ("path", "is_one"),
    [
        ("/dev/tcp/a/1", True),
        ("/dev/tcp/::1/65535", True),
        ("/dev/tcp/a/0", False),
        ("/dev/tcp/a/65536", False),
        ("/dev/tcp/a/ssh", False),
        ("/dev/tcp/a", False),
        ("/dev/tcp/a/1/2", False),
        ("/dev/udp/a/1", False),
    ],
)
def test_a_peer_has_a_host_and_a_port(path: str, is_one: bool) -> None:  # noqa: FBT001 - a column of the table
    """A path names somebody when it has a host and the number of a port."""
    assert is_peer(path) is is_one


def test_names_have_addresses() -> None:
    """Each name gets an address of its own, which /etc/hosts tells; what is no name is in no line."""
    paths = ["/dev/tcp/a/1", "/dev/tcp/a/2", "/dev/tcp/b c/1", "/dev/tcp/10.0.0.1/1", "/etc/x"]
    files = dict.fromkeys(paths, File("x"))
    assert list(peers_of(files)) == [("127.99.0.1", 1), ("127.99.0.1", 2), ("127.99.0.2", 1), ("10.0.0.1", 1)]
    assert hosts_lines(files) == b"127.99.0.1 a\n"
