# A failing condition of `elif` is not fatal.
# outcome: exact
# stdout: "other\nend\n"
# status: 0
set -e
if false; then echo never; elif false; then echo never; else echo other; fi
echo end
