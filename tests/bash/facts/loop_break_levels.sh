# `break 2` leaves two loops.
# outcome: exact
# stdout: "ac\nend\n"
# status: 0
for x in a b; do
  for y in c d; do echo "$x$y"; break 2; done
  echo never
done
echo end
