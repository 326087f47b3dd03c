"""Parser of awk programs: each part becomes a function of the state that it works on."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from runelint.confirm.awk import operations as s
from runelint.confirm.awk.expressions import Expressions
from runelint.confirm.awk.functions import formatted
from runelint.confirm.awk.state import BreakError, ContinueError, NextError, text
from runelint.confirm.awk.tokens import Token, tokens

if TYPE_CHECKING:
    from collections.abc import Callable

    from runelint.confirm.awk.expressions import Expression, Wanted
    from runelint.confirm.awk.state import State

    Statement = Callable[[State], None]


class Rule(NamedTuple):
    """A pattern and its action; `when` is `BEGIN`, `END` or an empty text."""

    when: str
    pattern: Expression | None
    action: Statement | None


class Program(NamedTuple):
    """The rules, what they look at (comparisons of fields, the numbers of fields), and whether they write to files."""

    rules: tuple[Rule, ...]
    wanted: tuple[Wanted, ...]
    fields: tuple[int, ...]
    leaves: bool = False


_LEAVING: dict[str, type[Exception]] = {"next": NextError, "break": BreakError, "continue": ContinueError}


_REDIRECTING = {Token("mark", ">"), Token("mark", "|")}


@lru_cache(maxsize=256)
def parsed(text_: str) -> Program:
    """Return the program; raises UnsupportedError when it is none, or none that is acted out."""
    return _Parser(tokens(text_)).program()


class _Parser(Expressions):
    _leaves = False

    def program(self) -> Program:
        rules: list[Rule] = []
        self._skip(semicolons=True)
        while self._now.kind != "end":
            when = self._take("BEGIN", "END")
            braced = self._now == Token("mark", "{")
            pattern = None if when or braced else self._expression()
            action = self._block() if self._now == Token("mark", "{") else None
            rules.append(Rule(when, pattern, action))
            self._skip(semicolons=True)
        return Program(tuple(rules), tuple(self.wanted), tuple(dict.fromkeys(self.compared_fields)), self._leaves)

    def _block(self) -> Statement:
        self._need("{")
        body: list[Statement] = []
        self._skip(semicolons=True)
        while not self._take("}"):
            body.append(self._statement())
            self._skip(semicolons=True)
        return s.sequence(body)

    def _body(self) -> Statement:
        self._skip()
        if self._now == Token("mark", "{"):
            return self._block()
        if self._take(";"):
            return s.sequence([])
        return self._statement()

    def _statement(self) -> Statement:
        leaving = self._take(*_LEAVING)
        if leaving:
            return s.leaving(_LEAVING[leaving])
        match self._take("if", "while", "for", "exit", "print", "printf", "delete"):
            case "if":
                return self._if()
            case "while":
                self._need("(")
                test = self._expression()
                self._need(")")
                return s.loop(None, test, None, self._body())
            case "for":
                return self._for()
            case "exit":
                return s.exiting(None if self._ends() else self._expression())
            case "print":
                return self._print()
            case "printf":
                values = self._values()
                return self._written(lambda state: formatted([each(state) for each in values]))
            case "delete":
                return self._delete()
            case _:
                pass
        value = self._expression()
        return lambda state: s.ignored(value(state))

    def _ends(self) -> bool:
        return self._now.kind in {"newline", "end"} or self._now in {Token("mark", ";"), Token("mark", "}")}

    def _if(self) -> Statement:
        self._need("(")
        test = self._expression()
        self._need(")")
        body = self._body()
        before = self._at
        self._skip(semicolons=True)
        if self._take("else"):
            return s.choice(test, body, self._body())
        self._at = before
        return s.choice(test, body, s.sequence([]))

    def _for(self) -> Statement:
        self._need("(")
        ahead = self._tokens[self._at : self._at + 2]
        if ahead[0].kind == "name" and ahead[1] == Token("name", "in"):
            name, array = ahead[0].text, self._tokens[self._at + 2].text
            self._at += 3
            self._need(")")
            return s.each_key(name, array, self._body())
        first = None if self._now.text == ";" else self._expression()
        self._need(";")
        test = None if self._now.text == ";" else self._expression()
        self._need(";")
        step = None if self._now.text == ")" else self._expression()
        self._need(")")
        return s.loop(first, test, step, self._body())

    def _delete(self) -> Statement:
        name = self._now.text
        self._at += 1
        if not self._take("["):
            return lambda state: state.arrays.setdefault(name, {}).clear()
        key = self._key()
        return lambda state: s.ignored(state.arrays.setdefault(name, {}).pop(key(state), None))

    def _print(self) -> Statement:
        if self._ends() or self._now in _REDIRECTING:
            return self._written(lambda state: state.fields[0] + "\n")
        values = self._values()
        return self._written(
            lambda state: (
                text(state.variable("OFS")).join(text(each(state)) for each in values) + text(state.variable("ORS"))
            )
        )

    def _written(self, made: Callable[[State], str]) -> Statement:
        """Return what writes a text to stdout, or where the words that follow lead it."""
        if self._now not in _REDIRECTING:
            return lambda state: state.write(made(state))
        if self._take("|"):
            command = self._primary()
            return lambda state: state.pipe(made(state), text(command(state)))
        self._need(">")
        self._take(">")
        self._leaves = True
        before, self._in_print = self._in_print, True
        place = self._joined()
        self._in_print = before
        return lambda state: state.write_to(made(state), text(place(state)))
