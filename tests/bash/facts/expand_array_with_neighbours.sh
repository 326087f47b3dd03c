# Text beside `"${a[@]}"` joins the first and the last element.
# outcome: exact
# disagrees: a slice of an array, an unset element or text beside `"${a[@]}"` gives a wrong value
# stdout: "<x\ny>\n"
# status: 0
a=(x y)
for w in "<${a[@]}>"; do echo "$w"; done
