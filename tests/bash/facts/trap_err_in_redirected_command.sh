# An ERR trap for a redirected builtin writes to stdout.
# outcome: exact
# stdout: "err\nend\n"
# status: 0
trap 'echo err' ERR
false >&2
echo end
