# An `exit` in the ERR trap ends the script with its status.
# outcome: exact
# stdout: "err\n"
# status: 7
trap 'echo err; exit 7' ERR
false
echo never
