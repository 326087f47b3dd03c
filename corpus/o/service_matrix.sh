#!/usr/bin/env bash
# which of our services run here, as a matrix for the status page
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"

main() {
  rune_init
  local units bad
  units=$(rune_param_json units '["nginx","php8.2-fpm","mariadb","postfix","dovecot","named"]')
  is_array "$units" || rune_error 1 "units must be an array" '{"param":"units"}'

  local matrix
  matrix=$(names "$units" | each row | to_array)
  bad=$(count_bad "$matrix")
  if [ "$bad" -gt 0 ]; then
    rune_error 3 "$bad services are down" "$(wrap "$matrix")"
  fi
  rune_ok "all services run" "$(wrap "$matrix")"
}

is_array()  { jq -e 'type == "array" and all(.[]; type == "string")' <<<"$1" >/dev/null 2>&1; }
names()     { jq -r '.[]' <<<"$1"; }
each()      { local x; while IFS= read -r x; do "$1" "$x"; done; }
to_array()  { jq -sc 'sort_by(.unit)'; }
count_bad() { jq '[.[] | select(.wanted and (.active | not))] | length' <<<"$1"; }
wrap()      { jq -c '{services: .}' <<<"$1"; }

flag() { if "${@:2}" &>/dev/null; then echo "$1 true"; else echo "$1 false"; fi; }

row() {
  local unit=$1 key val since active=false wanted=false
  while read -r key val; do
    case $key in
      active) active=$val ;;
      wanted) wanted=$val ;;
    esac
  done < <(flag active systemctl is-active --quiet -- "$unit"; flag wanted systemctl is-enabled --quiet -- "$unit")
  since=$(systemctl show -p ActiveEnterTimestamp --value -- "$unit" 2>/dev/null) || since=
  jq -nc --arg u "$unit" --argjson a "$active" --argjson w "$wanted" --arg s "$since" \
    '{unit:$u, active:$a, wanted:$w, since:$s}'
}

main "$@"
