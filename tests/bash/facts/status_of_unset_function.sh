# Calling a function before its definition gives 127.
# outcome: possible
# stdout: "127\n"
# status: 0
later 2>/dev/null
echo "$?"
later() { :; }
