"""A jq program as a tree (jq(1)): the part of the language that plugins use."""

from __future__ import annotations

from functools import lru_cache

from runelint.jq.tokens import Token, UnsupportedError, tokens
from runelint.jq.tree import Node, constant

_COMPARISONS = {"==", "!=", "<", "<=", ">", ">="}
_ASSIGNMENTS = {"|=", "+=", "-=", "*=", "/=", "%=", "//=", "="}
_KEYWORDS = {"if", "then", "elif", "else", "end", "as", "and", "or", "try", "catch", "def", "label"}
_DEEPEST = 60


@lru_cache(maxsize=256)
def parsed(program: str) -> Node:
    """Return the tree of `program`. Raises UnsupportedError."""
    reader = _Reader(tokens(program))
    tree = reader.pipe()
    if reader.peek().kind != "end":
        raise UnsupportedError(reader.peek().text)
    return tree


class _Reader:
    """Reads tokens by recursive descent; each method returns the tree of what it is named after."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    def peek(self) -> Token:
        """Return the next token."""
        return self._tokens[self._at]

    def _next(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _takes(self, *texts: str) -> str:
        token = self.peek()
        if token.kind != "string" and token.text in texts:
            self._at += 1
            return token.text
        return ""

    def _expect(self, text: str) -> None:
        if not self._takes(text):
            raise UnsupportedError(f"{text} expected, not {self.peek().text}")

    def pipe(self) -> Node:
        """Return the tree of `a | b`, `a as $x | b`."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise UnsupportedError("a program that is nested too deep")
        left = self._definition() if self._takes("def") else self.comma()
        if self._takes("as"):
            name = self._bound()
            self._expect("|")
            left = Node("bind", (left, self.pipe()), name)
        elif self._takes("|"):
            left = Node("pipe", (left, self.pipe()))
        self._depth -= 1
        return left

    def _bound(self) -> str:
        """Return the variable behind `as`."""
        name = self._next()
        if name.kind != "variable":
            raise UnsupportedError("destructuring")
        return name.text

    def _definition(self) -> Node:
        """Return the tree of `def name: body; rest`."""
        name = self._next().text
        if not self._takes(":"):
            raise UnsupportedError("a function with parameters")
        body = self.pipe()
        self._expect(";")
        return Node("def", (body, self.pipe()), name)

    def comma(self) -> Node:
        """Return the tree of `a, b`."""
        left = self.alternative()
        while self._takes(","):
            left = Node("comma", (left, self.alternative()))
        return left

    def alternative(self) -> Node:
        """Return the tree of `a // b`."""
        left = self.assignment()
        return Node("alternative", (left, self.alternative())) if self._takes("//") else left

    def assignment(self) -> Node:
        """Return the tree of `a = b`, `a |= b` and their like, which bind closer than `//`."""
        left = self.disjunction()
        operator = self._takes(*_ASSIGNMENTS)
        return Node("assign", (left, self.disjunction()), operator) if operator else left

    def disjunction(self) -> Node:
        """Return the tree of `a or b`."""
        left = self.conjunction()
        while self._takes("or"):
            left = Node("or", (left, self.conjunction()))
        return left

    def conjunction(self) -> Node:
        """Return the tree of `a and b`."""
        left = self.comparison()
        while self._takes("and"):
            left = Node("and", (left, self.comparison()))
        return left

    def comparison(self) -> Node:
        """Return the tree of `a == b` and its like."""
        left = self.sum()
        operator = self._takes(*_COMPARISONS)
        return Node("compare", (left, self.sum()), operator) if operator else left

    def sum(self) -> Node:
        """Return the tree of `a + b`, `a - b`."""
        left = self.product()
        while operator := self._takes("+", "-"):
            left = Node("arithmetic", (left, self.product()), operator)
        return left

    def product(self) -> Node:
        """Return the tree of `a * b`, `a / b`, `a % b`."""
        left = self.postfix()
        while operator := self._takes("*", "/", "%"):
            left = Node("arithmetic", (left, self.postfix()), operator)
        return left

    def postfix(self) -> Node:
        """Return a term with what follows it: `.a`, `."a"`, `[…]`, `?`."""
        node = first = self._term()
        while True:
            token = self.peek()
            if token.kind == "field":
                self._at += 1
                node = Node("index", (node, Node("literal", value=token.text[1:])))
            elif token.text == "." and self._tokens[self._at + 1].kind == "string":
                self._at += 1
                node = Node("index", (node, self._string(self._next().text)))
            elif token.text == "." and self._tokens[self._at + 1].text == "[":
                self._at += 1
            elif token.text == "[" and token.kind == "sign":
                node = self._bracket(node)
            elif self._takes("?"):
                node = Node("try", (node,), "last" if node is not first else None)
            else:
                return node

    def _bracket(self, node: Node) -> Node:
        self._expect("[")
        if self._takes("]"):
            return Node("each", (node,))
        if self._takes(":"):
            until = self.pipe()
            self._expect("]")
            return Node("slice", (node, Node("literal"), until))
        index = self.pipe()
        if self._takes(":"):
            until = Node("literal") if self.peek().text == "]" else self.pipe()
            self._expect("]")
            return Node("slice", (node, index, until))
        self._expect("]")
        return Node("index", (node, index))

    def _term(self) -> Node:
        token = self._next()
        if token.kind == "string":
            return self._string(token.text)
        if token.kind == "number":
            number = float(token.text)
            return Node("literal", value=int(number) if number.is_integer() else number)
        if token.kind == "field":
            return Node("index", (Node("self"), Node("literal", value=token.text[1:])))
        if token.kind == "format" and self.peek().kind == "string":
            return Node("formatted", (self._string(self._next().text),), token.text)
        if token.kind == "format":
            return Node("format", value=token.text)
        if token.kind == "variable":
            return Node("variable", value=token.text)
        if token.kind == "name":
            return self._named(token.text)
        return self._sign(token.text)

    def _sign(self, text: str) -> Node:
        match text:
            case ".":
                if self.peek().kind == "string":
                    return Node("index", (Node("self"), self._string(self._next().text)))
                return Node("self")
            case "..":
                return Node("call", (), "recurse")
            case "(":
                node = self.pipe()
                self._expect(")")
                return node
            case "[":
                inside = () if self.peek().text == "]" else (self.pipe(),)
                self._expect("]")
                return Node("array", inside)
            case "{":
                return self._object()
            case "-":
                return Node("arithmetic", (Node("literal", value=0), self.postfix()), "-")
            case _:
                raise UnsupportedError(text)

    def _named(self, name: str) -> Node:
        if name == "if":
            return self._if()
        if name == "try":
            body = self.postfix()
            return Node("try", (body, self.postfix()) if self._takes("catch") else (body,))
        if name in {"reduce", "foreach"}:
            return self._fold(name)
        if name in _KEYWORDS:
            raise UnsupportedError(name)
        if name in {"true", "false", "null"}:
            return Node("literal", value={"true": True, "false": False, "null": None}[name])
        arguments: list[Node] = []
        if self._takes("("):
            arguments.append(self.pipe())
            while self._takes(";"):
                arguments.append(self.pipe())
            self._expect(")")
        return Node("call", tuple(arguments), name)

    def _fold(self, name: str) -> Node:
        """Return the tree of `reduce source as $x (init; update)`, or of `foreach`."""
        source = self.postfix()
        self._expect("as")
        variable = self._bound()
        self._expect("(")
        parts = [source, self.pipe()]
        while self._takes(";"):
            parts.append(self.pipe())
        self._expect(")")
        return Node(name, tuple(parts), variable)

    def _if(self) -> Node:
        condition = self.pipe()
        self._expect("then")
        yes = self.pipe()
        if self._takes("elif"):
            return Node("if", (condition, yes, self._if()))
        no = self.pipe() if self._takes("else") else Node("self")
        self._expect("end")
        return Node("if", (condition, yes, no))

    def _object(self) -> Node:
        members: list[Node] = []
        while not self._takes("}"):
            members.append(self._member())
            if not self._takes(",") and self.peek().text != "}":
                raise UnsupportedError("an object")
        return Node("object", tuple(members))

    def _member(self) -> Node:
        token = self._next()
        if token.text == "(":
            key = self.pipe()
            self._expect(")")
        elif token.kind == "variable":
            return Node("member", (Node("literal", value=token.text[1:]), Node("variable", value=token.text)))
        elif token.kind == "string":
            key = self._string(token.text)
        elif token.kind == "name":
            key = Node("literal", value=token.text)
        else:
            raise UnsupportedError("a key")
        if self._takes(":"):
            value = self.alternative()
            while self._takes("|"):
                value = Node("pipe", (value, self.alternative()))
            return Node("member", (key, value))
        return Node("member", (key, Node("index", (Node("self"), key))))

    def _string(self, text: str) -> Node:
        r"""Return a string literal; `\( … )` in it are programs of their own."""
        pieces: list[Node] = []
        inside, at, start = text[1:-1], 0, 0
        while (found := inside.find("\\", at)) >= 0:
            if inside[found + 1 : found + 2] != "(":
                at = found + 2
                continue
            pieces.append(constant(inside[start:found]))
            depth, end = 1, found + 2
            while end < len(inside) and depth:
                depth += {"(": 1, ")": -1}.get(inside[end], 0)
                end += 1
            pieces.append(parsed(inside[found + 2 : end - 1]))
            at = start = end
        pieces.append(constant(inside[start:]))
        return pieces[0] if len(pieces) == 1 else Node("text", tuple(pieces))
