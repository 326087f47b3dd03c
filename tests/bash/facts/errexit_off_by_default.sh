# Without errexit a failing command does not end the script.
# outcome: exact
# stdout: "end\n"
# status: 0
false
echo end
