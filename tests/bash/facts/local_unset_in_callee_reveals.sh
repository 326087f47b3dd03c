# `unset` of the caller's local variable reveals the global one.
# outcome: possible
# stdout: "global\n"
# status: 0
x=global
inner() { unset x; echo "$x"; }
outer() { local x=local; inner; }
outer
