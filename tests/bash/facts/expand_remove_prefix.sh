# `#` removes the shortest prefix, `##` the longest.
# outcome: exact
# stdout: "b/c c\n"
# status: 0
x=a/b/c
echo "${x#*/} ${x##*/}"
