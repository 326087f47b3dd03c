a=(x "y z" w); a+=(v); echo "${#a[@]} ${a[1]} ${a[-1]} ${a[*]}"
for i in "${a[@]}"; do echo "<$i>"; done
list=(a b c)
(
  IFS=,
  printf '%s\n' "${list[*]}" "$*" "${list[@]}"
)
joined=$(IFS=; printf %s "${list[*]}")
echo "$joined"
