# After a function was tested its inner failures leave no mark.
# outcome: exact
# stdout: "yes\n"
# status: 1
set -e
f() { false; true; }
f && echo yes
f
echo never
