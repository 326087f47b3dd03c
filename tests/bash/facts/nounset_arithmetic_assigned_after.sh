# A name that the same expression assigns only later is not set yet.
# outcome: possible
# stdout: ""
# status: 1
set -u
((second = first, first = 4))
echo "$first $second"
