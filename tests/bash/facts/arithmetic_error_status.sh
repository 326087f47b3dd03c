# After an arithmetic error in an expansion the status is 1.
# outcome: possible
# disagrees: an arithmetic error does not drop the command
# stdout: "1\n"
# status: 0
: "$((1 / 0))"
echo "$?"
