# The words of a simple command in the background are expanded before its stdin becomes `/dev/null`.
# outcome: exact
# stdout: "word\n"
# status: 0
exec 0>&1
: "$(echo word >&0)" &
wait
