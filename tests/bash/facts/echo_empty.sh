# `echo` alone prints an empty line.
# outcome: exact
# stdout: "\n"
# status: 0
echo
