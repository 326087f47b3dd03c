# Braces make several words.
# outcome: exact
# stdout: "abd acd x1 x2 y1 y2\n"
# status: 0
echo a{b,c}d {x,y}{1,2}
