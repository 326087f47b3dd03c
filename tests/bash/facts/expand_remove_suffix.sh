# `%` removes the shortest suffix, `%%` the longest.
# outcome: exact
# stdout: "a.b a\n"
# status: 0
x=a.b.c
echo "${x%.*} ${x%%.*}"
