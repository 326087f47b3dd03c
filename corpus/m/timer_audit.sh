#!/usr/bin/env bash
# timer_audit: which systemd timers are there, which never ran, which lost their service
set -euo pipefail

lib_dir=${RUNE_LIB:-/opt/rune/lib}
source "$lib_dir/rune_bpcs.sh"
rune_init

verbose=$(rune_param verbose false)
ignore=$(rune_param ignore '^$')

timers() {
  systemctl list-units --type=timer --all --no-legend --plain 2>/dev/null | awk '{ print $1 }'
}

prop() {
  systemctl show --property "$2" --value -- "$1" 2>/dev/null || true
}

names=$(timers) || rune_error 2 "Cannot list timers" '{"tool":"systemctl"}'
total=$(grep -c . <<<"$names" || true)
rune_out "timers=$total"

never=()
while IFS= read -r t; do
  [[ -n $t && ! $t =~ $ignore ]] || continue
  last=$(prop "$t" LastTriggerUSec)
  [[ -n $last && $last != n/a ]] || never+=("$t")
done <<<"$names"
printf -v never_list '%s ' "${never[@]}"
rune_out "never_ran=${never_list% }"

# the services behind them
printf '%s\n' "$names" | while IFS= read -r t; do
  [[ -n $t ]] || continue
  svc=$(prop "$t" Unit)
  state=$(prop "$svc" LoadState)
  if [[ $state == not-found ]]; then
    rune_err 3 "timer $t has no service ${svc:-at all}"
  fi
done

if [[ $verbose == true ]]; then
  persistent=0
  while IFS= read -r t; do
    if [[ $(prop "$t" Persistent) == yes ]]; then
      persistent=$((persistent + 1))
    fi
  done <<<"$names"
  rune_out "persistent-timers=$persistent"
fi

rune_finish "Timers audited"
