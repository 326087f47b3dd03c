# A RETURN trap runs with the redirections of the call.
# outcome: exact
# stdout: "end\n"
# status: 0
f() { trap 'echo return' RETURN; }
f >&2
trap - RETURN
echo end
