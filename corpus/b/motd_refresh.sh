#!/usr/bin/env bash
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/lib/rune_bpcs.sh"
rune_init

owner=$(rune_param owner ops)
target=$(rune_param target /etc/motd)
daemon=$(rune_param daemon sshd)

IFS= read -r -d '' template <<'EOF' || true
+--------------------------------------------+
| managed by {owner} - last refresh {stamp}
| release {release}, daemon pid: {pid}
+--------------------------------------------+
EOF

# release name: the first line will do
IFS= read -r release </etc/rune/release

pid=$(pgrep -o -x "$daemon")

printf -v stamp '%(%F %T)T' -1
declare -A fill=([owner]=$owner [stamp]=$stamp [release]=$release [pid]=${pid:-none})
text=$template
for k in "${!fill[@]}"; do
  text=${text//"{$k}"/"${fill[$k]}"}
done

old=$(cat "$target" 2>/dev/null || true)
if [[ $old == "$text" ]]; then
  echo "motd is current" >&2
  exit 0
fi

if ! { printf '%s' "$text" >"$target"; } 2>/dev/null; then
  rune_error 2 "cannot write motd" "$(jq -nc --arg t "$target" '{target:$t}')"
fi
rune_ok "motd refreshed" "$(jq -nc --arg t "$target" --arg p "${pid:-none}" '{target:$t, pid:$p}')"
