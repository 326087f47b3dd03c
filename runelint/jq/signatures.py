"""What the functions of jq give, whatever they are given (jq(1), Builtin operators and functions)."""

from __future__ import annotations

from runelint.jq.shape import ARRAY, BOOLEAN, JSON, NUMBER, OBJECT, STRING, TEXT, Kind, Shape

_PLAIN = Shape(Kind.STRING, inside=TEXT)

# One value, always of that type.
ALWAYS: dict[str, Shape] = {
    **dict.fromkeys(("length", "utf8bytelength", "tonumber", "now", "mktime", "fromdate", "fromdateiso8601"), NUMBER),
    **dict.fromkeys(("floor", "ceil", "round", "sqrt", "fabs", "pow", "log", "log10", "exp", "trunc"), NUMBER),
    **dict.fromkeys(("input_line_number", "significand", "exp10", "log2", "exp2"), NUMBER),
    **dict.fromkeys(("keys", "keys_unsorted", "map", "to_entries", "split", "sort", "sort_by", "group_by"), ARRAY),
    **dict.fromkeys(("unique", "unique_by", "flatten", "transpose", "explode", "indices", "gmtime"), ARRAY),
    **dict.fromkeys(("localtime", "strptime", "tostream", "bsearch"), JSON),
    **dict.fromkeys(("from_entries", "with_entries", "env", "INDEX", "input_filename_object"), OBJECT),
    **dict.fromkeys(("type", "ascii_downcase", "ascii_upcase", "todate", "strftime", "strflocaltime"), _PLAIN),
    **dict.fromkeys(("todateiso8601", "dateadd", "datesub", "date", "input_filename", "join"), _PLAIN),
    **dict.fromkeys(("ltrimstr", "rtrimstr", "sub", "gsub", "implode", "ascii"), STRING),
    **dict.fromkeys(("test", "has", "contains", "inside", "startswith", "endswith", "any", "all", "not"), BOOLEAN),
    **dict.fromkeys(("isnan", "isinfinite", "isnormal", "isvalid", "in", "IN"), BOOLEAN),
}

# A value for each of something.
STREAMS: dict[str, Shape] = {
    **dict.fromkeys(("range",), NUMBER),
    **dict.fromkeys(("paths", "leaf_paths", "combinations"), ARRAY),
    **dict.fromkeys(("inputs", "recurse", "recurse_down", "while", "repeat"), JSON),
    **dict.fromkeys(("splits",), STRING),
    **dict.fromkeys(("match",), OBJECT),
}

# At most one for each value that goes in: of that type, or None for what goes in.
NARROWING: dict[str, Shape | None] = {
    **dict.fromkeys(("select", "values", "iterables", "scalars"), None),
    **dict.fromkeys(("objects", "capture"), OBJECT),
    "arrays": ARRAY,
    "strings": STRING,
    "numbers": NUMBER,
    "booleans": BOOLEAN,
    "scan": JSON,
}
