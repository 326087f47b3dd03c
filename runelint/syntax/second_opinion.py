"""What others say of a script that our parser rejected: Bash itself, and bashlex."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from runelint.syntax.nodes import Script

_TIMEOUT_SECONDS = 20
# Nothing is inherited: BASH_ENV would name a file to run, exported functions would be read.
_ENVIRONMENT = {"LC_ALL": "C", "PATH": "/usr/bin:/bin"}
_COMPLAINT = re.compile(r"^[^\n]*?: line ([0-9]+): (?!warning:)(.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Opinion:
    """What Bash and bashlex say. `accepted_by_bash` is None when Bash could not be asked.

    `line` and `message` are Bash's first complaint. `script` is what bashlex read, None when it rejects the text, too,
    or was not asked.
    """

    accepted_by_bash: bool | None
    line: int | None
    message: str
    script: Script | None = None


def second_opinion(text: str) -> Opinion:
    """Return what Bash says of `text` and, unless that rejects it, what bashlex reads. Nothing of it is executed."""
    verdict = bash_verdict(text)
    if verdict.accepted_by_bash is False:
        return verdict
    return Opinion(verdict.accepted_by_bash, verdict.line, verdict.message, bashlex_script(text))


def bash_verdict(text: str, *, extended_globs: bool = False) -> Opinion:
    """Return what `bash -n` says of `text`: it reads commands and executes none.

    So it does not see `shopt -s extglob` take effect; with `extended_globs` that is set from the start.
    """
    bash = shutil.which("bash", path=_ENVIRONMENT["PATH"])
    if bash is None:
        return Opinion(None, None, "bash is not installed")
    # A file, because Bash reads a pipe byte by byte.
    with tempfile.TemporaryFile() as script:
        script.write(text.encode("utf-8", "surrogateescape" if _is_decoded(text) else "replace"))
        script.seek(0)
        try:
            run = subprocess.run(  # noqa: S603 - a fixed command, the text is only read
                [bash, "--noprofile", "--norc", *(["-O", "extglob"] if extended_globs else []), "-n"],
                stdin=script,
                capture_output=True,
                env=_ENVIRONMENT,
                timeout=_TIMEOUT_SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as cause:
            return Opinion(None, None, f"bash -n gave no answer: {type(cause).__name__}")
    complaints = run.stderr.decode("utf-8", "backslashreplace")
    # Bash sometimes ends with 0 although it has complained (`[[ a b ]]`).
    found = _COMPLAINT.search(complaints)
    if found:
        return Opinion(False, int(found.group(1)), found.group(2))  # noqa: FBT003 - the field is a verdict
    if run.returncode < 0:
        return Opinion(None, None, f"bash -n was ended by signal {-run.returncode}")
    return Opinion(run.returncode == 0, None, complaints.strip() if run.returncode else "")


def _is_decoded(text: str) -> bool:
    """Return whether each lone surrogate of the text stands for a byte of the file."""
    try:
        text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return False
    return True


def bashlex_script(text: str) -> Script | None:
    """Return what bashlex reads, as our tree, or None when it is not there or cannot read the text."""
    try:
        from runelint.syntax.bashlex_tree import script_of
    except ImportError:
        return None
    try:
        return script_of(text)
    except Exception:  # noqa: BLE001 - bashlex raises what it likes (KeyError, AssertionError, RecursionError …)
        return None
