# `command` skips functions.
# outcome: exact
# stdout: "text\n"
# status: 0
echo() { :; }
command echo text
