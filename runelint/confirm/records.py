"""Whether a command certainly leaves a record in the trace of Bash, of its own or of what it begins with."""

from __future__ import annotations

from runelint.syntax import nodes
from runelint.syntax.walk import children, walk

SUBSTITUTIONS = (nodes.CommandSubstitution, nodes.ProcessSubstitution)
# Those that have redirections of their own.
COMPOUND = (
    *(nodes.If, nodes.While, nodes.Case, nodes.Select, nodes.ArithmeticFor),
    *(nodes.Group, nodes.Subshell, nodes.Conditional),
)
# What they execute is traced as if it stood beside them.
_TRANSPARENT = frozenset({"eval", "trap", "mapfile", "readarray", "exec"})
# What a failing redirection keeps from being executed at all; that of a simple command comes behind its record.
_REDIRECTED = (*COMPOUND, nodes.For, nodes.ArithmeticCommand)
# Operators of an expansion that cannot fail.
_HARMLESS = frozenset({"", "-", ":-", "+", ":+", "#", "##", "%", "%%", "/", "//", "/#", "/%", "^", "^^", ",", ",,"})


def leaves_trace(node: nodes.Node, *, ends: bool = False) -> bool:
    """Return whether a command certainly leaves a record in the trace, of its own or of what it begins with.

    A redirection of a compound command that fails keeps it from that, and so does an error in an expansion. With `ends`
    what ends the shell does, too: a variable that is not set, under `set -u`.
    """
    while not (isinstance(node, _REDIRECTED) and node.redirects):
        match node:
            case nodes.Simple():
                words = (*node.assignments, *node.words)
                stays = bool(node.assignments) or any(_stays(word) for word in node.words)
                return stays and not any(_may_fail(word, ends=ends) for word in words)
            case nodes.Conditional() | nodes.ArithmeticCommand():
                return not _may_fail(node, ends=ends)
            case nodes.Case():
                return True
            case nodes.For():
                words = node.words or ()
                return any(_stays(word) for word in words) and not any(_may_fail(word, ends=ends) for word in words)
            case _:
                first = first_of(node, None)
                if first is None:
                    return False
                node = first
    return False


def _may_fail(node: nodes.Node, *, ends: bool) -> bool:
    """Return whether an expansion in a node may fail, so that the shell goes on elsewhere, or with `ends`, ends."""
    match node:
        case nodes.CommandSubstitution() | nodes.ProcessSubstitution():
            return False
        case nodes.ArithmeticExpansion():
            return True
        case nodes.ParameterExpansion():
            index = "".join(getattr(part, "text", "$") for part in node.subscript.parts) if node.subscript else "@"
            certain = node.prefix in {"", "#"} and node.operator in _HARMLESS and index in {"@", "*"}
            if ends or not certain:
                return True
        case _:
            pass
    return any(_may_fail(each, ends=ends) for each in children(node))


def first_of(node: nodes.Node, inner: set[int] | None) -> nodes.Node | None:
    """Return what is executed first of a command that has others in it; None where that is not certain.

    Of the elements of a pipeline, and of what is substituted, it is the one that is among `inner`.
    """
    if isinstance(node, _REDIRECTED) and node.redirects:
        return None
    match node:
        case nodes.Group() | nodes.Subshell() | nodes.CommandSubstitution():
            return node.body[0] if node.body else None
        case nodes.Pipeline():
            among = [each for each in node.commands if inner is not None and id(each) in inner]
            return among[0] if among else node.commands[0]
        case nodes.AndOr():
            return node.commands[0]
        case nodes.If():
            return node.branches[0].condition[0]
        case nodes.While():
            return node.condition[0]
        case nodes.Conditional():
            test: nodes.Node = node.expression
            while isinstance(test, nodes.TestNot | nodes.TestGroup | nodes.TestAndOr):
                test = test.operands[0] if isinstance(test, nodes.TestAndOr) else test.operand
            return test
        case nodes.Simple() | nodes.For() if inner is not None:
            # The only substitution in it: see `has_no_other_substitution`.
            return next((each for each in walk(node) if isinstance(each, SUBSTITUTIONS) and id(each) in inner), None)
        case _:
            return None


def _stays(word: nodes.Node) -> bool:
    """Return whether a word is certainly one, whatever is expanded."""
    if not isinstance(word, nodes.Word):
        return True
    plain = (nodes.Literal, nodes.Escaped, nodes.SingleQuoted, nodes.AnsiQuoted)
    return any(isinstance(part, plain) for part in word.parts)


def is_transparent(node: nodes.Node) -> bool:
    """Return whether what a command executes is traced as if it stood beside it."""
    if not isinstance(node, nodes.Simple) or not node.words:
        return False
    word = node.words[0]
    names = (
        [part.text for part in word.parts if isinstance(part, nodes.Literal)] if isinstance(word, nodes.Word) else []
    )
    return names != [] and names[0] in _TRANSPARENT
