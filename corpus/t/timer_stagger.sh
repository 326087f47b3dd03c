#!/usr/bin/env bash
# Give a systemd timer a random delay by a drop-in.
set -o errexit -o nounset -o pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

readonly SYSTEMD=/etc/systemd/system
unit=$(rune_param timer "")
delay=$(rune_param delay "")

check_delay() {
  local -r d=$1
  [[ "${d}" =~ ^([1-9][0-9]*)(s|min|h)$ ]] && (( ${BASH_REMATCH[1]} <= 3600 ))
}

[[ "${unit}" =~ ^[A-Za-z0-9@_.-]+\.timer$ ]] || rune_error 1 "timer must end in .timer" '{"bad":["timer"]}'
check_delay "${delay}" || rune_error 1 "delay is a number with s, min or h" '{"bad":["delay"]}'
systemctl cat "${unit}" >/dev/null 2>&1 || rune_error 2 "no such timer" "$(jq -nc --arg u "${unit}" '{timer:$u}')"

dir="${SYSTEMD}/${unit}.d"
mkdir -p "${dir}"
cat >"${dir}/50-stagger.conf" <<EOF
[Timer]
RandomizedDelaySec=${delay}
FixedRandomDelay=true
EOF
systemctl daemon-reload || rune_error 3 "daemon-reload failed" '{"step":"reload"}'
systemctl restart "${unit}" || rune_error 3 "the timer does not start" '{"step":"restart"}'

next=$(systemctl show -P NextElapseUSecRealtime "${unit}") || next=unknown
rune_ok "staggered" "$(jq -nc --arg u "${unit}" --arg d "${delay}" --arg n "${next}" '{timer:$u, delay:$d, next:$n}')"
