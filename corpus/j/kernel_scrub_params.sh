#!/usr/bin/env bash
# set md and zfs module parameters at runtime, remember them in modprobe.d
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

module=$(rune_param module zfs)
case $module in zfs|spl|md_mod|dm_mod) ;; *) rune_error 1 "module is not on the list" '{"allowed":["zfs","spl","md_mod","dm_mod"]}' ;; esac
base=/sys/module/$module/parameters
[[ -d $base ]] || rune_error 4 "Module is not loaded" "$(jq -nc --arg m "$module" '{module:$m}')"

declare -A want=()
while IFS='=' read -r k v; do
  want[$k]=$v
done < <(rune_param_json settings '{}' | jq -r 'to_entries[] | "\(.key)=\(.value)"')

(( ${#want[@]} > 0 )) || { printf 'nothing to set for %s\n' "$module" >&2; exit 0; }

changed=0
unset_keys=()
for k in "${!want[@]}"; do
  f=$base/$k
  if [[ ! $k =~ ^[a-z0-9_]+$ || ! -w $f ]]; then
    unset_keys+=("$k")
    continue
  fi
  old=$(cat "$f" 2>/dev/null) || old=""
  [[ $old != "${want[$k]}" ]] || continue
  if { printf '%s\n' "${want[$k]}" >"$f"; } 2>/dev/null; then
    ((changed++))
  else
    unset_keys+=("$k")
  fi
done

conf=/etc/modprobe.d/rune-$module.conf
{
  printf '# written by RUNE\n'
  for k in "${!want[@]}"; do printf 'options %s %s=%s\n' "$module" "$k" "${want[$k]}"; done
} >"$conf"

rune_ok "parameters set" "$(jq -nc --argjson c "$changed" '{changed:$c, failed:$ARGS.positional}' --args -- "${unset_keys[@]}")"
