# A function that is called in the background has `/dev/null` for its stdin.
# outcome: exact
# stdout: "main\n"
# status: 0
f() { echo background >&0; } 2>/dev/null
exec 0>&1
f 2>/dev/null &
wait
f() { echo main >&0; }
f
