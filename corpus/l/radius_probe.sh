#!/usr/bin/env bash
# Ask each RADIUS server for an Access-Accept of a test user, three tries with growing pauses.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 700 "$work"

radius_secret=$(rune_param shared_secret "")
user=$(rune_param user probe)
user_password=$(rune_param password "")
servers=$(rune_param_json servers '[]')

[[ -n $radius_secret && -n $user_password ]] || rune_error 1 "shared_secret and password are required" '{}'
jq -e 'type == "array" and length > 0' >/dev/null <<<"$servers" || rune_error 1 "servers: a list is required" '{}'
command -v radclient >/dev/null || rune_error 4 "radclient is not installed" '{}'

printf '%s\n' "$radius_secret" >"$work/secret"
printf 'User-Name = "%s"\nUser-Password = "%s"\nNAS-Identifier = "rune"\n' "$user" "$user_password" >"$work/request"

ask()   { radclient -q -r 1 -t 3 -S "$work/secret" -f "$work/request" "$1:1812" auth >/dev/null 2>&1; }
tries() {
  local server=$1 n
  for n in 1 2 3; do
    if ask "$server"; then echo "$n"; return 0; fi
    sleep "$n"
  done
  return 1
}

good=() bad=()
while IFS= read -r server; do
  if n=$(tries "$server"); then
    good+=("$server:$n")
  else
    bad+=("$server")
    echo "no answer from $server" >&2
  fi
done < <(jq -r '.[] | strings' <<<"$servers")

details=$(jq -nc --argjson asked "$servers" --arg user "$user" '{asked:$asked, user:$user, silent:$ARGS.positional}' --args "${bad[@]}")
case "${#good[@]}/${#bad[@]}" in
  0/*) rune_error 3 "no server accepts the probe" "$details" ;;
  */0) rune_ok "all servers accept the probe" "$details" ;;
  *)   rune_ok "some servers are silent" "$details" ;;
esac
