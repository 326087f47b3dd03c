# A function sees the local variables of its caller.
# outcome: exact
# stdout: "local\nchanged\nglobal\n"
# status: 0
x=global
inner() { echo "$x"; x=changed; }
outer() { local x=local; inner; echo "$x"; }
outer
echo "$x"
