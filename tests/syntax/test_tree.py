"""The tree of each construct, by its text and by its place."""

from __future__ import annotations

from typing import TypeVar

import pytest

from runelint.syntax import children, parse, parse_fragment, static_text, walk
from runelint.syntax import nodes as n

_Node = TypeVar("_Node", bound=n.Node)


def only(text: str) -> n.Command:
    """Return the one command of a script without problems."""
    script = parse(text)
    assert script.problems == ()
    (command,) = script.body
    return command


def first(text: str, kind: type[_Node]) -> _Node:
    """Return the first node of a kind in a script without problems."""
    script = parse(text)
    assert script.problems == ()
    return next(node for node in walk(script) if isinstance(node, kind))


def test_a_simple_command_keeps_assignments_words_and_redirections() -> None:
    """Assignments, words and redirections of a command are told apart, whatever their order on the page."""
    command = only(">log a=1 b[2]+=3 cmd 2>&1 x")
    assert isinstance(command, n.Simple)
    assert [item.name for item in command.assignments] == ["a", "b"]
    assert [item.append for item in command.assignments] == [False, True]
    assert [static_text(word) for word in command.words if isinstance(word, n.Word)] == ["cmd", "x"]
    assert [(item.descriptor, item.operator) for item in command.redirects] == [(None, ">"), (2, ">&")]


def test_spans_are_exact() -> None:
    """Each word's span is its text, multi-byte characters count one."""
    text = "ä \"ö $x\" 'ü' $(é) \\\n\tz\n"
    command = only(text)
    assert isinstance(command, n.Simple)
    words = [text[word.start : word.end] for word in command.words]
    assert words == ["ä", '"ö $x"', "'ü'", "$(é)", "z"]


@pytest.mark.parametrize(
    ("text", "name", "prefix", "operator"),
    [
        ("$x", "x", "", ""),
        ("$1", "1", "", ""),
        ("${#}", "#", "", ""),
        ("${#x}", "x", "#", ""),
        ("${##}", "#", "#", ""),
        ("${#-}", "-", "#", ""),
        ("${#:-a}", "#", "", ":-"),
        ("${!x}", "x", "!", ""),
        ("${!x*}", "x", "!", "*"),
        ("${!x@}", "x", "!", "@"),
        ("${!a[@]}", "a", "!", ""),
        ("${x:-a}", "x", "", ":-"),
        ("${x=a}", "x", "", "="),
        ("${x##a}", "x", "", "##"),
        ("${x/#a/b}", "x", "", "/#"),
        ("${x//a}", "x", "", "//"),
        ("${x^^}", "x", "", "^^"),
        ("${x@Q}", "x", "", "@Q"),
        ("${x:1:2}", "x", "", ":"),
        ("${@:2}", "@", "", ":"),
        ("${x[1]:-a}", "x", "", ":-"),
    ],
)
def test_every_form_of_parameter_expansion(text: str, name: str, prefix: str, operator: str) -> None:
    """`${…}` is taken apart into prefix, name and operator in every form."""
    found = first(f"echo {text}", n.ParameterExpansion)
    assert (found.name, found.prefix, found.operator) == (name, prefix, operator)
    assert (found.start, found.end) == (5, 5 + len(text))


def test_words_inside_an_expansion_are_parsed() -> None:
    """The pattern and the replacement of `${x/…/…}` are words with parts of their own."""
    found = first('echo "${x/$a*/"b $(c)"}"', n.ParameterExpansion)
    assert found.argument is not None
    assert found.second is not None
    assert [type(part) for part in found.argument.parts] == [n.ParameterExpansion, n.Glob]
    assert [type(part) for part in found.second.parts] == [n.DoubleQuoted]


def test_ansi_quotes_are_decoded() -> None:
    r"""`$'…'` stands for its characters, bytes of one character written singly included."""
    assert first(r"echo $'a\n\x41\u00e4\xc3\xa4\101\cA\'\q'", n.AnsiQuoted).text == "a\nAääA\x01'\\q"


def test_bytes_that_are_no_character_survive_ansi_quotes() -> None:
    r"""`$'\xff'` is the byte 255, kept as a lone surrogate."""
    assert first(r"echo $'\xff'", n.AnsiQuoted).text == "\udcff"


def test_escapes_in_backticks_keep_their_place() -> None:
    """Inside backticks with escapes a node stands at its first character in the script."""
    text = "echo `echo \\`inner\\` \\$x`"
    inner = [node for node in walk(parse(text)) if isinstance(node, n.Literal) and node.text == "inner"]
    assert [(node.start, node.end) for node in inner] == [(text.index("inner"), text.index("inner") + 5)]
    assert first(text, n.ParameterExpansion).start == text.index("\\$x")


def test_here_documents_of_one_line_come_in_order() -> None:
    """Two here-documents on a line are read one after the other."""
    text = "cat <<A 3<<-'B'\n$x\nA\n\t$y\n\tB\necho\n"
    script = parse(text)
    bodies = [node for node in walk(script) if isinstance(node, n.HereDocument)]
    assert [(body.delimiter, body.quoted, body.strip_tabs) for body in bodies] == [
        ("A", False, False),
        ("B", True, True),
    ]
    assert [type(part) for part in bodies[0].parts] == [n.ParameterExpansion, n.Literal]
    assert [getattr(part, "text", None) for part in bodies[1].parts] == ["$y\n"]
    assert len(script.body) == 2


def test_a_here_document_in_a_substitution() -> None:
    """A here-document inside `$( )` ends there, and the word goes on after it."""
    command = only('x="$(cat <<E\na $b\nE\n)" y=1\n')
    assert isinstance(command, n.Simple)
    assert [item.name for item in command.assignments] == ["x", "y"]


def test_a_here_document_that_the_file_ends() -> None:
    """Bash only warns when the file ends before the closing delimiter."""
    assert first("cat <<E\na", n.HereDocument).closed is False


def test_brace_expansions() -> None:
    """`{a,b}` and `{1..3}` are expansions; `{}`, `{a}` and braces in an assignment are not."""
    kinds = [
        (node.sequence, len(node.alternatives))
        for node in walk(parse("a {b,{c,d}e} x{1..3} {} {a} {,}\nv={a,b}\n"))
        if isinstance(node, n.BraceExpansion)
    ]
    assert kinds == [(False, 2), (False, 2), (True, 1), (False, 2)]


def test_a_brace_expansion_comes_before_a_bracket() -> None:
    """In `{a,[b,c]}` the comma between the brackets separates alternatives."""
    found = first("echo {a,[b,c]}", n.BraceExpansion)
    assert [static_text(word) for word in found.alternatives] == ["a", "[b", "c]"]


def test_tildes() -> None:
    """A tilde is one at the start of a word and after `:` in an assignment, and nowhere else."""
    found = [
        node.text for node in walk(parse("~/a ~bob a~b '~' P=~/x:~y/z\nP=~/x:~y/z\n")) if isinstance(node, n.Tilde)
    ]
    assert found == ["", "bob", "", "y"]


def test_conditional_precedence() -> None:
    """In `[[ ]]` `&&` binds tighter than `||`, and the right side of `=~` is one word."""
    command = only("[[ a || ! -f b && c =~ ^(x y|z)$ ]]")
    assert isinstance(command, n.Conditional)
    test = command.expression
    assert isinstance(test, n.TestAndOr)
    assert test.operator == "||"
    right = test.operands[1]
    assert isinstance(right, n.TestAndOr)
    assert [type(item) for item in right.operands] == [n.TestNot, n.TestBinary]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("if a; then b; elif c; then d; else e; fi >x", n.If),
        ("for x in a b; do c; done", n.For),
        ("for x do c; done", n.For),
        ("for x; { c; }", n.For),
        ("for ((i=0; ;i++)) { c; }", n.ArithmeticFor),
        ("while a; do b; done <x", n.While),
        ("until a; do b; done", n.While),
        ("case x in (a|b) c ;& d) ;;& *) e; esac", n.Case),
        ("select x in a; do b; done", n.Select),
        ("f() { a; } >x", n.FunctionDefinition),
        ("function f [[ a ]]", n.FunctionDefinition),
        ("{ a; } 2>&1", n.Group),
        ("((a) | b)", n.Subshell),
        ("((a))", n.ArithmeticCommand),
        ("[[ a ]]", n.Conditional),
        ("coproc x { a; }", n.Coproc),
        ("coproc a b", n.Coproc),
        ("time -p ! a", n.Pipeline),
        ("a |& b", n.Pipeline),
        ("a && b || c", n.AndOr),
        ("a &", n.Background),
        ("echo a &>>b <<<c {fd}<>d >&- <&3-", n.Simple),
    ],
)
def test_kinds_of_commands(text: str, kind: type[n.Node]) -> None:
    """Each kind of command has its class."""
    assert isinstance(only(text), kind)


def test_declarations_hold_assignments_among_their_words() -> None:
    """The arguments of `local` that assign are Assignments, in their place."""
    command = only("local -a x=(1 [2]=3) y z=4")
    assert isinstance(command, n.Simple)
    assert [type(word).__name__ for word in command.words] == ["Word", "Word", "Assignment", "Word", "Assignment"]


def test_line_continuations_stand_anywhere() -> None:
    r"""A backslash and newline vanishes between any two characters."""
    assert isinstance(only("a &\\\n& b"), n.AndOr)
    assert isinstance(only("i\\\nf a; then b; f\\\ni"), n.If)
    assert first("echo $fo\\\no", n.ParameterExpansion).name == "foo"
    command = only("ab\\\ncd e")
    assert isinstance(command, n.Simple)
    assert isinstance(command.words[0], n.Word)
    assert static_text(command.words[0]) == "abcd"


def test_comments_are_kept() -> None:
    """Comments are in the script with their places, those inside substitutions as well."""
    script = parse("#!/bin/bash\na # one\nx=$(b # two\n)\necho a#b\n")
    assert [comment.text for comment in script.comments] == ["#!/bin/bash", "# one", "# two"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a'b'\"c\"\\d$'e'", "abcde"), ("a$x", None), ("*", None), ("~", None), ('"a`b`"', None), ("{a,b}", None)],
)
def test_static_text(text: str, expected: str | None) -> None:
    """The static text of a word is its text without quotes, and None as soon as anything is expanded."""
    command = only(f": {text}")
    assert isinstance(command, n.Simple)
    word = command.words[1]
    assert isinstance(word, n.Word)
    assert static_text(word) == expected


def test_a_fragment_has_the_offsets_of_the_whole() -> None:
    """A fragment is parsed alone, but its nodes count characters of the whole text."""
    text = "trap 'rm \"$x\"' EXIT"
    script = parse_fragment(text, 6, 13)
    assert (script.start, script.end) == (6, 13)
    found = next(node for node in walk(script) if isinstance(node, n.ParameterExpansion))
    assert text[found.start : found.end] == "$x"


def test_children_lie_inside_their_parents() -> None:
    """Walking yields each node once, and children are nodes."""
    script = parse('if a; then b "$(c)"; fi <<E\n$d\nE\n')
    seen = list(walk(script))
    assert len(seen) == len({id(node) for node in seen})
    assert all(isinstance(child, n.Node) for node in seen for child in children(node))


def test_quotes_inside_a_quoted_expansion() -> None:
    """Between double quotes `$'…'` and the quotes of a replacement are quotes, those of a default value are not."""
    script = parse("""echo "${x//b/$'\\t'}" "${x//b/'q*'}" "${u:-$'\\t'}" "${u:-'d'}" """)
    quoted = [node.text for node in walk(script) if isinstance(node, n.AnsiQuoted | n.SingleQuoted)]
    assert quoted == ["\t", "q*", "\t"]
    assert not any(isinstance(node, n.Glob) for node in walk(script))


def test_a_brace_between_single_quotes_does_not_end_a_quoted_expansion() -> None:
    """In `"${x:-'}$y'}"` the quotes stand for themselves, `}` between them does too, and `$y` is expanded."""
    found = first("""echo "${x:-'}$y'}z" """, n.ParameterExpansion)
    assert (found.start, found.end) == (6, 17)
    assert found.argument is not None
    assert [type(part) for part in found.argument.parts if not isinstance(part, n.Literal)] == [n.ParameterExpansion]
