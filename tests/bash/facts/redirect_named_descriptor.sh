# `exec {fd}>&1` opens a new descriptor and puts its number into the variable.
# outcome: exact
# stdout: "shown\n"
# status: 0
exec {fd}>&1 1>&2
echo hidden
echo shown >&"$fd"
