# What is known of numbers that are not known: sums, products, quotients, remainders and comparisons.
# outcome: exact
# stdout: "a b c d e f g h\n"
# status: 0
n=$BASHPID
((n + 2 > 2)) && out=a
((n * 3 >= 3)) && out+=" b"
((n < 1)) || out+=" c"
((0 == n)) || out+=" d"
((n ? 1 : 0)) && out+=" e"
(((n > 5 ? 5 : n) >= 1)) && out+=" f"
((n - 1 >= 0)) && out+=" g"
((${#n} + RANDOM % 9 < 0)) || out+=" h"
echo "$out"
