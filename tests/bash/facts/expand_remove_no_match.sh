# A prefix that does not match is not removed.
# outcome: exact
# stdout: "abc abc\n"
# status: 0
x=abc
echo "${x#z*} ${x%z*}"
