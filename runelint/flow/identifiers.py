"""Text that was made, or checked, to be letters, digits and underscores."""

from __future__ import annotations

import re

# One character class without anything else in it, as a pattern of the shell or as a regular expression.
_INSIDE = r"(?:\w-\w|\w|\[:(?:alnum|alpha|digit|lower|upper):\])+"
_CLASS = rf"\[{_INSIDE}\]"
_ANCHORED = re.compile(rf"\^(?:{_CLASS}|\w|[(|)]|[*+?]|\{{\d+(?:,\d*)?\}})+\$")
_ALL_OTHERS = re.compile(rf"\[[!^]{_INSIDE}\]")
_REPLACED_BY_SED = re.compile(rf"s([/|,#:])\[\^{_INSIDE}\]\+?\*?\1_*\1g")


def admits_words_only(expression: str) -> bool:
    """Return whether the regular expression matches nothing but letters, digits and underscores."""
    return _ANCHORED.fullmatch(expression) is not None


def replaces_all_others(pattern: str, replacement: str) -> bool:
    """Return whether `${x//pattern/replacement}` leaves nothing but letters, digits and underscores."""
    return _ALL_OTHERS.fullmatch(pattern) is not None and re.fullmatch(r"\w*", replacement) is not None


def cleans(program: str) -> bool:
    """Return whether the sed program replaces everything that is no letter, digit or underscore."""
    return _REPLACED_BY_SED.fullmatch(program) is not None
