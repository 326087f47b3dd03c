# A subshell can set an ERR trap of its own.
# outcome: exact
# stdout: "err\nend\n"
# status: 0
(trap 'echo err' ERR; false; true)
echo end
