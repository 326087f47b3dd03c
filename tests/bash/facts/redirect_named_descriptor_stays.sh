# `{fd}>&1` on a builtin leaves the descriptor open after it.
# outcome: exact
# stdout: "shown\n"
# status: 0
: {fd}>&1
exec 1>&2
echo hidden
echo shown >&$fd
