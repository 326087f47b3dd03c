#!/usr/bin/env bash
set -euo pipefail
D=$(dirname "${BASH_SOURCE[0]}")
. "$D/rune_bpcs.sh"
rune_init

params=$(rune_param_json settings '{}')
persist=$(rune_param persist "false")
jq -e 'type=="object" and length>0' <<<"$params" &>/dev/null || rune_error 1 "settings must be a non-empty object" '{"field":"settings"}'

conf=$(mktemp) n=0 same=0 bad=
trap 'rm -f "$conf"' EXIT
while IFS=$'\t' read -r k v; do
  [[ $k =~ ^[a-z0-9_]+([./][a-zA-Z0-9_-]+)+$ ]] || { bad=$k; break; }
  now=$(sysctl -n -- "$k" 2>/dev/null) || { bad=$k; break; }
  if [[ ${now//$'\t'/ } == "$v" ]]; then ((same += 1)); continue; fi
  sysctl -qw "$k=$v" >/dev/null 2>&1 || { bad=$k; break; }
  printf '%s = %s\n' "$k" "$v" >>"$conf"
  ((n += 1))
  printf >&2 '%s: %q -> %q\n' "$k" "$now" "$v"
done < <(jq -r 'to_entries[] | [.key, (.value|tostring)] | @tsv' <<<"$params")

rune_out changed "$n"
rune_out unchanged "$same"
if [[ -n $bad ]]; then
  rune_out rejected "$bad"
  rune_err 3 "a setting was rejected"
elif [[ $persist == true && -s $conf ]]; then
  if install -m 644 "$conf" /etc/sysctl.d/90-rune.conf; then
    rune_out file=/etc/sysctl.d/90-rune.conf
  else
    rune_err 2 "profile could not be persisted"
  fi
fi
rune_finish "profile applied"
