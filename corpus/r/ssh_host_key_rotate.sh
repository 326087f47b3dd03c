#!/usr/bin/env bash
# ---------------------------------------------------------------------------
#  ssh_host_key_rotate - replace the ed25519 host key when it is old enough
# ---------------------------------------------------------------------------
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

readonly KEY=/etc/ssh/ssh_host_ed25519_key
MAX_AGE_DAYS="$(rune_param max_age_days 365)"

log() { printf 'ssh_host_key_rotate: %s\n' "$*" >&2; }

if [[ ! "${MAX_AGE_DAYS}" =~ ^[1-9][0-9]*$ ]]; then
  rune_error 1 "max_age_days must be a positive number" "$(jq -nc --arg v "${MAX_AGE_DAYS}" '{max_age_days:$v}')"
fi

if [[ -f "${KEY}" ]]; then
  BORN="$(stat -c %Y "${KEY}")" || rune_error 2 "Key not readable" '{"step":"stat"}'
  AGE=$(( ($(date +%s) - BORN) / 86400 ))
  if (( AGE < MAX_AGE_DAYS )); then
    log "key is ${AGE} days old, nothing to do"
    exit 0
  fi
  if ! mv -- "${KEY}" "${KEY}.old" || ! mv -- "${KEY}.pub" "${KEY}.pub.old"; then
    rune_error 2 "Old key could not be moved away" '{"step":"backup"}'
  fi
fi

if ! ssh-keygen -t ed25519 -N '' -C "root@$(hostname -f)" -f "${KEY}"; then
  rune_error 3 "ssh-keygen failed" '{"step":"generate"}'
fi

if ! sshd -t 2>/dev/null; then
  rune_error 3 "sshd refuses the configuration" '{"step":"sshd -t"}'
fi
systemctl reload sshd >&2 || rune_error 2 "sshd was not reloaded" '{"step":"reload"}'

FINGERPRINT="$(ssh-keygen -lf "${KEY}.pub" | awk '{print $2}')" || FINGERPRINT=unknown
rune_ok "Host key rotated" "$(jq -nc --arg f "${FINGERPRINT}" '{fingerprint:$f, rotated:true}')"
