# `x=$(…) || …` takes the failure.
# outcome: exact
# stdout: "other 3 text\n"
# status: 0
set -e
x=$(echo text; exit 3) || echo "other $? $x"
