"""Bash text in, a typed tree out; bad input is a value in the tree, never an exception."""

from runelint.syntax.literal import static_text
from runelint.syntax.parser import parse, parse_fragment
from runelint.syntax.source import Position, Source
from runelint.syntax.walk import children, walk

__all__ = ["Position", "Source", "children", "parse", "parse_fragment", "static_text", "walk"]
