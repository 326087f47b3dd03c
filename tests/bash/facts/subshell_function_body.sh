# A function whose body is `( )` runs in a subshell.
# outcome: exact
# stdout: "3 before\n"
# status: 0
x=before
f() ( x=inner; exit 3 )
f
echo "$? $x"
