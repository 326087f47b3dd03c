# A loop over known words has a turn for each.
# outcome: possible
# stdout: "a\nb\nc\nd\n"
# status: 0
for x in a b c d; do echo "$x"; done
