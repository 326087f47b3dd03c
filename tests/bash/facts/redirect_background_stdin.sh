# A command in the background has `/dev/null` for its stdin, also where `exec` has opened another one.
# outcome: exact
# stdout: "main\n"
# status: 0
exec 0>&1
{ echo background >&0; } 2>/dev/null &
wait
echo main >&0
