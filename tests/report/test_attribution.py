"""Who wrote what to stdout."""

from __future__ import annotations

import pytest

from runelint.finding import StdoutPart
from runelint.report.attribution import message_range, stdout_parts
from runelint.runner.observation import Frame, Observation, Outcome, Spot, Step, Written

PLUGIN = "/opt/rune/plugins/p.sh"
LIBRARY = "/opt/rune/plugins/rune_bpcs.sh"
MESSAGE = b'{"payload": {}, "error": null}\n'


def shown(path: str) -> str | None:
    """Return the user's name of a file; the library is ours."""
    return "p.sh" if path == PLUGIN else None


def observed(*writes: tuple[bytes, Spot | None, str], stdout: bytes | None = None) -> Observation:
    """Return a run in which these bytes were written, each at a spot by a command."""
    steps = tuple(Step(at, spot, 1, 0, text) for at, (_, spot, text) in enumerate(writes) if spot is not None)
    numbers = iter(range(len(steps)))
    written = tuple(
        Written(at, content, None if spot is None else next(numbers), 1, "/usr/bin/jq", 1)
        for at, (content, spot, _) in enumerate(writes)
    )
    whole = b"".join(content for content, _, _ in writes) if stdout is None else stdout
    return Observation(Outcome.EXITED, 0, "", whole, b"", written, steps, (), {}, None, held_open=False)


@pytest.mark.parametrize(
    ("stdout", "message"),
    [
        (MESSAGE, MESSAGE.strip()),
        (b"x\n" + MESSAGE + b"y", MESSAGE.strip()),
        (MESSAGE + MESSAGE, MESSAGE.strip()),
        (b'{"a": {"b": 1}}', b'{"a": {"b": 1}}'),
        (b'{"a": 1} x', b""),
        (b'{"a": ' + MESSAGE, MESSAGE.strip()),
        (b"\xff{" + MESSAGE, MESSAGE.strip()),
        (b"{" * 100_000, b""),
        (b"[1]", b""),
        (b"", b""),
    ],
)
def test_the_message_is_found(stdout: bytes, message: bytes) -> None:
    """The first object with a message's keys is the message, whatever stands around it; or else the only object."""
    found = message_range(stdout)
    assert stdout[found.start : found.stop] == message


def test_pieces_make_up_the_whole() -> None:
    """Each piece has its line and command; only bytes outside the message are foreign, and blanks never are."""
    library = Spot(LIBRARY, 90, (Frame("_emit", LIBRARY, 200), Frame("rune_ok", PLUGIN, 9)))
    observation = observed(
        (b"a\n", Spot(PLUGIN, 3), "echo a"),
        (b"b\n", Spot(PLUGIN, 3), "echo b"),
        (MESSAGE, library, "jq -n"),
        (b"late", None, ""),
        stdout=b"a\nb\n" + MESSAGE + b"late\nunseen",
    )
    assert stdout_parts(observation, shown) == (
        StdoutPart(b"a\nb\n", 3, "p.sh", foreign=True, who="echo"),
        StdoutPart(MESSAGE, 9, "p.sh", who="rune_ok"),
        StdoutPart(b"late", foreign=True, who="jq"),
        StdoutPart(b"\nunseen", foreign=True),
    )


def test_foreign_bytes_in_one_write_with_the_message() -> None:
    """What a command writes together with the message is cut off from it."""
    parts = stdout_parts(observed((b"note " + MESSAGE, Spot(PLUGIN, 4), "cat f")), shown)
    assert [(part.content, part.foreign) for part in parts] == [(b"note ", True), (MESSAGE, False)]


def test_stdout_that_was_cut() -> None:
    """Of an output that was cut at the limit, no more is told than is there."""
    parts = stdout_parts(observed((b"aaaa", Spot(PLUGIN, 1), "yes"), (b"bbbb", None, ""), stdout=b"aaaab"), shown)
    assert b"".join(part.content for part in parts) == b"aaaab"
