# A redirection of a function call holds for its body only.
# outcome: exact
# stdout: "one\n"
# status: 0
f() { echo one; }
f >&2
f
