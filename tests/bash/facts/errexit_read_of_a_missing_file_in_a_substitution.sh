# In a substitution, where errexit is off, `$(<file)` ends nothing.
# outcome: possible
# stdout: "z\n"
# status: 0
set -e
y=$(x=$(</nonexistent/file) || echo z)
echo "$y"
