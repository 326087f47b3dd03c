# `&>/dev/null` silences both outputs.
# outcome: exact
# stdout: "end\n"
# status: 0
f() { echo out; echo err >&2; }
f &>/dev/null
echo end
