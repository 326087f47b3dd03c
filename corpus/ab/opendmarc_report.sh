#!/usr/bin/env bash
# Sum up yesterday's DMARC results out of opendmarc's history file.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

hist=$(rune_param history /run/opendmarc/opendmarc.dat)
top=$(rune_param top 5)
[[ $top == +([0-9]) ]] || rune_error 1 "top must be a number" '{"param":"top"}'
[[ -s $hist ]] || rune_ok "No history" '{"domains":[]}'

# prints "count domain", the caller decides where to
count_failures() {
  local -a pair
  local from='' policy=''
  while read -r -a pair; do
    case ${pair[0]:-} in
      job) from='' policy='' ;;
      from) from=${pair[1]:-} ;;
      policy)
        policy=${pair[1]:-}
        [[ $policy == 1[45] && -n $from ]] && echo "$from"
        ;;
    esac
  done <"$hist" | sort | uniq -c | sort -rn
}

result=$(count_failures) || true
domains=$(head -n "$top" <<<"$result" | jq -Rnc '[inputs | capture("^ *(?<n>[0-9]+) (?<domain>.+)$") | .n |= tonumber]')
cat >/var/tmp/dmarc.last <<REPORT
$(date -I): $(wc -l <<<"$result") domains
REPORT
printf -v stamp '%(%F)T' -1
rune_ok "DMARC failures" "$(jq -nc --argjson d "$domains" --arg s "$stamp" '{day:$s, domains:$d}')"
