"""The tree of a Bash script: one small class for every construct of the grammar (bash(1), SHELL GRAMMAR).

Every node knows where it stands: `start` and `end` count characters of the source text from 0, `end` is exclusive.
Nodes are made once by the parser and never changed afterwards; they are not declared frozen, which would double the
cost of a parse. They are compared by identity, which makes them cheap keys for what an analysis remembers of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(slots=True, eq=False, repr=False)
class Node:
    """A piece of source text with its place."""

    start: int
    end: int

    def __repr__(self) -> str:
        """Return the class and the place; a whole tree would be no help, and 50 generated methods slow the import."""
        return f"<{type(self).__name__} {self.start}-{self.end}>"


# Words and what they are made of


@dataclass(slots=True, eq=False, repr=False)
class Word(Node):
    """A word before expansion: its parts stand side by side without blanks."""

    parts: tuple[Part, ...]


@dataclass(slots=True, eq=False, repr=False)
class Literal(Node):
    """Characters that stand for themselves. `text` is what Bash sees: line continuations are gone."""

    text: str


@dataclass(slots=True, eq=False, repr=False)
class Escaped(Node):
    r"""`\c`, outside quotes or inside `"…"`. `text` is the character that stands for itself."""

    text: str


@dataclass(slots=True, eq=False, repr=False)
class SingleQuoted(Node):
    """`'text'`."""

    text: str


@dataclass(slots=True, eq=False, repr=False)
class AnsiQuoted(Node):
    r"""`$'text'`; `text` has its backslash escapes decoded."""

    text: str


@dataclass(slots=True, eq=False, repr=False)
class DoubleQuoted(Node):
    """`"parts"`, or `$"parts"` when it is to be translated."""

    parts: tuple[Part, ...]
    translated: bool


@dataclass(slots=True, eq=False, repr=False)
class Glob(Node):
    """An unquoted `*`, `?` or `[…]` in a word or pattern."""

    text: str


@dataclass(slots=True, eq=False, repr=False)
class ExtendedGlob(Node):
    """`?(a|b)`, `*(…)`, `+(…)`, `@(…)` or `!(…)`. `operator` is the first character."""

    operator: str
    alternatives: tuple[Word, ...]


@dataclass(slots=True, eq=False, repr=False)
class Tilde(Node):
    """`~`, `~user`, `~+` or `~-` at the start of a word. `text` is what follows the tilde."""

    text: str


@dataclass(slots=True, eq=False, repr=False)
class BraceExpansion(Node):
    """`{a,b}` or `{1..5}`. A sequence has one alternative, its text between the braces."""

    alternatives: tuple[Word, ...]
    sequence: bool


@dataclass(slots=True, eq=False, repr=False)
class ParameterExpansion(Node):
    """`$name` or `${…}` in every form (bash(1), Parameter Expansion).

    `prefix` is `!` (indirection, `${!x}`, `${!x*}`, `${!a[@]}`), `#` (length) or empty. `operator` is what follows the
    name and its subscript: `:-`, `-`, `:=`, `=`, `:?`, `?`, `:+`, `+`, `#`, `##`, `%`, `%%`, `/`, `//`, `/#`, `/%`,
    `^`, `^^`, `,`, `,,`, `:` (substring), `@X` (transformation), `*` and `@` (names that begin so), or empty.
    `argument` is its word, pattern or offset; `second` is the replacement of `/`, or the length of `:`.
    """

    name: str
    braced: bool
    prefix: str
    subscript: Arithmetic | None
    operator: str
    argument: Word | None
    second: Word | None


@dataclass(slots=True, eq=False, repr=False)
class CommandSubstitution(Node):
    """`$(body)`, `` `body` `` or `${ body; }`. `style` is how it opens: ``$(``, `` ` ``, `${ ` or `${|`.

    Inside backticks that hold escapes, nodes stand at the place of their first character in the script.
    """

    body: tuple[Command, ...]
    style: str


@dataclass(slots=True, eq=False, repr=False)
class ProcessSubstitution(Node):
    """`<(body)` or `>(body)`. `direction` is the first character."""

    direction: str
    body: tuple[Command, ...]


@dataclass(slots=True, eq=False, repr=False)
class Arithmetic(Node):
    """An arithmetic expression or a subscript, as text with the expansions inside it parsed."""

    parts: tuple[Part, ...]


@dataclass(slots=True, eq=False, repr=False)
class ArithmeticExpansion(Node):
    """`$((expression))` or `$[expression]`."""

    expression: Arithmetic


Part: TypeAlias = (
    Literal
    | Escaped
    | SingleQuoted
    | AnsiQuoted
    | DoubleQuoted
    | Glob
    | ExtendedGlob
    | Tilde
    | BraceExpansion
    | ParameterExpansion
    | CommandSubstitution
    | ProcessSubstitution
    | ArithmeticExpansion
)


# Assignments and redirections


@dataclass(slots=True, eq=False, repr=False)
class ArrayElement(Node):
    """`word`, `[subscript]=word` or `[subscript]+=word` in an array literal."""

    subscript: Arithmetic | None
    append: bool
    value: Word | None


@dataclass(slots=True, eq=False, repr=False)
class ArrayLiteral(Node):
    """`(elements)` on the right of an assignment."""

    elements: tuple[ArrayElement, ...]


@dataclass(slots=True, eq=False, repr=False)
class Assignment(Node):
    """`name=value`, `name+=value`, `name[subscript]=value`. `value` is None for `name=`."""

    name: str
    subscript: Arithmetic | None
    append: bool
    value: Word | ArrayLiteral | None


@dataclass(slots=True, eq=False, repr=False)
class HereDocument(Node):
    """The lines of a here-document, without the closing delimiter.

    `parts` holds Literal, Escaped and expansions; of a quoted one a single Literal. With `strip_tabs` (`<<-`) the
    literals have lost the tabs that begin lines. `closed` is False when the file ended first, which Bash only warns of.
    """

    delimiter: str
    quoted: bool
    strip_tabs: bool
    parts: tuple[Part, ...]
    closed: bool


@dataclass(slots=True, eq=False, repr=False)
class Redirect(Node):
    """`[descriptor]operator target`. `descriptor` is a number, the name in `{name}`, or None when not written.

    `operator` is one of `<`, `>`, `>>`, `>|`, `<>`, `<&`, `>&`, `&>`, `&>>`, `<<`, `<<-`, `<<<`. `target` is the word;
    of a here-document it is the delimiter as it was written.
    """

    descriptor: int | str | None
    operator: str
    target: Word
    here_document: HereDocument | None


# Commands


@dataclass(slots=True, eq=False, repr=False)
class Simple(Node):
    """`assignments words redirects`, in any order on the page.

    The arguments of a declaration builtin (`local x=1`, `declare -a y=(…)`) are Assignments among the words.
    """

    assignments: tuple[Assignment, ...]
    words: tuple[Word | Assignment, ...]
    redirects: tuple[Redirect, ...]


@dataclass(slots=True, eq=False, repr=False)
class Pipeline(Node):
    """`[time] [!] command | command |& command`. Also a single command that is negated or timed.

    `operators` are the `|` and `|&` between the commands. A lone `!` or `time` has no commands.
    """

    commands: tuple[Command, ...]
    operators: tuple[str, ...]
    negated: bool
    timed: bool


@dataclass(slots=True, eq=False, repr=False)
class AndOr(Node):
    """`command && command || command`, evaluated left to right with equal precedence."""

    commands: tuple[Command, ...]
    operators: tuple[str, ...]


@dataclass(slots=True, eq=False, repr=False)
class Background(Node):
    """`command &`."""

    command: Command


@dataclass(slots=True, eq=False, repr=False)
class Group(Node):
    """`{ body; }`."""

    body: tuple[Command, ...]
    redirects: tuple[Redirect, ...]


@dataclass(slots=True, eq=False, repr=False)
class Subshell(Node):
    """`( body )`."""

    body: tuple[Command, ...]
    redirects: tuple[Redirect, ...]


@dataclass(slots=True, eq=False, repr=False)
class Branch(Node):
    """`if condition; then body` or `elif condition; then body`."""

    condition: tuple[Command, ...]
    body: tuple[Command, ...]


@dataclass(slots=True, eq=False, repr=False)
class If(Node):
    """`if …; then …; elif …; then …; else otherwise; fi`. `otherwise` is empty without `else`."""

    branches: tuple[Branch, ...]
    otherwise: tuple[Command, ...]
    redirects: tuple[Redirect, ...]


@dataclass(slots=True, eq=False, repr=False)
class For(Node):
    """`for name in words; do body; done`. `words` is None without `in` (it means `"$@"`)."""

    name: str
    words: tuple[Word, ...] | None
    body: tuple[Command, ...]
    redirects: tuple[Redirect, ...]


@dataclass(slots=True, eq=False, repr=False)
class Select(Node):
    """`select name in words; do body; done`."""

    name: str
    words: tuple[Word, ...] | None
    body: tuple[Command, ...]
    redirects: tuple[Redirect, ...]


@dataclass(slots=True, eq=False, repr=False)
class ArithmeticFor(Node):
    """`for ((first; test; step)); do body; done`. An expression that is left out is None."""

    first: Arithmetic | None
    test: Arithmetic | None
    step: Arithmetic | None
    body: tuple[Command, ...]
    redirects: tuple[Redirect, ...]


@dataclass(slots=True, eq=False, repr=False)
class While(Node):
    """`while condition; do body; done`, or `until`."""

    until: bool
    condition: tuple[Command, ...]
    body: tuple[Command, ...]
    redirects: tuple[Redirect, ...]


@dataclass(slots=True, eq=False, repr=False)
class CaseItem(Node):
    """`(pattern|pattern) body ;;`. `terminator` is `;;`, `;&`, `;;&`, or empty on the last one."""

    patterns: tuple[Word, ...]
    body: tuple[Command, ...]
    terminator: str


@dataclass(slots=True, eq=False, repr=False)
class Case(Node):
    """`case subject in items esac`."""

    subject: Word
    items: tuple[CaseItem, ...]
    redirects: tuple[Redirect, ...]


@dataclass(slots=True, eq=False, repr=False)
class FunctionDefinition(Node):
    """`name() body` or `function name body`. Redirections of the definition are those of `body`."""

    name: str
    body: Command


@dataclass(slots=True, eq=False, repr=False)
class ArithmeticCommand(Node):
    """`((expression))`."""

    expression: Arithmetic
    redirects: tuple[Redirect, ...]


@dataclass(slots=True, eq=False, repr=False)
class Coproc(Node):
    """`coproc [name] command`. `name` is `COPROC` when not written."""

    name: str
    command: Command


@dataclass(slots=True, eq=False, repr=False)
class Conditional(Node):
    """`[[ expression ]]`."""

    expression: Test
    redirects: tuple[Redirect, ...]


# Conditional expressions


@dataclass(slots=True, eq=False, repr=False)
class TestWord(Node):
    """A lone word in `[[ ]]`: true when it is not empty."""

    word: Word


@dataclass(slots=True, eq=False, repr=False)
class TestUnary(Node):
    """`-f word` and its like. `operator` is the option with its dash."""

    operator: str
    operand: Word


@dataclass(slots=True, eq=False, repr=False)
class TestBinary(Node):
    """`left operator right` with `=`, `==`, `!=`, `=~`, `<`, `>`, `-eq` and its like.

    The right word of `=`, `==` and `!=` is a pattern, that of `=~` an extended regular expression: quoted parts stand
    for themselves, and in an expression a parenthesis does not end the word.
    """

    left: Word
    operator: str
    right: Word


@dataclass(slots=True, eq=False, repr=False)
class TestNot(Node):
    """`! operand`."""

    operand: Test


@dataclass(slots=True, eq=False, repr=False)
class TestGroup(Node):
    """`( operand )`."""

    operand: Test


@dataclass(slots=True, eq=False, repr=False)
class TestAndOr(Node):
    """`a && b` or `a || b`; `&&` binds tighter. A chain of one operator is one node."""

    operator: str
    operands: tuple[Test, ...]


Test: TypeAlias = TestWord | TestUnary | TestBinary | TestNot | TestGroup | TestAndOr


@dataclass(slots=True, eq=False, repr=False)
class Unparsed(Node):
    """A stretch that was not read.

    In the body of a Script it comes with a SyntaxProblem. Inside backticks, and inside a `$((…) …)` that is no
    arithmetic, it comes with none: Bash reads those only when it runs them.
    """


Compound: TypeAlias = (
    Group | Subshell | If | For | Select | ArithmeticFor | While | Case | ArithmeticCommand | Conditional
)

Command: TypeAlias = Simple | Pipeline | AndOr | Background | FunctionDefinition | Coproc | Compound | Unparsed


# The file


@dataclass(slots=True, eq=False, repr=False)
class Comment(Node):
    """`# text` up to the end of the line. `text` begins with the number sign."""

    text: str


@dataclass(slots=True, eq=False, repr=False)
class SyntaxProblem(Node):
    """What keeps a part of the file from being read, at the place that Bash names.

    For a quote, `${`, `$((` or `[[` that is never closed that is where it opens; for `$(`, `<(` and compound commands
    it is the end of the file. `limit` is True when Bash may accept the text but a limit of this parser (nesting) was
    hit. Only what Bash notices before it runs anything is a problem: an error inside backticks is an Unparsed without
    one, and from an expansion on that cannot be read in a here-document its text is a plain Literal.
    """

    message: str
    limit: bool


@dataclass(slots=True, eq=False, repr=False)
class Script(Node):
    """A whole file: what could be parsed, the comments, and what could not be parsed."""

    body: tuple[Command, ...]
    comments: tuple[Comment, ...]
    problems: tuple[SyntaxProblem, ...]
