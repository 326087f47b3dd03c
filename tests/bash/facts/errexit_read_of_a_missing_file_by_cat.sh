# `$(cat file)` of a missing file fails as any command does.
# outcome: possible
# stdout: "caught\nafter\n"
# status: 0
set -e
x=$(cat /nonexistent/file) || echo caught
echo after
