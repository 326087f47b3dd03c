# `trap '' EXIT` means that nothing runs.
# outcome: exact
# stdout: "end\n"
# status: 0
trap 'echo one' EXIT
trap '' EXIT
echo end
