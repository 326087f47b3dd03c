# A function that closes a descriptor with `exec` closes it for the script.
# outcome: exact
# stdout: "closed\n"
# status: 0
exec 3>&1
f() { exec 3>&-; }
f
echo lost >&3 || echo closed
