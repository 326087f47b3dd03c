# `${x?}` of an empty variable is fine.
# outcome: exact
# stdout: "[]\n"
# status: 0
x=
echo "[${x?missing}]"
