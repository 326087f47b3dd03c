# With another redirection `$(<file 2>…)` fails as any command does.
# outcome: possible
# stdout: "caught\nafter\n"
# status: 0
set -e
x=$(</nonexistent/file 2>/dev/null) || echo caught
echo after
