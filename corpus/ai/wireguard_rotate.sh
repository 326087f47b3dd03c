#!/bin/bash
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh

declare -A opt=()

load() {
  local k
  rune_init
  for k in restart_peers backup verify; do
    opt[$k]=$(rune_param "$k" true)
  done
  opt[if]=$(rune_param interface wg0)
  [[ ${opt[if]} =~ ^wg[0-9]{1,2}$ ]] || rune_error 1 "interface: wgN" '{"field":"interface"}'
}

new_key() {
  local d=$1
  (
    umask 077
    wg genkey >"$d/private" && wg pubkey <"$d/private" >"$d/public"
  )
}

swap_in() {
  local d=$1 conf=/etc/wireguard/${opt[if]}.conf
  [[ -f $conf ]] || rune_error 2 "interface is not configured"
  [[ ${opt[backup]} != true ]] || cp -p "$conf" "$conf.old" || rune_error 2 "cannot save the old configuration"
  wg set "${opt[if]}" private-key "$d/private" 2>/dev/null || rune_error 3 "kernel refused the key"
  wg-quick save "${opt[if]}" >&2 || rune_error 3 "key set, but not saved"
}

main() {
  local d age pub
  load
  d=$(mktemp -d)
  trap "rm -rf '$d'" EXIT

  age=$(( ( $(date +%s) - $(stat -c %Y "/etc/wireguard/${opt[if]}.conf" 2>/dev/null || echo 0) ) / 86400 ))
  if ((age < 30)); then
    printf 'key of %s is %d days old, left alone\n' "${opt[if]}" "$age" >&2
    return
  fi

  new_key "$d" || rune_error 2 "cannot make a key"
  swap_in "$d"
  pub=$(<"$d/public")
  if [[ ${opt[verify]} == true ]] && [[ $(wg show "${opt[if]}" public-key) != "$pub" ]]; then
    rune_error 3 "interface shows another key"
  fi
  rune_ok "key rotated" "$(jq -nc --arg i "${opt[if]}" --arg p "$pub" '{interface: $i, public_key: $p}')"
}

main "$@"
