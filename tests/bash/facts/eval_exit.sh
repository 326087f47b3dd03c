# `exit` in `eval` ends the script.
# outcome: exact
# stdout: ""
# status: 3
eval 'exit 3'
echo never
