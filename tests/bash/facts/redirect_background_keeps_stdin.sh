# A command in the background that redirects its input keeps it; so do all that follow a compound command which does.
# outcome: exact
# stdout: "own\nafter\n"
# status: 0
exec 3>&1 0>&1
{ echo own >&0; } <&3 2>/dev/null &
wait
{
  { :; } </dev/null
  { echo after >&0; } 2>/dev/null &
  wait
}
