"""What a scenario says is what the plugin finds: files, commands, its library, its environment, how it is started."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from runelint.contract.bpcs.library import own_library
from runelint.runner.kernel_files import TOLD
from runelint.runner.observation import Outcome
from runelint.runner.package import PLUGINS, Copied, Package
from runelint.runner.rung import SandboxFailedError
from runelint.runner.scenario import SIGNALS, Answer, Case, Double, File, Library, Limits, Scenario, Start

if TYPE_CHECKING:
    from runelint.runner.observation import Observation
    from runelint.runner.supervise import Sandbox

PLUGIN = f"{PLUGINS}/plugin.sh"


_PLAIN = Scenario()


def _run(
    sandbox: Sandbox,
    text: str,
    scenario: Scenario = _PLAIN,
    *,
    mode: int = 0o755,
    files: dict[str, str] | None = None,
) -> Observation:
    """Return what became of a plugin with this text, beside which `files` stand."""
    copied = {f"{PLUGINS}/{path}": Copied(content.encode(), 0o644) for path, content in (files or {}).items()}
    package = Package(PLUGIN, "/", {PLUGIN: Copied(text.encode(), mode), **copied}, {}, {}, ())
    return sandbox.run(package, scenario)


@pytest.mark.parametrize(
    "path",
    ["/etc/app.conf", "/var/log/x/y", "/opt/app/z", "/lib/systemd/system/a.service", "/usr/share/x", "/bin/tool", "/a"],
)
def test_a_file_stands_anywhere(sandbox: Sandbox, path: str) -> None:
    """A scenario's file is found under its path with its mode, and can be overwritten."""
    scenario = Scenario(files={path: File("here\n", 0o640)})
    seen = _run(sandbox, f"cat {path}; stat -Lc %a {path}; echo new >{path}; cat {path}", scenario)
    assert (seen.stdout, seen.stderr) == (b"here\n640\nnew\n", b"")


@pytest.mark.parametrize("signal", sorted(SIGNALS))
@pytest.mark.parametrize(
    "call", ["tool", "x=$(tool)", "( tool; : )", "tool | cat", "timeout 5 tool", "if ! tool; then :; fi"]
)
def test_a_double_sends_the_plugin_a_signal(sandbox: Sandbox, signal: str, call: str) -> None:
    """However deep a double runs, the plugin itself gets the signal, and its trap runs."""
    commands = {"tool": Double(Answer(signal=signal))}
    seen = _run(sandbox, f"trap 'echo got; exit 3' {signal}; echo on; {call}; :; echo not", Scenario(commands=commands))
    assert (seen.stdout, seen.status) == (b"on\ngot\n", 3)


def test_a_signal_that_nobody_takes_ends_the_plugin(sandbox: Sandbox) -> None:
    """Without a trap the plugin ends of the signal; the other calls of the command send none."""
    commands = {"tool": Double(cases=(Case(Answer(signal="TERM"), call=2),))}
    seen = _run(sandbox, "tool; echo on; tool; echo not", Scenario(commands=commands))
    assert (seen.stdout, seen.outcome, seen.status) == (b"on\n", Outcome.SIGNALLED, 15)


def test_a_folder_is_empty_and_has_its_mode(sandbox: Sandbox) -> None:
    """A directory of a scenario is there with its permission bits."""
    seen = _run(
        sandbox,
        "stat -c '%F %a' /data/in; ls -A /data/in",
        Scenario(files={"/data/in": File("", 0o700, directory=True)}),
    )
    assert seen.stdout == b"directory 700\n"


def test_a_folder_stands_where_machines_have_a_file(sandbox: Sandbox) -> None:
    """A directory of a scenario takes the place of a file that is there in others."""
    scenario = Scenario(files={"/etc/os-release": File(directory=True)})
    seen = _run(sandbox, "stat -c %F /etc/os-release /etc/passwd", scenario)
    assert seen.stdout == b"directory\nregular file\n"


def test_what_stands_beside_a_file_of_the_machine_stays(sandbox: Sandbox) -> None:
    """A file in a folder of the machine hides nothing else there."""
    text = "perl -MPOSIX -e 'print 1'; ls /usr/share | wc -l"
    without = _run(sandbox, text).stdout
    added = _run(sandbox, text, Scenario(files={"/usr/share/perl/new": File("x"), "/usr/lib/new": File("x")})).stdout
    assert added == without


def test_a_file_of_sys_stands_there(sandbox: Sandbox) -> None:
    """A sandbox has no /sys, so that a scenario can make any file of it."""
    seen = _run(sandbox, "cat /sys/class/x; ls /sys", Scenario(files={"/sys/class/x": File("1\n")}))
    assert (seen.stdout, seen.stderr) == (b"1\nclass\n", b"")


@pytest.mark.parametrize("path", sorted(TOLD))
def test_what_the_kernel_says_of_the_machine_can_be_chosen(sandbox: Sandbox, path: str) -> None:
    """A file of /proc that every Linux has says what the scenario says, cannot be changed, and hides no other."""
    text = f"cat {path}; echo x 2>/dev/null >{path} || echo refused; [ -r /proc/self/status ] && echo own"
    seen = _run(sandbox, text, Scenario(files={path: File("ours\n")}))
    assert (seen.stdout, seen.stderr) == (b"ours\nrefused\nown\n", b"")


@pytest.mark.parametrize("file", [File(link="/etc/hosts"), File(directory=True, mode=0o755)])
def test_what_the_kernel_says_is_a_plain_file(sandbox: Sandbox, file: File) -> None:
    """In the place of a file of /proc stands neither a link nor a folder."""
    with pytest.raises(SandboxFailedError, match="plain file"):
        _run(sandbox, "true", Scenario(files={"/proc/meminfo": file}))


@pytest.mark.parametrize(
    "path",
    [
        "/proc",
        "/proc/1/x",
        "/proc/self/maps",
        "/dev",
        "/dev/null",
        "/dev/fd/3",
        "/.host/x",
        "relative",
        "/",
        "/etc/../dev",
    ],
)
def test_no_file_stands_where_none_can(sandbox: Sandbox, path: str) -> None:
    """A scenario that cannot be set up is a failure of ours, and nothing is executed."""
    with pytest.raises(SandboxFailedError, match="file"):
        _run(sandbox, "true", Scenario(files={path: File("x")}))


def test_doubles_answer_by_name_and_by_path(sandbox: Sandbox) -> None:
    """A double stands in under its name, under an absolute path, and for a core tool."""
    commands = {
        "systemctl": Double(Answer(3, "name\n")),
        "/usr/bin/systemctl": Double(Answer(4, "path\n")),
        "/usr/local/sbin/own": Double(Answer(0, "own\n")),
        "date": Double(Answer(0, "never\n")),
    }
    text = "systemctl; echo $?; /usr/bin/systemctl; echo $?; /bin/systemctl; own; date"
    assert _run(sandbox, text, Scenario(commands=commands)).stdout == b"name\n3\npath\n4\npath\nown\nnever\n"


def test_doubles_answer_to_a_plugin_that_sets_its_own_path(sandbox: Sandbox) -> None:
    """Where only the usual folders are searched doubles are found there, and the real tools that they become."""
    commands = {
        "systemctl": Double(Answer(3, "name\n")),
        "date": Double(cases=(Case(Answer(0, "today\n"), arguments="+%F"),), real=True),
        "sleep": Double(Answer(0, "no\n")),
    }
    text = "systemctl; echo $?; date +%F; date -d @0 +%s; /bin/sleep 9; env -i systemctl"
    seen = _run(sandbox, f"PATH=/usr/bin:/bin; export PATH; {text}", Scenario(commands=commands))
    assert seen.stdout == b"name\n3\ntoday\n0\nno\nname\n"
    ours = [ran.double for ran in seen.commands if ran.arguments[0] == "systemctl"]
    assert ours == [True, True]


def test_absent_commands_are_not_found(sandbox: Sandbox) -> None:
    """A command that the scenario takes away is not found by name or path, and one of the machine never is."""
    text = "command -v jq; /usr/bin/jq --version; command -v sed; command -v systemctl bwrap ls"
    seen = _run(sandbox, text, Scenario(absent=("jq",)))
    assert seen.stdout == b"/usr/bin/sed\n/usr/bin/ls\n"
    assert b"No such file or directory" in seen.stderr


def test_the_environment_is_added_to(sandbox: Sandbox) -> None:
    """Variables of the scenario reach the plugin as they are, odd names too."""
    given = {"PLAIN": "a 'b' $c\nd", "PATH": "/nowhere", "B.C": "dotted", "SHELLOPTS": "nounset"}
    seen = _run(sandbox, "/usr/bin/env -0", Scenario(environment=given))
    lines = seen.stdout.split(b"\0")
    assert b"PLAIN=a 'b' $c\nd" in lines
    assert b"PATH=/nowhere" in lines
    assert b"B.C=dotted" in lines
    assert any(line.startswith(b"SHELLOPTS=") and b"nounset" in line for line in lines)


@pytest.mark.parametrize(
    ("text", "mode", "statuses"),
    [
        ("#!/bin/bash\nexit 3\n", 0o755, {3}),
        ("#!/bin/bash\nexit 3\n", 0o644, {126}),
        ("#!/bin/bash\r\nexit 3\r\n", 0o755, {126, 127}),
        ("#!/usr/bin/env bash\r\nexit 3\r\n", 0o755, {127}),
        ("#!/no/such\nexit 3\n", 0o755, {126, 127}),
        ("exit 3\n", 0o755, {3}),
    ],
    ids=["good", "no-execute-bit", "crlf", "crlf-env", "no-interpreter", "no-first-line"],
)
def test_a_start_by_path_meets_the_first_line(sandbox: Sandbox, text: str, mode: int, statuses: set[int]) -> None:
    """Started by its path, a plugin fails as for any program that starts it; without a first line sh runs it."""
    seen = _run(sandbox, text, Scenario(start=Start.PATH), mode=mode)
    assert seen.outcome is Outcome.EXITED
    assert seen.status in statuses, seen.stderr


def test_the_way_into_a_plugin_is_none_of_its_commands(sandbox: Sandbox) -> None:
    """However it is started, what runs the plugin is not among the commands that it has started."""
    for start in Start:
        seen = _run(sandbox, "#!/usr/bin/env bash\ncat /etc/hostname\n", Scenario(start=start), mode=0o755)
        assert [ran.arguments[0] for ran in seen.commands] == ["cat"]


def test_a_start_by_bash_does_not(sandbox: Sandbox) -> None:
    """Started as RUNE does, neither the mode nor the first line matters."""
    assert _run(sandbox, "#!/no/such\nexit 3\n", mode=0o600).status == 3


def test_a_missing_library_is_ours(sandbox: Sandbox) -> None:
    """Where a plugin has no library, ours is in each of the three places; NONE leaves none."""
    text = """cd "${0%/*}"
    for file in ./rune_bpcs.sh lib/rune_bpcs.sh /opt/rune/lib/rune_bpcs.sh ../lib/rune_bpcs.sh; do cat $file; done"""
    assert _run(sandbox, text).stdout == own_library() * 4
    assert _run(sandbox, text, Scenario(library=Library.NONE)).stdout == b""


def test_a_copy_elsewhere_in_the_folder_is_somebody_elses(sandbox: Sandbox) -> None:
    """A library that lies in another folder leaves the plugin with ours; one of its own kind is the plugin's choice."""
    elsewhere = {"other/rune_bpcs.sh": own_library().decode()}
    text = 'cat "${BASH_SOURCE%/*}/rune_bpcs.sh"'
    assert _run(sandbox, text, files=elsewhere).stdout == own_library()
    assert _run(sandbox, text, files={"other/rune_bpcs.sh": "echo mine\n"}).stdout == b""


def test_another_library_stays_unless_ours_is_wanted(sandbox: Sandbox) -> None:
    """A copy that is no release is the plugin's own, and is replaced on demand only."""
    text = 'cat "${0%/*}"/rune_bpcs.sh'
    files = {"rune_bpcs.sh": "echo mine\n"}
    assert _run(sandbox, text, Scenario(), files=files).stdout == b"echo mine\n"
    assert _run(sandbox, text, Scenario(library=Library.PLUGIN), files=files).stdout == b"echo mine\n"
    assert _run(sandbox, text, Scenario(library=Library.OURS), files=files).stdout == own_library()
    assert _run(sandbox, text, Scenario(library=Library.NONE), files=files).stdout == b""


def test_the_message_is_json_on_stdin(sandbox: Sandbox) -> None:
    """The message arrives as JSON on a pipe, raw stdin as it is, and neither as nothing."""
    text = "[[ -p /dev/stdin ]] && cat"
    assert _run(sandbox, text, Scenario(message={"a": "\u00e4"})).stdout == '{"a": "\u00e4"}'.encode()
    assert _run(sandbox, text, Scenario(stdin=b"\0raw\xff")).stdout == b"\0raw\xff"
    assert _run(sandbox, text).stdout == b""


def test_nothing_is_kept_between_runs(sandbox: Sandbox) -> None:
    """What one run writes, the next does not find."""
    assert _run(sandbox, "echo x >/tmp/kept; echo x >/etc/kept; echo x >/dev/shm/kept").status == 0
    assert _run(sandbox, "ls -A /tmp /dev/shm; cat /etc/kept").stdout == b"/dev/shm:\n\n/tmp:\n"


def test_the_disk_is_as_large_as_the_scenario_says(sandbox: Sandbox) -> None:
    """A run's files may have as many bytes as its limits say."""
    seen = _run(sandbox, "head -c 3M /dev/zero >/tmp/x", Scenario(limits=Limits(disk=2 << 20)))
    assert b"No space left on device" in seen.stderr


_READY = Scenario(message={"payload": {"input_parameters": {"unit": "web"}}}, library=Library.READY)
_SOURCED = '. "$(dirname "$0")/rune_bpcs.sh"'


@pytest.mark.parametrize(
    "start",
    ["", f"{_SOURCED}\n", f"{_SOURCED}\nrune_init\n", f"{_SOURCED}\n( rune_init )\n", f"{_SOURCED}\ncat >/dev/null\n"],
)
@pytest.mark.parametrize("traced", [True, False])
def test_with_the_library_ready_the_message_has_been_read(sandbox: Sandbox, start: str, traced: bool) -> None:  # noqa: FBT001
    """Whatever a plugin does about reading it, and whether or not it is traced, its readers have the message."""
    copied = Copied(f"{start}rune_ok \"$(rune_param unit none)\" '{{}}'".encode(), 0o755)
    seen = sandbox.run(Package(PLUGIN, "/", {PLUGIN: copied}, {}, {}, ()), _READY, traced=traced)
    assert json.loads(seen.stdout)["payload"]["output_data"] == {"message": "web"}
    assert (seen.status, seen.stderr) == (0, b"")


def test_a_ready_library_leaves_the_plugin_as_it_was(sandbox: Sandbox) -> None:
    """Stdin has the whole message still, `$_`, `$?` and the environment tell nothing, and another Bash begins anew."""
    told = 'echo "$_|$?|$-|${BASH_ENV-none}"; head -c 11; bash -c "declare -F rune_init || echo anew"'
    before, after = _run(sandbox, told, _READY._replace(library=Library.OURS)), _run(sandbox, told, _READY)
    assert after.stdout.endswith(b'none\n{"payload":anew\n')
    assert after.stdout == before.stdout
    assert after.writes[0].step is not None


def test_a_library_of_the_plugins_own_is_made_ready(sandbox: Sandbox) -> None:
    """Where the folder has another library than ours that is what is sourced."""
    files = {"vendor/rune_bpcs.sh": "rune_init() { RUNE_INPUT_JSON=1; }\nrune_param() { echo mine; }\n"}
    seen = _run(sandbox, "rune_param x", _READY, files=files)
    assert seen.stdout == b"mine\n"


@pytest.mark.parametrize(("user", "name"), [(0, "root"), (65534, "nobody")])
def test_a_plugin_is_who_the_scenario_says(user: int, name: str, sandbox: Sandbox) -> None:
    """Bash and the commands of the machine tell the number and the name, and files can be written."""
    text = "#!/bin/bash\necho $UID $EUID $(id -u) $(whoami); echo x >/srv/f; cat /srv/f; : >/etc/new && echo y\n"
    seen = _run(sandbox, text, Scenario(user=user))
    assert seen.stdout.decode() == f"{user} {user} {user} {name}\nx\ny\n"
    assert seen.status == 0


_LOADED = str(next(Path("/usr/lib").glob("*/libc.so.6"), "/usr/lib/libc.so.6"))


@pytest.mark.parametrize("path", ["/etc/ld.so.preload", _LOADED, "/usr/lib/glibc-hwcaps/x86-64-v3/libc.so.6"])
def test_a_scenario_has_no_library(sandbox: Sandbox, path: str) -> None:
    """What every program loads, also the one that sets the limits, cannot be a scenario's."""
    with pytest.raises(SandboxFailedError, match="no library"):
        _run(sandbox, "true", Scenario(files={path: File("x")}))


def test_a_scenario_has_a_library_of_its_own(sandbox: Sandbox) -> None:
    """A library that the machine does not have, and that nothing loads by itself, can be a file of a scenario."""
    path = "/usr/lib/own/libown.so"
    assert _run(sandbox, f"cat {path}", Scenario(files={path: File("x")})).stdout == b"x"


@pytest.mark.parametrize("path", ["/bin/bash", "/usr/bin/bash"])
def test_process_1_is_the_machines_own(sandbox: Sandbox, path: str) -> None:
    """Where a scenario has another Bash, the plugin is run by that one, within the same limits."""
    other = "#!/usr/bin/dash\necho other; ulimit -n; exit 4\n"
    seen = _run(sandbox, "echo own", Scenario(files={path: File(other, 0o755)}))
    assert (seen.stdout, seen.status) == (b"other\n256\n", 4)
    assert _run(sandbox, "echo own", Scenario(absent=("bash",))).status == 127


def test_a_name_that_cannot_be_written_is_told(sandbox: Sandbox) -> None:
    """Half a surrogate pair is no name of a file: that is an error, and nobody waits for ever."""
    for file in (File("x"), File(link="/etc")):
        with pytest.raises(SandboxFailedError, match="surrogate"):
            _run(sandbox, "true", Scenario(files={"/\ud800": file}))


@pytest.mark.parametrize("name", ["-i", "-S", "--chdir", "-u", "a b"])
def test_the_name_of_a_variable_is_no_option(sandbox: Sandbox, name: str) -> None:
    """A variable with an odd name is in the plugin's environment, whatever it would mean to `env`."""
    seen = _run(sandbox, "cat /proc/$$/environ", Scenario(environment={name: "value"}))
    assert f"{name}=value".encode() in seen.stdout.split(b"\0")
