# Variables with the attribute of an integer: what is assigned is calculated, what is added is added.
declare -i good=0 bad less=3 twice none
for each in a b c d e; do
  if [[ $each == c ]]; then bad+=1; else good+=1; fi
done
less+=-5
twice=good*2+1
none+=1
echo "$good $bad $less $twice $none"
sum() {
  local -i total=0
  local word
  for word; do total+=$word; done
  echo "$total"
}
sum 1 20 300
text=1
text+=2
echo "$text"
