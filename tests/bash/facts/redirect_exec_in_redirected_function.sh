# When a redirected function uses `exec` on the same descriptor, the end of the call undoes it.
# outcome: exact
# stdout: "shown\n"
# status: 0
f() { exec 1>&2; }
f >/dev/null
echo shown
