# A subshell's folder is its own.
# outcome: possible
# stdout: "/\n"
# status: 0
cd /
(cd /dev)
pwd
