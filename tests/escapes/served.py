"""Runs plugins in the sandbox for a test, as whoever this is started as; not a test itself.

It reads one request per line from its stdin and answers with one line each. It has what an attack is after: an open
descriptor of a folder, a secret in its environment, and it tells whether it can itself read a file that the attack may
not.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path

from runelint.runner.answer import encoded
from runelint.runner.package import read_package
from runelint.runner.rung import SandboxFailedError, SandboxMissingError
from runelint.runner.scenario import File, Kind, Limits, Scenario
from runelint.runner.supervise import Sandbox


def main() -> None:
    """Serve until stdin ends."""
    os.environ["SECRET"] = "not-for-plugins"  # noqa: S105 - it is bait
    os.set_inheritable(os.open("/etc", os.O_RDONLY), True)  # noqa: FBT003 - the name of the function says what it is
    with tempfile.TemporaryDirectory(prefix="runelint-test-") as folder:
        try:
            with Sandbox() as sandbox:
                say({"ready": os.getuid()})
                for line in sys.stdin:
                    say(answered(sandbox, Path(folder), json.loads(line)))
        except SandboxMissingError as missing:
            say({"missing": str(missing)})


def answered(sandbox: Sandbox, folder: Path, request: dict[str, object]) -> object:
    """Return what happened, and whether we ourselves can read the file `readable`."""
    plugin = folder / "plugin.sh"
    plugin.write_text(str(request["text"]))
    fields = dict(request["scenario"])  # type: ignore[call-overload]
    scenario = Scenario(stdin=str(fields.get("stdin", "")).encode(), limits=Limits(**fields.get("limits", {})))
    scenario = scenario._replace(files={path: file_of(given) for path, given in fields.get("files", {}).items()})
    try:
        seen = json.loads(encoded(sandbox.run(read_package(str(plugin)), scenario)))
    except SandboxFailedError as failure:
        return {"failed": str(failure)}
    readable = request.get("readable")
    return {"seen": seen, "control": readable is not None and os.access(str(readable), os.R_OK)}


def file_of(given: str | dict[str, str]) -> File:
    """Return a file of a scenario. The schema is not asked: who this is started as may have no library but ours."""
    if isinstance(given, str):
        return File(given)
    kind = Kind(given["kind"]) if "kind" in given else None
    return File(given.get("content", ""), int(given.get("mode", "0644"), 8), kind=kind)


def say(answer: object) -> None:
    """Write one line."""
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
