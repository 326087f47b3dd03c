# In the body of `case` `$?` is what it was before, also after patterns that did not match.
# outcome: exact
# stdout: "7\n"
# status: 0
f() { return 7; }
f
case $? in
  0) echo none ;;
  1 | 2) echo few ;;
  *) echo "$?" ;;
esac
