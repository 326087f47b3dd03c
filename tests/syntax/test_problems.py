"""Syntax errors: where Bash puts them, in its words, and what is read in spite of them."""

from __future__ import annotations

import pytest

from runelint.syntax import Source, parse, walk
from runelint.syntax import nodes as n
from runelint.syntax.second_opinion import bash_verdict

WRONG = [
    "in\n", "a | in b\n",
    "fi\n", "a\nfi\n", "if a\n", "if a; then\nfi\n", "while a; do done\n", 'a\n"b\nc\n', "a 'b\n", "x\necho `a\nb\n",
    "( a\n", "{ a\nb\n", "echo a )\n", "echo (a)\n", "a && && b\n", "a &&\n", "a |\n", ";; a\n", "a;;\n", "a & ; b\n",
    "{ a; } b\n", "{ }\n", "()\n", "f() echo\n", "function f echo\n", "a | ! b\n", "! | a\n", "! && a\n", "( ! )\n",
    "for\n", "for i in a; ls; done\nx\n", "case x in a b) c;; esac\n", "case a in b) c; d) e;; esac\n", "echo >\n",
    "echo $(a\nb\n", "a $(b\nfi\n)\n", 'echo "$(b\nfi\n)"\n', "x=${a\nb\n", "echo $[1+2\n", "a $((1+2\n", "(( a\nb\n",
    "a=(b\nc\n", "a=(b;c)\n", "a[ b\n", "a=1 f() { b; }\n", "x y=(1)\n", "x=a(b)\n", "[[ a b ]]\n", "[[ a\n]]\n",
    "[[ a =~ ( ]]\n", "if a; then b; }\n", "until a; done\n", "coproc f() { a; }\n", "command declare x=(1)\n",
    "x=$(a;; b)\n", "case x in\na) b\n", "a () { b\nc\n", "a <(b\n", 'echo "`a"\n', "select\n", "2>&1 (a)\n",
    "in() { a; }\n", "]]\n", "a | ]]\n", "coproc() { a; }\n", "{\\ a; }\n", "{\\\na; }\n", "case x inn a) b;; esac\n",
    "a > 2>x\n", "a > {fd}>x\n", "[[ 2<3 ]]\n", "for x in 2>y; do a; done\n", "a <<<2>x\n",
    """echo "${x:-it's}"\n""", """x="${a:+'}"\nb\n""", """a "b'c${x:-'}d'"\n""", "for i in ${${//a/b}; do\nx\ndone\n",
    'a\n[[ a == "\n" c ]]\n', "a\n[[ -f a\n b ]]\n", "[[ a == b\n\n\n", "f() {\n[[ a == b\n;]]\nx\n}\n",
    "x=$((a)\nb\n", "a\necho $((a); (b\n\nc\n",
]  # fmt: skip
RIGHT = [
    "! ! a\n", "time\n", "$(time)\n", "echo $(<a)\n", "echo ${a b}\n", "echo `fi`\n", "cat <<E\n$(fi)\nE\n", "{}\n",
    "eval a=(1)\n", "let x=(1+2)\n", "x[1 2]=3\n", "x[1 2] y\n", "function f\n{ a; }\n", "for i; { b; }\n", "$( )\n",
    "a | time b\n", '"f"() { a; }\n', "case a in esac\n", "(( ))\n", "echo a[ b\n", "${ a; }\n", "\\\n",
    "if\\\n a; then\\\n b; fi\\\n\n", "{ a; }\\\n | b\n", "for\\\n i in a; do\\\n b; done\n", "case x in esac\\\n\n",
    "[[ !\\\n a ==\\\n b ]]\\\n && c\n", "[[ a =\\\n= b ]]\n", "function\\\n f { a; }\n", "x ]]\n",
    "function in { a; }\n",
    """echo "${x:-'"'}"\n""", """echo "${x:-'}'}"\n""", """echo "${x:-\\'}"\n""", "cat <<E\n${x:-it's}\nE\n", "2>x\n",
    "a=2>x\n",
    "a ${${?}\n b\n}\n", "a ${$} ${#$} ${$:-x}\n",
]  # fmt: skip


@pytest.mark.parametrize("text", WRONG)
def test_bash_rejects_it_on_the_same_line(text: str) -> None:
    """What Bash rejects we reject, on the line that Bash names."""
    verdict = bash_verdict(text)
    assert verdict.accepted_by_bash is False
    problem = parse(text).problems[0]
    assert Source("x", text).position(problem.start).line == verdict.line


@pytest.mark.parametrize("text", RIGHT)
def test_bash_accepts_it(text: str) -> None:
    """What looks wrong and is right to Bash is right to us."""
    assert bash_verdict(text).accepted_by_bash is True
    assert parse(text).problems == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a 'b\n", "unexpected EOF while looking for matching `''"),
        ("fi\n", "syntax error near unexpected token `fi'"),
        ("if a\n", "syntax error: unexpected end of file"),
        ("for\n", "syntax error near unexpected token `newline'"),
    ],
)
def test_messages_are_those_of_bash(text: str, message: str) -> None:
    """A problem says what Bash says."""
    assert parse(text).problems[0].message == message == bash_verdict(text).message


def test_the_rest_of_the_file_is_read() -> None:
    """After an error the following lines are read, and the stretch between is Unparsed."""
    script = parse("one\nfi\ntwo\n")
    assert [type(command) for command in script.body] == [n.Simple, n.Unparsed, n.Simple]
    assert len(script.problems) == 1


def test_the_inside_of_an_unclosed_function_is_read() -> None:
    """Commands inside a construct that is never closed are in the tree."""
    script = parse('f() {\n  echo "$x"\n  if a\n}\ng\n')
    names = [node.text for node in walk(script) if isinstance(node, n.Literal)]
    assert "echo" in names
    assert "g" in names
