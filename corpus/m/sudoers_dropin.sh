#!/bin/bash
# sudoers_dropin: install a checked drop-in under /etc/sudoers.d for one group
set -o errexit -o nounset -o pipefail

dir=$(dirname "$(realpath "$0")")
[[ -f $dir/rune_bpcs.sh ]] && source "$dir/rune_bpcs.sh" || source "$dir/lib/rune_bpcs.sh"

main() {
  rune_init
  local group nopasswd file rule tmp verdict
  local -a commands=()

  group=$(rune_param group "")
  nopasswd=$(rune_param nopasswd no)
  readarray -t commands < <(rune_param_json commands '[]' | jq -r '.[]? | select(startswith("/"))')

  [[ $group =~ ^[a-z_][a-z0-9_-]*$ ]] || refuse "group is missing or malformed" group
  (( ${#commands[@]} > 0 )) || refuse "commands must be absolute paths" commands
  getent group "$group" >/dev/null || rune_error 2 "No such group" "$(jq -nc --arg g "$group" '{group:$g}')"

  file=/etc/sudoers.d/rune-$group
  tmp=$(mktemp /etc/sudoers.d/.rune.XXXXXX) || rune_error 2 "Cannot write to /etc/sudoers.d" '{}'
  trap "rm -f ${tmp@Q}" EXIT

  rule="%$group ALL=(root) "
  if [[ $nopasswd == yes ]]; then rule+="NOPASSWD: "; fi
  printf '%s\n' "# by RUNE" "$rule$(IFS=,; printf '%s' "${commands[*]}")" >"$tmp"
  chmod 0440 "$tmp"

  if ! verdict=$(visudo --check --strict --file="$tmp" 2>&1); then
    rune_error 3 "visudo rejects the rule" "$(jq -nc --arg v "${verdict//$tmp/rule}" '{visudo:$v}')"
  fi
  if cmp --silent "$tmp" "$file"; then
    rune_ok "Rule is in place already" "$(describe "$file" false)"
  fi
  mv -f "$tmp" "$file" || rune_error 2 "Cannot replace the rule" "$(describe "$file" false)"
  restore_label "$file"
  rune_ok "Rule installed" "$(describe "$file" true)"
}

refuse() {
  rune_error 1 "$1" "$(jq -nc --arg p "$2" '{parameter:$p}')"
}

describe() {
  jq -nc --arg f "$1" --argjson c "$2" '{file:$f, changed:$c}'
}

restore_label() {
  if command -v restorecon >/dev/null; then
    restorecon "$1" >/dev/null 2>&1 || true
  fi
}

main "$@"
