#!/usr/bin/env bash
# Writes our audit rules and loads them when they changed
set -euo pipefail
umask 027
source /opt/rune/lib/rune_bpcs.sh
rune_init

target=/etc/audit/rules.d/60-company.rules
dry_run="$(rune_param dry_run "false")"

command -v auditctl >/dev/null 2>&1 || rune_fail 4 "auditd is not installed" '{"missing":"auditctl"}'

new="$(mktemp)"
trap 'rm -f -- "${new}"' EXIT

cat >"${new}" <<'RULES'
## managed by rune, do not edit
-w /etc/passwd -p wa -k identity
-w /etc/sudoers -p wa -k actions
-w /etc/ssh/sshd_config -p wa -k sshd
-a always,exit -F arch=b64 -S execve -F euid=0 -F auid>=1000 -k rootcmd
RULES

if [[ -f ${target} ]] && diff -q "${target}" "${new}" >/dev/null; then
  rune_ok "Rules are up to date" '{"changed":false}'
fi

changes=$(diff -u "${target}" "${new}" 2>/dev/null || true)

if [[ ${dry_run} == true ]]; then
  rune_ok "Would change" "$(jq -nc --arg d "${changes}" '{changed:false, diff:$d}')"
fi

if ! install -m 0640 -o root -g root "${new}" "${target}"; then
  rune_error 2 "Cannot write the rules" "$(jq -nc --arg t "${target}" '{target:$t}')"
fi

if ! out=$(augenrules --load 2>&1); then
  rune_error 3 "augenrules failed" "$(jq -nc --arg o "${out}" '{output:$o}')"
fi

# how many are active now?
active=$(auditctl -l 2>/dev/null | grep -c -E -- '-(w|a) ' || echo 0)
rune_ok "Rules loaded" "$(jq -nc --arg a "${active}" --arg d "${changes}" '{changed:true, active:$a, diff:$d}')"
