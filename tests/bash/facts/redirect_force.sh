# `>|` writes even under noclobber.
# outcome: exact
# stdout: "shown\n"
# status: 0
set -o noclobber
echo hidden >|/dev/null
echo shown
