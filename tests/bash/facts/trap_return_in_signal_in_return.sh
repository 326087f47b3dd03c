# While the RETURN trap runs, a function that returns in the trap of a signal does not run it again.
# outcome: possible
# stdout: "ret\nusr\nusr on\nret on\nend\n"
# status: 0
set -T
g() { :; }
trap 'echo ret; kill -USR1 $$; echo "ret on"' RETURN
trap 'echo usr; g; echo "usr on"' USR1
g
echo end
