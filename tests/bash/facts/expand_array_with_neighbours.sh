# Text beside `"${a[@]}"` joins the first and the last element.
# outcome: exact
# stdout: "<x\ny>\n"
# status: 0
a=(x y)
for w in "<${a[@]}>"; do echo "$w"; done
