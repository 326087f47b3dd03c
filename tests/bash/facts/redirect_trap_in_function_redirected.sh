# An ERR trap of the caller runs after the redirections of the call are undone.
# outcome: exact
# stdout: "err\n"
# status: 1
trap 'echo err' ERR
f() { return 1; }
f >/dev/null
