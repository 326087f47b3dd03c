# `/#` replaces at the beginning, `/%` at the end.
# outcome: exact
# stdout: "Xcab abcY abcab\n"
# status: 0
x=abcab
echo "${x/#ab/X} ${x/%ab/Y} ${x/#b/Z}"
