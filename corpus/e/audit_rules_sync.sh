#!/usr/bin/env bash
#
# Writes the managed audit rules and loads them when they changed.
#
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

TARGET=/etc/audit/rules.d/50-rune.rules
WATCH=$(rune_param_json watch '["/etc/passwd","/etc/shadow"]')
NEW=$(mktemp)
trap 'rm -f "$NEW"' EXIT

render() {
  cat <<EOF
## managed by rune on $(hostname), do not edit
-D
-b 8192
EOF
  local path
  while IFS= read -r path; do
    printf -- '-w %s -p wa -k rune\n' "$path"
  done
  echo "-e 1"
}

render >"$NEW" < <(jq -r '.[]' <<<"$WATCH")

if [[ -e $TARGET ]] && diff -u "$TARGET" "$NEW" >&2; then
  rune_ok "audit rules are current" '{"changed":false}'
fi

if [[ -d ${TARGET%/*} ]]; then
  install -m 0640 "$NEW" "$TARGET" || rune_error 2 "cannot write the rules file" '{"stage":"install"}'
else
  rune_error 4 "auditd is not installed here" '{"stage":"check"}'
fi

augenrules --load 1>&2 || rune_error 3 "augenrules --load failed" '{"stage":"load"}'

loaded=$(auditctl -l 2>/dev/null | grep -c -- 'rune') || loaded=0
rune_ok "audit rules loaded" "$(jq -nc --argjson n "$loaded" '{changed:true, loaded:$n}')"
