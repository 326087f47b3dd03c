#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

PLAYBOOK="$(rune_param playbook "site.yml")"
TAGS="$(rune_param tags "")"
CHECK="$(rune_param check "false")"
BASE=/etc/ansible/playbooks

if [[ ! "$PLAYBOOK" =~ ^[a-z0-9_-]+\.yml$ ]]; then
  echo "playbook name is odd" >&2
  return 1
fi
[[ -f "$BASE/$PLAYBOOK" ]] || rune_error 2 "no such playbook" "$(jq -nc --arg p "$PLAYBOOK" '{playbook:$p}')"

args=(-i localhost, -c local)
[[ -n "$TAGS" ]] && args+=(--tags "$TAGS")

if [[ "$CHECK" == "true" ]]; then
  # a dry run only has to leave its output in the log
  exec ansible-playbook --check "${args[@]}" "$BASE/$PLAYBOOK" >&2
fi

recap="$(mktemp)"
trap 'rm -f "$recap"' EXIT
if ! ansible-playbook "${args[@]}" "$BASE/$PLAYBOOK" >"$recap" 2>&1; then
  rune_error 3 "playbook failed" "$(jq -nc --arg t "$(tail -n 20 "$recap")" '{output:$t}')"
fi

changed=$(grep -o 'changed=[0-9]*' "$recap" | head -n 1 | cut -d= -f2)
rune_ok "playbook ran" "$(jq -nc --arg p "$PLAYBOOK" --arg c "$changed" '{playbook:$p, changed:$c}')"
