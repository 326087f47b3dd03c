# Without `-E` the ERR trap fires for the subshell that failed, and not inside it.
# outcome: exact
# stdout: "err\nend\n"
# status: 0
trap 'echo err' ERR
(false; false)
echo end
