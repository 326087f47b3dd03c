#!/usr/bin/env bash
# sysctl_profile -- state of a kernel parameter profile
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

work=""

setup() {
  rune_init
  work=$(mktemp -d)
  trap 'rm -rf -- "$work"' EXIT
}

task() { echo "TASK [$*]" >&2; }

render() {
  cat <<'PROFILE'
net.core.somaxconn = 4096
net.ipv4.tcp_tw_reuse = 1
vm.swappiness = 10
PROFILE
}

task "read parameters"
profile=$(rune_param profile default)
check_mode=$(rune_param check_mode false)
case $profile in
  default | batch | db) ;;
  *) rune_error 1 "unknown profile" '{"allowed":["default","batch","db"]}' ;;
esac

task "render"
work=${work:-$(mktemp -d)}
render >"$work/wanted.conf"
target="/etc/sysctl.d/70-${profile}.conf"
[[ -f $target ]] || : >"$target" || rune_error 2 "cannot make the file" '{}'

task "compare"
diff -u "$target" "$work/wanted.conf" >"$work/changes.diff"
if [[ ! -s $work/changes.diff ]]; then
  task "nothing to do"
  exit 0
fi

lines=$(wc -l <"$work/changes.diff")
if [[ $check_mode == true ]]; then
  rune_ok "would change" "$(jq -nc --argjson l "$lines" '{changed:true, diff_lines:$l}')"
fi

task "apply"
cp "$work/wanted.conf" "$target" || rune_error 2 "cannot write the profile" '{}'
sysctl -q -p "$target" >&2 || rune_error 3 "the kernel refused a value" "$(jq -nc --arg t "$target" '{file:$t}')"
rune_ok "changed" "$(jq -nc --argjson l "$lines" '{changed:true, diff_lines:$l}')"
