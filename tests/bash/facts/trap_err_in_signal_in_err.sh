# While the ERR trap runs, a failure in the trap of a signal does not run it again.
# outcome: possible
# stdout: "err\nusr\nusr on\nerr on\nend\n"
# status: 0
trap 'echo err; kill -USR1 $$; echo "err on"' ERR
trap 'echo usr; false; echo "usr on"' USR1
false
echo end
