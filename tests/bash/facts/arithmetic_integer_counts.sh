# What is added to a variable with the integer attribute is added to its number.
# outcome: exact
# stdout: "4 1 -2 6\n"
# status: 0
declare -i good=0 bad=0 less=3 twice
for each in a b c d e; do
  if [[ $each == c ]]; then bad+=1; else good+=1; fi
done
less+=-5
twice=good-1+3
echo "$good $bad $less $twice"
