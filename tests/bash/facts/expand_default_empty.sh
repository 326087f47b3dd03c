# For an empty variable `${x:-d}` gives the default, `${x-d}` does not.
# outcome: exact
# stdout: "[one] []\n"
# status: 0
x=
echo "[${x:-one}]" "[${x-two}]"
