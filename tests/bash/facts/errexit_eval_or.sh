# A failure inside `eval … ||` does not end the script.
# outcome: exact
# stdout: "other\n"
# status: 0
set -e
eval 'false' || echo other
