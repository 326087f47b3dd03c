names=(one two three); declare -A at=()
for i in "${!names[@]}"; do at[${names[i]}]=$i; done
echo "${at[two]} ${at[three]} ${#at[@]}"
turn=(2 0 1); echo "${names[${turn[0]}]} ${names[turn[1]]} ${names[$((turn[2] + 1))]}"
at[${names[1]%o}]=5; at[$(echo "${names[2]}")x]=6; echo "${at[tw]} ${at[threex]}"
