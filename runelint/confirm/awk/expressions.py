"""Parser of the expressions of awk: each becomes a function of the state that it works on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from runelint.confirm.awk import operations as s
from runelint.confirm.awk.functions import FUNCTIONS
from runelint.confirm.awk.state import number, text, truth
from runelint.confirm.awk.tokens import Token, UnsupportedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from runelint.confirm.awk.state import Cell, State

    Expression = Callable[[State], Cell]


class Wanted(NamedTuple):
    """What the program compares a field with: the value of an expression, or a regular expression."""

    field: int
    value: Expression | None
    regex: str


_ASSIGNING = {"=", "+=", "-=", "*=", "/=", "%="}
_COMPARING = {"==", "!=", "<", "<=", ">", ">="}
_CHANGING = {"tolower", "toupper"}
_BEGINS_VALUE = {"number", "string", "name", "call", "regex"}


class Expressions:
    """Reads the words of a program."""

    def __init__(self, found: list[Token]) -> None:
        """Begin with the first word."""
        self._tokens = found
        self._at = 0
        self.wanted: list[Wanted] = []
        self.compared_fields: list[int] = []
        self._in_print = False

    @property
    def _now(self) -> Token:
        return self._tokens[self._at]

    def _take(self, *texts: str) -> str:
        """Return the word here and go on when it is one of `texts`; else return an empty text."""
        token = self._now
        if token.kind in {"mark", "name", "call"} and token.text in texts:
            self._at += 1
            return token.text
        return ""

    def _need(self, text: str) -> None:
        if not self._take(text):
            raise UnsupportedError

    def _skip(self, *, semicolons: bool = False) -> None:
        while self._now.kind == "newline" or (semicolons and self._now == Token("mark", ";")):
            self._at += 1

    def _values(self) -> list[Expression]:
        before, self._in_print = self._in_print, True
        values = [self._expression()]
        while self._take(","):
            self._skip()
            values.append(self._expression())
        self._in_print = before
        return values

    def _expression(self) -> Expression:
        begin = self._at
        left = self._choice()
        operator = self._now.text if self._now.kind == "mark" else ""
        if operator not in _ASSIGNING:
            return left
        place = self._tokens[begin : self._at]
        self._at += 1
        value = self._expression()
        return self._assigned(place, operator, value)

    def _assigned(self, place: list[Token], operator: str, value: Expression) -> Expression:
        store, load = self._place(place)

        def assign(state: State) -> Cell:
            new = value(state)
            if operator != "=":
                new = s.calculated(operator[0], load(state), new)
            store(state, new)
            return new

        return assign

    def _place(self, place: list[Token]) -> tuple[Callable[[State, Cell], None], Expression]:
        inner = Expressions([*place, Token("end", "")])
        if place[0].kind == "name" and len(place) == 1:
            name = place[0].text
            return (lambda state, new: state.assign(name, new)), (lambda state: state.variable(name))
        if place[0].kind == "name" and place[1].text == "[":
            name = place[0].text
            inner._at = 2
            key = inner._key()
            return (
                lambda state, new: state.arrays.setdefault(name, {}).__setitem__(key(state), new),
                lambda state: state.arrays.get(name, {}).get(key(state), ""),
            )
        if place[0].text == "$":
            inner._at = 1
            at = inner._primary()
            return (
                lambda state, new: state.set_field(int(number(at(state))), text(new)),
                lambda state: state.field(int(number(at(state)))),
            )
        raise UnsupportedError

    def _key(self) -> Callable[[State], str]:
        keys = [self._expression()]
        while self._take(","):
            keys.append(self._expression())
        self._need("]")
        return lambda state: "\x1c".join(text(each(state)) for each in keys)

    def _choice(self) -> Expression:
        test = self._or()
        if not self._take("?"):
            return test
        yes = self._expression()
        self._need(":")
        no = self._expression()
        return lambda state: yes(state) if s.tested(state, test) else no(state)

    def _or(self) -> Expression:
        left = self._and()
        while self._take("||"):
            left = s.either(left, self._and())
        return left

    def _and(self) -> Expression:
        left = self._in()
        while self._take("&&"):
            self._skip()
            left = s.both(left, self._in())
        return left

    def _in(self) -> Expression:
        left = self._match()
        while self._take("in"):
            name = self._now.text
            self._at += 1
            left = s.is_key(left, name)
        return left

    def _match(self) -> Expression:
        begin = self._at
        left = self._comparison()
        while (operator := self._take("~", "!~")) != "":
            regex = self._now.text if self._now.kind == "regex" else ""
            self._note(begin, None, regex)
            right = self._literal_regex() if self._now.kind == "regex" else self._comparison()
            left = s.matching(left, right, wanted=operator == "~")
        return left

    def _literal_regex(self) -> Expression:
        text = self._now.text
        self._at += 1
        return lambda _state: text

    def _comparison(self) -> Expression:
        begin = self._at
        left = self._joined()
        operator = self._now.text if self._now.kind == "mark" else ""
        if operator not in _COMPARING or (operator == ">" and self._in_print):
            return left
        self._at += 1
        right = self._joined()
        self._note(begin, right, "")
        return s.comparing(left, operator, right)

    def _note(self, begin: int, value: Expression | None, regex: str) -> None:
        """Remember what a field is compared with."""
        # `tolower($1) == "up"` is most likely so where it is written like that.
        if self._tokens[begin].text in _CHANGING and self._tokens[begin + 1].text == "(":
            begin += 2
        first, second = self._tokens[begin : begin + 2]
        if first.text == "$" and second.kind == "number":
            self.wanted.append(Wanted(int(float(second.text)), value, regex))

    def _joined(self) -> Expression:
        left = self._sum()
        while self._begins_value():
            left = s.joined(left, self._sum())
        return left

    def _begins_value(self) -> bool:
        token = self._now
        if token.kind == "name" and token.text == "in":
            return False
        return token.kind in _BEGINS_VALUE or (token.kind == "mark" and token.text in {"$", "(", "!", "-"})

    def _sum(self) -> Expression:
        left = self._product()
        while operator := self._take("+", "-"):
            left = s.calculating(left, operator, self._product())
        return left

    def _product(self) -> Expression:
        left = self._unary()
        while operator := self._take("*", "/", "%", "^"):
            left = s.calculating(left, operator, self._unary())
        return left

    def _unary(self) -> Expression:
        operator = self._take("!", "-", "+")
        if not operator:
            return self._postfix()
        value = self._unary()
        if operator == "!":
            return lambda state: float(not truth(value(state)))
        return lambda state: -number(value(state)) if operator == "-" else number(value(state))

    def _postfix(self) -> Expression:
        before = self._take("++", "--")
        begin = self._at
        value = self._primary()
        place = self._tokens[begin : self._at]
        after = "" if before else self._take("++", "--")
        if not before and not after:
            return value
        store, load = self._place(place)
        step = 1.0 if "+" in before + after else -1.0

        def stepped(state: State) -> Cell:
            old = number(load(state))
            store(state, old + step)
            return old + step if before else old

        return stepped

    def _primary(self) -> Expression:
        token = self._now
        self._at += 1
        match token.kind, token.text:
            case "number", text:
                return lambda _state: float(text)
            case "string", text:
                return lambda _state: text
            case "regex", text:
                self.wanted.append(Wanted(0, None, text))
                return s.matching(lambda state: state.field(0), lambda _state: text, wanted=True)
            case "mark", "$":
                return self._field()
            case "mark", "(":
                before, self._in_print = self._in_print, False
                value = self._expression()
                self._in_print = before
                self._need(")")
                return value
            case "call", name:
                return self._call(name)
            case "name", name if name == "length":
                return lambda state: float(len(state.fields[0]))
            case "name", name if name == "getline":
                return self._get_line()
            case "name", name if name not in {"function", "func", "return"}:
                if self._take("["):
                    key = self._key()
                    return lambda state: state.arrays.get(name, {}).get(key(state), "")
                return lambda state: state.variable(name)
        raise UnsupportedError

    def _get_line(self) -> Expression:
        """Read `getline` or `getline name`; from a file or a command it is not acted out."""
        name = ""
        if self._now.kind == "name" and self._now.text not in {"in", "getline"}:
            name = self._now.text
            self._at += 1
        if self._now.text in {"<", "["} or (self._at > 1 and self._tokens[self._at - 2 - bool(name)].text == "|"):
            raise UnsupportedError
        return lambda state: state.get_line(name)

    def _field(self) -> Expression:
        if self._now.kind == "number":
            self.compared_fields.append(int(float(self._now.text)))
        at = self._postfix() if self._take("++", "--") else self._primary()
        return lambda state: state.field(int(number(at(state))))

    def _call(self, name: str) -> Expression:
        self._need("(")
        places: list[list[Token]] = []
        values: list[Expression] = []
        while not self._take(")"):
            begin = self._at
            is_regex = self._now.kind == "regex" and self._tokens[self._at + 1].text in {",", ")"}
            values.append(self._literal_regex() if is_regex else self._expression())
            places.append(self._tokens[begin : self._at])
            self._take(",")
            self._skip()
        if name in {"sub", "gsub"}:
            place = places[2] if len(places) > 2 else [Token("mark", "$"), Token("number", "0")]  # noqa: PLR2004
            return s.substituting(values[0], values[1], self._place(place), everywhere=name == "gsub")
        if name == "split":
            array = places[1][0].text
            mark = values[2] if len(values) > 2 else None  # noqa: PLR2004
            return s.splitting(values[0], array, mark)
        if name == "match":
            return s.found_in(values[0], values[1])
        if name == "index":
            return s.index(values[0], values[1])
        function = FUNCTIONS.get(name)
        if function is None:
            raise UnsupportedError
        return lambda state: function([each(state) for each in values] or [state.field(0)])
