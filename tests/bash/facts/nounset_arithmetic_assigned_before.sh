# A name that the same expression has assigned before is set.
# outcome: exact
# stdout: "4 4\n"
# status: 0
set -u
((first = 4, second = first, second > 0)) && echo "$first $second"
