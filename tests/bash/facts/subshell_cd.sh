# A subshell's folder is its own.
# outcome: exact
# stdout: "/\n"
# status: 0
cd /
(cd /dev)
pwd
