# An empty alternative that stands alone is no word; quoted, or beside text, it is one.
# outcome: exact
# stdout: "a b .bak c cd x  y\n"
# status: 0
echo {a,b} {,.bak} c{,d} {x,"",y}
