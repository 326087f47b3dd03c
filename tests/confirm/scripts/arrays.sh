a=(x "y z" w); a+=(v); echo "${#a[@]} ${a[1]} ${a[-1]} ${a[*]}"
for i in "${a[@]}"; do echo "<$i>"; done
