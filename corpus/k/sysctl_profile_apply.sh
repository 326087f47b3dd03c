#!/usr/bin/env bash
# Applies a named sysctl profile and reports old and new values
set -euo pipefail
source "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rune_bpcs.sh"
rune_init

profile=$(rune_param profile "")
dir=/etc/rune/sysctl.d
case $profile in
  web | db | router) ;;
  *) rune_error 1 "profile is web, db or router" '{"allowed":["web","db","router"]}' ;;
esac
if [[ ! -r $dir/$profile.conf ]]; then
  rune_error 2
fi

changed=0 failed=()
while IFS='=' read -r key value; do
  key=${key//[[:space:]]/} value=${value#"${value%%[![:space:]]*}"}
  [[ -z $key || $key == '#'* ]] && continue
  old=$(sysctl -n "$key" 2>/dev/null) || old=""
  [[ $old == "$value" ]] && continue
  if sysctl -qw "$key=$value" >&2; then
    changed=$((changed + 1))
    rune_out "$key" "$old -> $value"
  else
    failed+=("$key")
  fi
done <"$dir/$profile.conf"

rune_out "profile=$profile"
rune_out "changed=$changed"
if ((${#failed[@]})); then
  printf 'refused: %s\n' "${failed[@]}" >&2
  rune_err 3 "${#failed[@]} settings were refused"
fi
rune_finish "Profile applied"
