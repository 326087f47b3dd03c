# With lastpipe an `exit` in the last element ends the script.
# outcome: exact
# stdout: ""
# status: 3
shopt -s lastpipe
true | exit 3
echo never
