"""Texts of a rehearsal, with where they come from, and the questions that decide where it goes."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from runelint.confirm.rehearsal.control import TooLongError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from runelint.confirm.jq.inputs import Program
    from runelint.confirm.knobs import JsonPath, Knob


class Value(NamedTuple):
    """A text. `term` says where it comes from, None when the script itself holds it.

    `sure` is False when the text is a guess: a command that is not acted out has made it.
    """

    text: str
    term: Term | None = None
    sure: bool = True


class Given(NamedTuple):
    """The text of a knob. A text that ends a line loses that end on the way."""

    knob: Knob


class Through(NamedTuple):
    """Made out of `values`, most likely so that what one of them holds comes through."""

    values: tuple[Value, ...]


class Chain(NamedTuple):
    """The values side by side."""

    values: tuple[Value, ...]


class Picked(NamedTuple):
    """One of the pieces that `value` falls into: lines, or fields between `separator`. `at` counts from 0.

    With `rest` it is all from there to the end.
    """

    value: Value
    at: int
    separator: str
    rest: bool = False


class Marked(NamedTuple):
    """What a tool makes of `value` when that begins with `mark`: seconds since 1970 of `@seconds`."""

    value: Value
    mark: str


class Keyed(NamedTuple):
    """Field `at` of the line of `value` whose field `key_at` is `key`; both count from 1, 0 is the whole line."""

    value: Value
    key: str
    key_at: int
    at: int
    separator: str

    def line(self, text: str) -> str:
        """Return a line with such fields and `text`; without a text that is asked for, one that does not fit."""
        if not text:
            return "other"
        fields = ["x"] * max(self.key_at, self.at, 1)
        fields[max(self.key_at, 1) - 1] = self.key
        if self.at:
            if self.at == max(self.key_at, 1):
                fields.append("")
            fields[self.at - 1] = text
        return (self.separator or " ").join(fields).strip()


class Sized(NamedTuple):
    """How long `value` is, or how many lines or words it has: `unit` is `c`, `l` or `w`.

    Any other unit is the mark between the fields that are counted.
    """

    value: Value
    unit: str


class Computed(NamedTuple):
    """A number that `formula` computes from the numbers `values`."""

    values: tuple[Value, ...]
    formula: Callable[[Sequence[int]], int | None]


class Queried(NamedTuple):
    """What jq has made of `value`.

    `paths` are the places in it that were looked at, `literals` the constants of the program, `direct` the place that
    the answer was taken from, if it was taken as it is. `others` are the arguments, `program` what jq was asked.
    """

    value: Value
    paths: tuple[JsonPath, ...]
    literals: tuple[object, ...]
    direct: JsonPath | None
    others: tuple[Value, ...] = ()
    program: Program | None = None


class Inverted(NamedTuple):
    """What a program has made of `value`; `inputs` gives texts for which it might make a certain one."""

    value: Value
    inputs: Callable[[str], Iterable[str]]


Term: TypeAlias = Given | Through | Chain | Picked | Marked | Keyed | Sized | Computed | Queried | Inverted


class Ask(Enum):
    """The kinds of questions."""

    FILLED = "is it not empty"
    PATTERN = "does the pattern match"
    EXPRESSION = "does the regular expression match"
    NUMBER = "does the comparison hold"
    NONZERO = "is the number not 0"
    FILE = "is there such a file"
    STATUS = "does the command succeed"
    PRESENT = "is the command there"
    TRUTH = "is what jq says true"
    GREP = "does a line match"
    TURN = "is there another line or word"
    ANY = "does it do what it should"
    LIBRARY = "is the library there"
    MESSAGE = "is the message left"
    SIGNAL = "does a signal come"
    RUNNING = "is the job still there"


class Question(NamedTuple):
    """What decides an outcome. `detail` is the pattern, operator, command or path, as the kind has it.

    `instead` are other patterns that lead to the same place, `counted` what the variables of an expression hold.
    """

    ask: Ask
    values: tuple[Value, ...] = ()
    detail: str = ""
    negated: bool = False
    knob: Knob | None = None
    instead: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()

    def inverted(self) -> Question:
        """Return the question with the opposite answer."""
        return self._replace(negated=not self.negated)


class Result(NamedTuple):
    """The exit status of a command, and what decided it; `sure` is False when it is a guess."""

    status: int = 0
    question: Question | None = None
    sure: bool = True
    exempt: bool = False

    def with_status(self, status: int) -> Result:
        """Return the result with another status."""
        return self if status == self.status else self._replace(status=status)

    def counted(self) -> Result:
        """Return the result as it is looked at where the process, or the function, was started."""
        return self._replace(exempt=False) if self.exempt else self


# `x=$x$x` doubles with each line: longer texts end the rehearsal.
_LONGEST = 1 << 18
_MOST_STEPS = 20
EMPTY = Value("")
SUCCESS = Result()


def chained(values: Sequence[Value]) -> Value:
    """Return the values side by side."""
    if len(values) == 1:
        return values[0]
    texts: list[str] = []
    size, given, sure = 0, False, True
    for text, term, is_sure in values:
        texts.append(text)
        size += len(text)
        given = given or term is not None
        sure = sure and is_sure
    if size > _LONGEST:
        raise TooLongError
    return Value("".join(texts), Chain(tuple(values)) if given else None, sure)


def through(text: str, *values: Value, sure: bool = True) -> Value:
    """Return a text that was made of `values`."""
    if len(text) > _LONGEST:
        raise TooLongError
    sources = tuple(value for value in values if value.term is not None)
    return Value(text, Through(sources) if sources else None, sure and all(value.sure for value in values))


def unsure(text: str, *values: Value) -> Value:
    """Return a guess at what was made of `values`."""
    return through(text, *values, sure=False)


def stripped(value: Value) -> Value:
    """Return the value without newlines at its end, as `$(…)` gives it."""
    text = value.text.rstrip("\n")
    return value if text == value.text else Value(text, value.term, value.sure)


def handed_on(value: Value, result: Result) -> Value:
    """Return what a command has given to its reader; of one that failed before it wrote, what it has failed for."""
    question = result.question
    if value.text or value.term is not None or not result.status or question is None:
        return value
    return through("", *question.values)


def source_of(value: Value) -> str:
    """Return the name of the member of the message or the variable that the value comes from first, else nothing."""
    for _ in range(_MOST_STEPS):
        term = value.term
        match term:
            case Given(knob=knob):
                return str(getattr(knob, "path", "")) if hasattr(knob, "path") else str(getattr(knob, "name", ""))
            case Through(values=values) | Chain(values=values) | Computed(values=values):
                value = next((each for each in values if each.term is not None), EMPTY)
            case None:
                return ""
            case _:
                value = term.value
    return ""


def constant_in(value: Value) -> str:
    """Return what the script itself puts beside what comes from elsewhere."""
    pieces = value.term.values if isinstance(value.term, Chain) else ()
    return "".join(each.text for each in pieces if each.term is None)
