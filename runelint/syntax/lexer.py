r"""The regular expressions of Bash's tokens, one for each class, and its fixed sets of words.

`\w`, `\d` and `\s` are avoided: Bash's names and digits are ASCII and its blanks are space and tab. A backslash and
newline (a line continuation) may stand between any two characters outside single quotes; `JOIN` stands for that.
"""

from __future__ import annotations

import re

JOIN = r"(?:\\\n)*+"
META = " \t\n;&|<>()"

# Layout
BLANKS = re.compile(r"(?:[ \t]++|\\\n)*+")
COMMENT = re.compile(r"#[^\n]*+")
LAYOUT = re.compile(r"(?:[ \t\n]++|\\\n)*+")

# Words. `PLAIN` is a whole word without anything special in it.
_END = r"(?=[ \t\n;&|)]|\Z)"
_PLAIN = r"""(?:[^ \t\n;&|<>()\\'"$`*?\[{~#][^ \t\n;&|<>()\\'"$`*?\[{~]*+|\[)""" + _END
PLAIN = re.compile(_PLAIN)
# The same, or a word that is only `"$name"`, `"text"` or `'text'`, with the blanks before it: most arguments are one of
# these. The number of the group says which.
ARGUMENT = re.compile(
    rf"""[ \t]*+(?:({_PLAIN})|"(?:\$([A-Za-z_][A-Za-z0-9_]*+)|([^"\\$`]*+))"{_END}|'([^']*+)'{_END})"""
)


def _run(excluded: str) -> re.Pattern[str]:
    """Return the pattern of a stretch that holds no character of `excluded`, and no `?*+@!` that opens a pattern."""
    plain = rf"[^{excluded}?*+@!]"
    lone = r"(?:[+@!](?!\()|[?*](?!\())" if "*" not in excluded else r"[+@!](?!\()"
    return re.compile(rf"(?:{plain}++|{lone})++")


LITERAL_RUN = _run(r""" \t\n;&|<>()\\'"$`\[*""")
STRING_RUN = _run(r""" \t\n;&|<>()\\'"$`""")
ALTERNATIVE_RUN = _run(r"""\\'"$`()|<>\[*""")
ARGUMENT_RUNS = {stop: _run(r"""\\'"$`<>}\[*""" + stop) for stop in ("", "/", ":(")}
TILDE = re.compile(r"""~([^/:\\'"$`*?\[{~ \t\n;&|<>()}]*+)(?=[/ \t\n;&|<>()}]|\Z)""")
ASSIGNED_TILDE = re.compile(r"""~([^/:\\'"$`*?\[{~ \t\n;&|<>()}]*+)(?=[/: \t\n;&|<>()}]|\Z)""")
BRACKET = re.compile(
    r"""\[[!^]?+\]?+(?:\[:[a-z]*+:\]|\[=[^=\n]=\]|\[\.[^.\n]\.\]|[^\]\\'"$` \t\n;&|<>()/\[]|\[(?![:.=]))*+"""
)

# Quotes
DOUBLE_QUOTED_RUN = re.compile(r'(?:[^"\\$`]++|\\[^"\\$`\n]|\$(?![A-Za-z_0-9@*#?$!({\[\\-]))++')
HERE_DOCUMENT_RUN = re.compile(r"(?:[^\\$`]++|\\[^\\$`\n]|\$(?![A-Za-z_0-9@*#?$!({\[\\-]))++")
ANSI_QUOTED = re.compile(r"'((?:[^'\\]++|\\.)*+)'", re.DOTALL)
BACKTICKS = re.compile(r"`((?:[^`\\]++|\\.)*+)`", re.DOTALL)

# Expansions
_NAME = r"[A-Za-z_][A-Za-z0-9_]*+(?:(?:\\\n)++[A-Za-z0-9_]++)*+"
# `$name`, or `${name}` without anything else in it.
PARAMETER = re.compile(rf"\${JOIN}(?:({_NAME}|[0-9@*#?$!-])|\{{([A-Za-z_][A-Za-z0-9_]*+)\}})")
DOLLAR_OPENER = re.compile(rf"""\${JOIN}(\({JOIN}\(|[({{\['"])""")
BRACED_PARAMETER = re.compile(
    rf"([!#])({_NAME}|[0-9]++|[@*#?$!-](?=\}})|(?<=!)[#@*])|()({_NAME}|[0-9]++|[@*#?!-]|\$(?![({{\['\"]))"
)
PARAMETER_OPERATOR = re.compile(r":[-=?+]|[-=?+]|##?|%%?|/[/#%]?|\^\^?|,,?|@[A-Za-z](?=\})|:|[*@](?=\})")
ARITHMETIC_RUN = re.compile(r"""[^()\[\];'"$`\\]*+""")
# Inside `${…[…]}` a closing brace ends the expansion whatever bracket is open.
BRACED_SUBSCRIPT_RUN = re.compile(r"""[^()\[\];'"$`\\}]*+""")

# Commands
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*+")
ASSIGNMENT = re.compile(rf"({_NAME}){JOIN}(\+?={JOIN}|\[)")
ASSIGN_OPERATOR = re.compile(rf"{JOIN}(\+?=){JOIN}")
REDIRECT = re.compile(
    rf"([0-9]++|\{{[A-Za-z_][A-Za-z0-9_]*+(?:\[[^\]\n]*+\])?+\}})?+{JOIN}"
    rf"(<{JOIN}<{JOIN}[<-]|<{JOIN}<|<{JOIN}[&>]|<(?!\()|>{JOIN}[>&|]|>(?!\()|&{JOIN}>{JOIN}>|&{JOIN}>)"
)
AND_OR = re.compile(rf"&{JOIN}&|\|{JOIN}\|")
PIPE = re.compile(rf"\|{JOIN}&|\|")
CASE_TERMINATOR = re.compile(rf";{JOIN};{JOIN}&|;{JOIN};|;{JOIN}&")
_WORD_END = rf"(?={JOIN}(?:[ \t\n;&|<>()]|\Z))"
WORD_END = re.compile(_WORD_END)
CLOSING_WORD = re.compile(rf"(?:then|elif|else|fi|do|done|esac|\}}){_WORD_END}")
COMPOUND_OPENER = re.compile(rf"\(|(?:\{{|\[\[|if|for|select|while|until|case){_WORD_END}")
PIPELINE_PREFIX = re.compile(rf"(!|time){_WORD_END}(?:[ \t]++-p{_WORD_END})?+(?:[ \t]++--{_WORD_END})?+")
RAW_WORD = re.compile(r"(?:[^ \t\n;&|<>()\\]++|\\.)++", re.DOTALL)
# A word of letters, which line continuations may cut.
SPLIT_WORD = re.compile(rf"([a-z]++(?:(?:\\\n)++[a-z]++)*+|\{{|\[\[|\]\]){_WORD_END}")
EMPTY_PARENTHESES = re.compile(r"\((?:[ \t]++|\\\n)*+\)")
# What a message names; compiled when first needed.
TEXT_OF_MESSAGE = (
    r"(?s:&&|\|\||\|&|;;&|;;|;&|&>>|&>|<<<|<<-|<<|<&|<>|>>|>&|>\||[;&|<>()]"
    r"|(?:[^ \t\n;&|<>()\\'\"]++|\\.|'[^']*'|\"[^\"]*\")++)"
)
TEST_OPERATOR = re.compile(rf"(={JOIN}=|={JOIN}~|=|!{JOIN}=|-(?:eq|ne|lt|le|gt|ge|nt|ot|ef)){_WORD_END}|[<>](?!\()")
TEST_OPTION = re.compile(rf"-[abcdefghknoprstuvwxzGLNORS]{_WORD_END}")
TEST_JOINER = re.compile(rf"&{JOIN}&|\|{JOIN}\|")
REGEX_RUN = re.compile(r"""[^ \t\n;&|<>()\\'"$`]++""")
SEQUENCE = re.compile(r"(?:[+-]?[0-9]++\.\.[+-]?[0-9]++|[A-Za-z]\.\.[A-Za-z])(?:\.\.[+-]?[0-9]++)?+")
PIECE_OF_BRACES = re.compile(r"[{},]|[^{},]++")

OPENING_WORDS = frozenset(["if", "for", "while", "until", "case", "select", "function", "coproc", "{", "[["])
CLOSING_WORDS = frozenset(["then", "elif", "else", "fi", "do", "done", "esac", "}"])
DECLARATION_BUILTINS = frozenset(["declare", "local", "export", "readonly", "typeset"])
ARRAY_ACCEPTING = DECLARATION_BUILTINS | {"alias", "eval", "let"}
