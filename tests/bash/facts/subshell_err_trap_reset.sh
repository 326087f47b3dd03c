# An ERR trap is not inherited by a subshell without `-E`.
# outcome: exact
# stdout: "end\n"
# status: 0
trap 'echo err' ERR
(false; true)
echo end
