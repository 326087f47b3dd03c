# A substitution among the arguments is expanded before the command's own redirections.
# outcome: exact
# stdout: "one\n"
# status: 0
echo "$(echo text >&2; echo inner)" >&2
echo "$(echo one)"
