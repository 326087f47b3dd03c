# nodes per state and partition, for the dashboard
set -euo pipefail
rune_init
part=$(rune_param partition "")
min=$(rune_param min_up 0)
[[ $min =~ ^[0-9]{1,5}$ ]] || rune_error 1 "min_up must be a number" "$(jq -nc --arg m "$min" '{min_up:$m}')"
for c in sinfo scontrol; do
  hash "$c" 2>/dev/null || rune_error 4 "no slurm on this host" "$(jq -nc --arg c "$c" '{tool:$c}')"
done
args=(-h -o '%P|%T|%D')
[[ -z $part ]] || args+=(-p "$part")
raw=$(timeout 15 sinfo "${args[@]}" 2>/dev/null) || rune_error 2 "sinfo failed" "$(jq -nc --arg p "$part" '{partition:$p}')"
rows=$(jq -Rnc '[inputs|split("|")|{partition:(.[0]|rtrimstr("*")),state:.[1],nodes:(.[2]|tonumber)}]' <<<"$raw") || rune_error 3 "cannot parse sinfo" '{}'
down=$(jq '[.[]|select(.state|test("^(down|fail)"))|.nodes]|add // 0' <<<"$rows")
up=$(jq '[.[]|select(.state|test("^(idle|mix|alloc)"))|.nodes]|add // 0' <<<"$rows")
if (( up < 10#$min )); then
  rune_error 3 "only $up nodes up" "$(jq -nc --argjson u "$up" --argjson d "$down" '{up:$u,down:$d}')"
fi
rune_ok "$down nodes down" "$(jq -nc --argjson r "$rows" --argjson d "$down" '{rows:$r,down:$d}')"
