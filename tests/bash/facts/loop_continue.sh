# `continue` skips the rest of the body.
# outcome: exact
# stdout: "b\n"
# status: 0
for x in a b; do
  [[ $x == a ]] && continue
  echo "$x"
done
