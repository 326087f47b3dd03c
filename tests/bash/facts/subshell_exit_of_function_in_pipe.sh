# `exit` in a function behind a pipe does not end the script.
# outcome: exact
# stdout: "dead\nend 3\n"
# status: 0
die() { echo dead; exit 3; }
true | die
echo "end $?"
