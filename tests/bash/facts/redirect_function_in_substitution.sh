# A substitution gathers what a function that it calls prints, but for what goes to a saved descriptor.
# outcome: exact
# stdout: "shown\n[gathered]\n"
# status: 0
exec 3>&1
f() { echo gathered; echo shown >&3; }
x=$(f)
echo "[$x]"
