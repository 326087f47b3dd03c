# Without errexit `$(<file)` of a missing file fails as any command does.
# outcome: possible
# stdout: "caught\nafter\n"
# status: 0
x=$(</nonexistent/file) || echo caught
echo after
