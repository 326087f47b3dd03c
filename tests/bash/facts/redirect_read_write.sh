# `<>/dev/null` opens for reading and writing.
# outcome: exact
# stdout: "shown\n"
# status: 0
echo hidden 1<>/dev/null
echo shown
