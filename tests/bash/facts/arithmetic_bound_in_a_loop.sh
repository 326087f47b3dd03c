# What is known of a number in the first turn of a loop need not hold in the next one.
# outcome: possible
# stdout: "zero\n"
# status: 0
first=$(date +3)
[[ $first =~ ^[1-9][0-9]*$ ]] || exit
less=$first
for step in 0 3; do
  ((left = first + 0 - step))
  before=$left
done
((before)) || echo zero
