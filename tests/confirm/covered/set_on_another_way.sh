#!/usr/bin/env bash
# What the state of the last run sets is asked for behind a long loop over what there is now.
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

state=$(rune_param state /var/lib/rune/counters.tsv)
last=0
if [[ -f $state ]]; then
  while IFS=$'\t' read -r what value; do
    case $what in
      '#time') [[ $value =~ ^[1-9][0-9]*$ ]] && last=$value ;;
      '#'* | '') ;;
      *) echo "$what is not known" >&2 ;;
    esac
  done <"$state"
fi
seen=0
for counter in rx_errors tx_errors rx_dropped tx_dropped collisions frames; do
  if [[ -r /etc/counters/$counter ]] && read -r number <"/etc/counters/$counter" && [[ $number =~ ^[0-9]+$ ]]; then
    seen=$((seen + 1))
  fi
done
((seen > 0)) || rune_error 2 "There are no counters" '{}'
if ((last == 0)); then
  rune_ok "A first look" "$(jq -nc --argjson n "$seen" '{counters: $n}')"
fi
now=$(date +%s)
if ((now < last)); then
  rune_error 3 "The clock was set back" '{}'
fi
rune_ok "A second look" "$(jq -nc --argjson n "$seen" '{counters: $n}')"
