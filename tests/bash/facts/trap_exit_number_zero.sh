# Signal 0 is EXIT.
# outcome: exact
# stdout: "body\nbye\n"
# status: 0
trap 'echo bye' 0
echo body
