# `${x:+a}` gives the alternative when there is a value.
# outcome: exact
# stdout: "[alt] [] [alt]\n"
# status: 0
x=v y=
echo "[${x:+alt}]" "[${y:+alt}]" "[${y+alt}]"
