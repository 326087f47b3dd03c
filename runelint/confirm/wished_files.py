"""What to change in a scenario so that a test of a file gets the other answer: candidates, not proofs."""

from __future__ import annotations

import posixpath
from itertools import islice
from typing import TYPE_CHECKING

from runelint.confirm.knobs import DIRECTORIES, MISSING, Change, FileAt, Presence, can_be_file
from runelint.confirm.making import made
from runelint.confirm.rehearsal.values import Chain, Given
from runelint.confirm.witness import glob
from runelint.runner.kernel_files import PROC, USUAL
from runelint.runner.peers import NETWORK, is_peer
from runelint.runner.scenario import File, Kind
from runelint.runner.specials import DEV

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from runelint.confirm.making import Changes
    from runelint.confirm.rehearsal.values import Question, Value

_PLAIN = (File(),)
_MOST_WAYS = 3
# What they say is a number most often.
_SETTINGS = f"{PROC}/sys/"
# Files that are there but fail a test.
_UNFIT = {
    "-f": (File(directory=True, mode=0o755),),
    "-d": (File(), File(directory=True, mode=0o600)),
    "-s": (File(),),
    "-x": (File("value\n"),),
    "-w": (File("value\n", 0o444), File(directory=True, mode=0o555)),
    "-r": (File("value\n", 0o200),),
    "-b": _PLAIN,
    "-c": _PLAIN,
    "-p": _PLAIN,
    "-S": _PLAIN,
}
# Permission bits with which what is there fails a test, and with which it does not.
_MODES = {"-r": (0o200, 0o644), "-w": (0o444, 0o644), "-x": (0o644, 0o755)}
_LINK = File(link="/tmp")  # noqa: S108 - in the sandbox
# What is there when these tests hold, and a place where it may well be.
_SPECIAL = {
    "-b": (File(kind=Kind.BLOCK), "/dev/sdx"),
    "-c": (File(kind=Kind.CHARACTER), "/dev/ttyX0"),
    "-p": (File(kind=Kind.PIPE, mode=0o600), "/run/there.fifo"),
    "-S": (File(kind=Kind.SOCKET, mode=0o755), "/run/there.sock"),
    "-L": (_LINK, "/srv/link"),
    "-h": (_LINK, "/srv/link"),
}


def file_wishes(question: Question, *, yes: bool) -> Iterator[Changes]:
    """Yield changes after which the test of the question holds, or not, as `yes` says."""
    operator, _, path = question.detail.partition(" ")
    value = question.values[0]
    if yes and isinstance(value.term, Given) and isinstance(value.term.knob, FileAt) and glob.is_glob(path):
        # A pattern that no file fits is left as it is: the knob is the file that would.
        path = value.term.knob.path.rstrip("/")
    path = path if path.startswith("/") and path != "/" and value.text else ""
    # What might leave the file there is surer than that it has been there.
    for each in question.values[1:] if yes and operator not in {"-d", *_SPECIAL} else ():
        yield from made(each, "value")
    if not yes:
        yield from _failing(operator, value, path)
    elif operator in _SPECIAL:
        yield from _special(operator, value, path)
    else:
        yield from _holding(operator, value, path)


def _failing(operator: str, value: Value, path: str) -> Iterator[Changes]:
    if path and can_be_file(path, MISSING):
        yield (Change(FileAt(path), MISSING),)
        if operator in _MODES:
            yield (Change(FileAt(path), _MODES[operator][0]),)
        for file in _UNFIT.get(operator, ()) if path not in DIRECTORIES else ():
            if can_be_file(path, file):
                yield (Change(FileAt(path), file),)
    yield from _named(value, ["/nonexistent/path", ""])


def _special(operator: str, value: Value, path: str) -> Iterator[Changes]:
    """Yield changes after which a device, a socket, a named pipe or a symbolic link is there."""
    there, place = _SPECIAL[operator]
    if path not in DIRECTORIES and can_be_file(path, there):
        yield (Change(FileAt(path), there),)
    for change in made(value, place):
        yield (*change, Change(FileAt(place), there))


def _with_name(operator: str, value: Value) -> Iterator[Changes]:
    """Yield changes after which a piece of the path that is empty has a text, and the file is there under that name."""
    pieces = value.term.values if isinstance(value.term, Chain) else ()
    for at, piece in enumerate(pieces):
        path = "".join(each.text or ("value" if at == other else "") for other, each in enumerate(pieces))
        there = next(_there(operator, path))
        if not piece.text and piece.term is not None and path.startswith("/") and can_be_file(path, there):
            for changes in islice(made(piece, "value"), _MOST_WAYS):
                yield (*changes, Change(FileAt(path), there))


def _holding(operator: str, value: Value, path: str) -> Iterator[Changes]:
    if path.startswith(NETWORK):
        yield from _answering(value)
        return
    yield from _with_name(operator, value)
    if path and path not in DIRECTORIES:
        if operator in _MODES:
            yield (Change(FileAt(path), _MODES[operator][1]),)
        if operator == "-x" and not path.startswith(f"{PROC}/"):
            yield (Change(FileAt(path), MISSING), Change(Presence(path), value=True))
        for there in _there(operator, path):
            if can_be_file(path, there):
                yield (Change(FileAt(path), there),)
    there = next(_there(operator, "/srv/there"))
    for change in made(value, "/srv/there"):
        yield (*change, Change(FileAt("/srv/there"), there))
    yield from _named(value, ["/tmp" if operator == "-d" else "/etc/hosts"])  # noqa: S108 - in the sandbox
    if path.startswith(f"{PROC}/"):
        yield from _named(value, ["/proc/1", "/proc/self"])
    folder = posixpath.dirname(path)
    if path and folder != "/" and not path.startswith(f"{PROC}/") and can_be_file(folder, MISSING):
        yield (Change(FileAt(folder), MISSING),)


def _answering(value: Value) -> Iterator[Changes]:
    """Yield changes after which somebody answers there, or where the plugin connects to then."""
    host, _, port = value.text.removeprefix(NETWORK).partition("/")
    for place in (f"{NETWORK}{host}/{port}", f"{NETWORK}{host}/80", f"{NETWORK}there/{port}", f"{NETWORK}there/80"):
        if is_peer(place):
            answer = Change(FileAt(place), File("value\n"))
            if place == value.text:
                yield (answer,)
            else:
                yield from ((*change, answer) for change in made(value, place))


def _there(operator: str, path: str) -> Iterator[File]:
    """Yield files for which the test holds, the likeliest first."""
    if operator == "-d":
        yield File(directory=True, mode=0o755)
        return
    if path.startswith(f"{DEV}/") and operator in {"-e", "-r", "-w"} and not is_peer(path):
        yield File(kind=Kind.BLOCK)
    mode = 0o755
    if path.startswith(f"{PROC}/"):
        mode = 0o644 if operator == "-w" else 0o444
    numbers = ("1\n",) if path.startswith(_SETTINGS) else ()
    for text in (*USUAL.get(path, numbers), "value\n"):
        yield File(text, mode)


def _named(value: Value, wanted: Iterable[str]) -> Iterator[Changes]:
    for text in wanted:
        yield from made(value, text)
