# `shift` drops arguments.
# outcome: exact
# stdout: "b 2\n0\n"
# status: 0
f() { shift; echo "$1 $#"; shift 2; echo "$#"; }
f a b c
