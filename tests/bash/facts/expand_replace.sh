# `/` replaces the first match, `//` all.
# outcome: exact
# stdout: "bonana bonono bnn\n"
# status: 0
x=banana
echo "${x/a/o} ${x//a/o} ${x//a}"
