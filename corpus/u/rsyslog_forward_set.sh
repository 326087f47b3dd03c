#!/usr/bin/env bash
# write a forwarding rule for rsyslog, validate it, restart; roll back when it does not come up
set -euo pipefail

source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

declare -A p=()
for k in target port proto facility; do
  p[$k]=$(rune_param "$k" "")
done
: "${p[proto]:=tcp}" "${p[facility]:=*}"

conf=/etc/rsyslog.d/60-rune-forward.conf
saved=""
problems=()
[[ ${p[target]} =~ ^[a-zA-Z0-9.-]+$ ]]      || problems+=(target)
[[ ${p[port]} =~ ^[0-9]{1,5}$ ]]            || problems+=(port)
[[ ${p[proto]} == @(tcp|udp) ]]             || problems+=(proto)
if (( ${#problems[@]} )); then
  rune_error 1 "invalid: ${problems[*]}" "$(jq -nc '{invalid:$ARGS.positional}' --args "${problems[@]}")"
fi

if [[ -f $conf ]]; then
  saved=$(mktemp)
  trap 'rm -f "$saved"' EXIT
  cp -p "$conf" "$saved" || rune_error 2 "cannot save the old rule" '{"step":"save"}'
fi

roll_back() {
  if [[ -n $saved ]]; then cp -p "$saved" "$conf"; else rm -f "$conf"; fi
  systemctl restart rsyslog
}

cat >"$conf" <<RULE || rune_error 2 "cannot write the rule" "$(jq -nc --arg f "$conf" '{file:$f}')"
${p[facility]}.info action(type="omfwd" target="${p[target]}" port="${p[port]}" protocol="${p[proto]}"
                           queue.type="LinkedList" action.resumeRetryCount="-1")
RULE

check=$(rsyslogd -N1 2>&1 </dev/null) || {
  roll_back >&2 || echo "roll back failed as well" >&2
  rune_error 3 "rsyslogd rejects the rule" "$(jq -nc --arg c "$check" '{output:$c}')"
}
systemctl restart rsyslog || { roll_back >&2 || true; rune_error 3 "rsyslog did not restart" '{"rolled_back":true}'; }

state=$(systemctl is-active rsyslog) || true
rune_ok "forwarding is set" "$(jq -nc --arg t "${p[target]}:${p[port]}" --arg s "$state" '{target:$t, service:$s}')"
