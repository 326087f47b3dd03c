"""What two parsers say about a script, as comparable facts: ours, and shfmt by its JSON.

A fact is a tuple: a kind, the offset that it is about, and what is claimed of it. The trees have different shapes, so
they are compared by their facts only. Both parsers must see one character for each byte (latin-1): shfmt counts bytes.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sysconfig
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from runelint.syntax import children
from runelint.syntax import nodes as n

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Fact: TypeAlias = tuple[Any, ...]
Json: TypeAlias = dict[str, Any]
# Which class it is, the table of readers says.
OurNode: TypeAlias = Any


def shfmt_path() -> str | None:
    """Return where the shfmt of the environment is (the package shfmt-py), or any other; None without one."""
    scripts = Path(sysconfig.get_path("scripts")) / "shfmt"
    return str(scripts) if scripts.exists() else shutil.which("shfmt")


def shfmt_tree(shfmt: str, content: bytes) -> Json | None:
    """Return shfmt's tree of a Bash script, None when it rejects the script."""
    command = [shfmt, "-ln", "bash", "--to-json"]
    run = subprocess.run(command, input=content, capture_output=True, check=False)
    return json.loads(run.stdout) if run.returncode == 0 else None


# Ours


def facts_of_tree(script: n.Script) -> set[Fact]:
    """Return the facts of our tree."""
    found: set[Fact] = set()
    waiting: list[n.Node] = [script]
    while waiting:
        node = waiting.pop()
        reader = _OURS.get(type(node))
        if reader:
            found.update(reader(node))
        # shfmt keeps the inside of these as text.
        if not isinstance(node, n.ExtendedGlob):
            waiting.extend(children(node))
    return found


def _simple(node: OurNode) -> Iterator[Fact]:
    words = tuple(word.start for word in node.words)
    yield "simple", node.start, words, tuple(item.start for item in node.assignments)


def _redirect(node: OurNode) -> Iterator[Fact]:
    descriptor = "" if node.descriptor is None else str(node.descriptor)
    yield "redirect", node.start, node.operator, descriptor, node.target.start, node.target.end
    if node.here_document:
        yield (
            "here-document",
            node.start,
            bool(node.here_document.parts) and node.here_document.start,
        )


def _chain(node: OurNode) -> Iterator[Fact]:
    for operator, right in zip(node.operators, node.commands[1:], strict=False):
        yield "operator", right.start, operator


def _pipeline(node: OurNode) -> Iterator[Fact]:
    yield from _chain(node)
    if node.negated:
        yield "negated", node.start
    if node.timed:
        yield "timed", node.start


def _parameter(node: OurNode) -> Iterator[Fact]:
    operator = {"/#": "/", "/%": "/"}.get(node.operator, node.operator)
    operator = "@" if len(operator) > 1 and operator[0] == "@" else operator
    yield "parameter", node.start, node.end, node.name, node.prefix, operator


def _loop(node: OurNode) -> Iterator[Fact]:
    words = None if node.words is None else tuple(word.start for word in node.words)
    yield type(node).__name__, node.start, node.name, words, _starts(node.body)


def _starts(body: tuple[n.Node, ...]) -> tuple[int, ...]:
    return tuple(item.start for item in body)


def _if(node: OurNode) -> Iterator[Fact]:
    for branch in node.branches:
        yield "branch", branch.start, _starts(branch.condition), _starts(branch.body)
    if node.otherwise:
        yield "otherwise", _starts(node.otherwise)


_OURS: dict[type[n.Node], Callable[[OurNode], Iterator[Fact]]] = {
    n.Simple: _simple,
    n.Redirect: _redirect,
    n.AndOr: _chain,
    n.Pipeline: _pipeline,
    n.ParameterExpansion: _parameter,
    n.For: _loop,
    n.Select: _loop,
    n.If: _if,
    n.SingleQuoted: lambda node: iter([("single", node.start, node.end)]),
    n.AnsiQuoted: lambda node: iter([("single", node.start, node.end)]),
    n.DoubleQuoted: lambda node: iter([("double", node.start, node.end)]),
    n.CommandSubstitution: lambda node: iter([("commands", node.start, node.end, _starts(node.body))]),
    n.ProcessSubstitution: lambda node: iter([("process", node.start, node.end, _starts(node.body))]),
    n.ArithmeticExpansion: lambda node: iter([("arithmetic", node.start, node.end)]),
    n.ExtendedGlob: lambda node: iter([("extended", node.start, node.end)]),
    n.Background: lambda node: iter([("background", node.start)]),
    n.Group: lambda node: iter([("group", node.start, _starts(node.body))]),
    n.Subshell: lambda node: iter([("subshell", node.start, _starts(node.body))]),
    n.While: lambda node: iter([("while", node.start, node.until, _starts(node.condition), _starts(node.body))]),
    n.ArithmeticFor: lambda node: iter([("arithmetic for", node.start, _starts(node.body))]),
    n.ArithmeticCommand: lambda node: iter([("arithmetic command", node.start)]),
    n.Case: lambda node: iter([("case", node.start, node.subject.start, len(node.items))]),
    n.CaseItem: lambda node: iter(
        [
            (
                "item",
                node.patterns[0].start,
                tuple((p.start, p.end) for p in node.patterns),
                _starts(node.body),
            )
        ]
    ),
    n.FunctionDefinition: lambda node: iter([("function", node.start, node.name, node.body.start)]),
    n.Coproc: lambda node: iter([("coproc", node.start, node.command.start)]),
    n.Conditional: lambda node: iter([("conditional", node.start)]),
    n.TestBinary: lambda node: iter(
        [("test", node.left.start, node.left.end, node.operator, node.right.start, node.right.end)]
    ),
    n.TestUnary: lambda node: iter([("unary test", node.start, node.operator, node.operand.end)]),
    n.TestNot: lambda node: iter([("not", node.start)]),
    n.TestGroup: lambda node: iter([("test group", node.start, node.end)]),
    n.TestAndOr: lambda node: iter([("test operator", right.start, node.operator) for right in node.operands[1:]]),
    n.Assignment: lambda node: iter([("assignment", node.start, node.name, node.append, node.end)]),
    n.ArrayLiteral: lambda node: iter([("array", node.start, node.end, _starts(node.elements))]),
    # Of a comment that ends in a backslash shfmt counts the newline in.
    n.Comment: lambda node: iter([("comment", node.start)]),
}


# shfmt's


def facts_of_shfmt(tree: Json) -> set[Fact]:
    """Return the facts of shfmt's tree."""
    found: set[Fact] = set()
    waiting: list[Any] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(node)
            continue
        if not isinstance(node, dict):
            continue
        if "Position" in node and "Cmd" not in node and node.get("Type") is None and "Then" not in node:
            found.update(_lone_statement(node))
        elif "Cmd" in node:
            found.update(_statement(node))
        kind = node.get("Type") or _untyped(node)
        reader = _THEIRS.get(kind)
        if reader:
            found.update(reader(node))
        waiting.extend(node.values())
    return found


def _at(node: Json, name: str = "Pos") -> int:
    return int(node[name]["Offset"]) if name in node and "Offset" in node[name] else 0


def _untyped(node: Json) -> str:
    """Return the kind of a node whose place in the tree says what it is."""
    if "Op" in node and "OpPos" in node and "Word" in node and "Patterns" not in node:
        return "Redirect"
    if "Patterns" in node:
        return "CaseItem"
    if ("Lparen" in node and "Elems" in node) or ("Lparen" in node and "Rparen" in node and "Op" not in node):
        return "ArrayExpr"
    if "Then" in node and "Position" in node:
        return "IfClause"
    if "Name" in node and "Naked" not in node:
        return "Assign"
    if "Hash" in node:
        return "Comment"
    return ""


def _begin(statement: Json) -> int:
    """Return where our node of a statement begins: shfmt counts redirections before a compound command in."""
    return _at(statement)


def _begins(statements: list[Json] | None) -> tuple[int, ...]:
    return tuple(_begin(statement) for statement in statements or [])


def _statement(node: Json) -> Iterator[Fact]:
    if node.get("Negated"):
        yield "negated", _at(node)
    if node.get("Background"):
        yield "background", _at(node)
    command = node["Cmd"]
    if command.get("Type") in {"CallExpr", "DeclClause", "LetClause"}:
        yield _call(node, command)


def _lone_statement(node: Json) -> Iterator[Fact]:
    """Return the facts of a statement that is only redirections, or a lone `!`."""
    if node.get("Negated"):
        yield "negated", _at(node)
    if node.get("Background"):
        yield "background", _at(node)
    if node.get("Redirs"):
        yield "simple", _at(node), (), ()


def _call(statement: Json, command: Json) -> Fact:
    assigns = tuple(_at(item) for item in command.get("Assigns") or [])
    if command["Type"] == "CallExpr":
        words = tuple(_at(word) for word in command.get("Args") or [])
    elif command["Type"] == "DeclClause":
        words = (_at(command["Variant"]), *(_at(item) for item in command.get("Args") or []))
    else:
        words = (_at(command), *(_at(item) for item in command.get("Exprs") or []))
    redirects = (_at(item) for item in statement.get("Redirs") or [])
    return "simple", min([*words, *assigns, *redirects]), words, assigns


def _binary(node: Json) -> Iterator[Fact]:
    yield "operator", _at(node["Y"]), node["Op"]


def _their_redirect(node: Json) -> Iterator[Fact]:
    descriptor = node.get("N", {}).get("Value", "").strip("{}")
    word = node["Word"]
    yield "redirect", _at(node), node["Op"], descriptor, _at(word), _at(word, "End")
    if node["Op"] in {"<<", "<<-"}:
        body = node.get("Hdoc") or {}
        # Of an empty body after `<<-` shfmt makes a literal of tabs.
        filled = any(part.get("Type") != "Lit" or part.get("Value", "").strip("\t") for part in body.get("Parts") or [])
        yield "here-document", _at(node), filled and _at(body)


def _their_parameter(node: Json) -> Iterator[Fact]:
    if "Dollar" not in node:
        return  # shfmt reads `a[b]` in arithmetic as an expansion; to us, and to Bash's parser, it is text
    prefix = "!" if node.get("Excl") else "#" if node.get("Length") else ""
    operator = ""
    if "Exp" in node:
        operator = node["Exp"]["Op"]
    elif "Slice" in node:
        operator = ":"
    elif "Repl" in node:
        operator = "//" if node["Repl"].get("All") else "/"
    elif "Names" in node:
        operator = node["Names"]
    yield "parameter", _at(node), _at(node, "End"), node["Param"]["Value"], prefix, operator


def _their_loop(node: Json) -> Iterator[Fact]:
    body = _begins(node.get("Do"))
    loop = node["Loop"]
    if loop["Type"] == "CStyleLoop":
        yield "arithmetic for", _at(node), body
        return
    words = tuple(_at(word) for word in loop.get("Items") or []) if _at(loop, "InPos") else None
    yield "Select" if node.get("Select") else "For", _at(node), loop["Name"]["Value"], words, body


def _their_if(node: Json) -> Iterator[Fact]:
    if node.get("Cond"):
        yield "branch", _at(node), _begins(node["Cond"]), _begins(node.get("Then"))
    elif node.get("Then"):
        yield "otherwise", _begins(node["Then"])


def _their_function(node: Json) -> Iterator[Fact]:
    names = [node["Name"]["Value"]] if "Name" in node else [item["Value"] for item in node.get("Names", [])]
    yield "function", _at(node), " ".join(names), _at(node["Body"])


def _their_item(node: Json) -> Iterator[Fact]:
    patterns = tuple((_at(word), _at(word, "End")) for word in node["Patterns"])
    yield "item", patterns[0][0], patterns, _begins(node.get("Stmts"))


def _their_test(node: Json) -> Iterator[Fact]:
    if node["Op"] in {"&&", "||"}:
        yield "test operator", _at(node["Y"]), node["Op"]
    else:
        left, right = node["X"], node["Y"]
        yield "test", _at(left), _at(left, "End"), node["Op"], _at(right), _at(right, "End")


def _their_unary_test(node: Json) -> Iterator[Fact]:
    if node["Op"] == "!":
        yield "not", _at(node)
    else:
        yield "unary test", _at(node), node["Op"], _at(node["X"], "End")


_THEIRS: dict[str, Callable[[Json], Iterator[Fact]]] = {
    "BinaryCmd": _binary,
    "Redirect": _their_redirect,
    "ParamExp": _their_parameter,
    "ForClause": _their_loop,
    "IfClause": _their_if,
    "FuncDecl": _their_function,
    "CaseItem": _their_item,
    "BinaryTest": _their_test,
    "UnaryTest": _their_unary_test,
    "ParenTest": lambda node: iter([("test group", _at(node), _at(node, "End"))]),
    "TestClause": lambda node: iter([("conditional", _at(node))]),
    "TimeClause": lambda node: iter([("timed", _at(node))]),
    "SglQuoted": lambda node: iter([("single", _at(node), _at(node, "End"))]),
    "DblQuoted": lambda node: iter([("double", _at(node), _at(node, "End"))]),
    "CmdSubst": lambda node: iter([("commands", _at(node), _at(node, "End"), _begins(node.get("Stmts")))]),
    "ProcSubst": lambda node: iter([("process", _at(node), _at(node, "End"), _begins(node.get("Stmts")))]),
    "ArithmExp": lambda node: iter([("arithmetic", _at(node), _at(node, "End"))]),
    "ExtGlob": lambda node: iter([("extended", _at(node), _at(node, "End"))]),
    "Block": lambda node: iter([("group", _at(node), _begins(node.get("Stmts")))]),
    "Subshell": lambda node: iter([("subshell", _at(node), _begins(node.get("Stmts")))]),
    "WhileClause": lambda node: iter(
        [
            (
                "while",
                _at(node),
                bool(node.get("Until")),
                _begins(node.get("Cond")),
                _begins(node.get("Do")),
            )
        ]
    ),
    "ArithmCmd": lambda node: iter([("arithmetic command", _at(node))]),
    "CaseClause": lambda node: iter([("case", _at(node), _at(node["Word"]), len(node.get("Items") or []))]),
    "CoprocClause": lambda node: iter([("coproc", _at(node), _at(node["Stmt"]))]),
    "Assign": lambda node: iter(
        [("assignment", _at(node), node["Name"]["Value"], bool(node.get("Append")), _at(node, "End"))]
    ),
    "ArrayExpr": lambda node: iter(
        [
            (
                "array",
                _at(node),
                _at(node, "End"),
                tuple(_at(item) - ("Index" in item) for item in node.get("Elems") or []),
            )
        ]
    ),
    "Comment": lambda node: iter([("comment", _at(node))]),
}
