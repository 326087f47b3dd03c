# What a compound command does to the stdin of later background commands ends with the command at top level.
# outcome: exact
# stdout: "main\n"
# status: 0
exec 0>&1
{ :; } </dev/null
{ echo background >&0; } 2>/dev/null &
wait
echo main >&0
