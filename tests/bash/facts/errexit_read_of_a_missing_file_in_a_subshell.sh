# In a subshell `$(<file)` of a missing file ends that.
# outcome: possible
# stdout: "caught\nafter\n"
# status: 0
set -e
( x=$(</nonexistent/file) || echo no ) || echo caught
echo after
