# `read` from /dev/null meets the end of the file and returns 1.
# outcome: possible
# stdout: "1 []\n"
# status: 0
read -r x </dev/null
echo "$? [$x]"
