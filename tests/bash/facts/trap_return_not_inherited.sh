# A RETURN trap of the script does not run for functions without functrace.
# outcome: exact
# stdout: "in\n"
# status: 0
trap 'echo return' RETURN
f() { echo in; }
f
trap - RETURN
