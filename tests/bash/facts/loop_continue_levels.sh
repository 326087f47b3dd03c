# `continue 2` goes on with the next turn of the outer loop.
# outcome: exact
# stdout: "ac\nbc\nend\n"
# status: 0
for x in a b; do
  for y in c d; do echo "$x$y"; continue 2; done
  echo never
done
echo end
