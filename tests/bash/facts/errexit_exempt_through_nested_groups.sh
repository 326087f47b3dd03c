# The exemption of an `&&` list goes through nested compound commands.
# outcome: exact
# stdout: "end\n"
# status: 0
set -e
{ if true; then for x in a; do { [[ a == b ]] && echo never; }; done; fi; }
echo end
