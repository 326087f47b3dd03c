#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

fix="$(rune_param fix "false")"
CONFIG=/etc/ssh/sshd_config.d/10-policy.conf

policy() {
  cat <<EOF
permitrootlogin no
x11forwarding no
maxauthtries 4
EOF
}

# noisy part: everything on stderr, then stdout comes back
exec 4>&1 1>&2
echo "effective settings:"
sshd -T || echo "sshd -T failed"
if [[ "$fix" == "true" ]]; then
  if policy >"$CONFIG.new"; then
    mv -v "$CONFIG.new" "$CONFIG" || echo "cannot replace $CONFIG"
  fi
  sshd -t && systemctl reload sshd || echo "reload failed"
fi
exec 1>&4 4>&-

violations=()
while read -r keyword wanted; do
  got="$(sshd -T 2>/dev/null | awk -v k="$keyword" '$1 == k { print $2 }' || true)"
  if [[ "$got" != "$wanted" ]]; then
    violations+=("$keyword is '${got}', wanted '${wanted}'")
  fi
done < <(policy)

if [[ ${#violations[@]} -ne 0 ]]; then
  v="$(printf '%s\n' "${violations[@]}" | jq -Rnc '[inputs]')"
  rune_error 3 "sshd does not follow the policy" "$(jq -nc --argjson v "$v" '{violations:$v}')"
fi
rune_ok "sshd follows the policy" "{}"
