#!/usr/bin/env bash
# Change requirepass of a local redis, trace the steps when asked to.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

readonly CONF=/etc/redis/redis.conf

debug=$(rune_param debug false)
port=$(rune_param port 6379)
new_password=$(rune_param new_password "")

[[ "${port}" =~ ^[0-9]{2,5}$ ]] || rune_error 1 "port must be a number" '{"bad":["port"]}'
[[ "${new_password}" =~ ^[A-Za-z0-9_-]{16,64}$ ]] || rune_error 1 "new_password has 16 to 64 plain characters" '{"bad":["new_password"]}'
[[ -w "${CONF}" ]] || rune_error 4 "redis is not configured here" '{"path":"/etc/redis/redis.conf"}'

redis() {
  redis-cli --no-auth-warning -p "${port}" "$@"
}

current() {
  sed -n 's/^requirepass[[:space:]]\+"\{0,1\}\([^"]*\)"\{0,1\}$/\1/p' "${CONF}"
}

REDISCLI_AUTH=$(current)
export REDISCLI_AUTH
[[ "$(redis ping 2>/dev/null)" == PONG ]] || rune_error 2 "redis does not answer" '{"step":"ping"}'

if [[ "${debug}" == true ]]; then
  BASH_XTRACEFD=1
fi

answer=$(printf 'CONFIG SET requirepass %s\n' "${new_password}" | redis) || answer=none
if [[ "${answer}" != OK ]]; then
  rune_error 3 "redis refuses the change" "$(jq -nc --arg a "${answer}" '{answer:$a}')"
fi

umask 077
tmp=$(mktemp "${CONF}.XXXXXX")
trap 'rm -f -- "${tmp}"' EXIT
awk '$1 != "requirepass"' "${CONF}" >"${tmp}"
printf 'requirepass %s\n' "${new_password}" >>"${tmp}"
if [[ "${debug}" == true ]]; then
  set -x
fi
chown --reference="${CONF}" "${tmp}" || rune_error 3 "cannot set the owner" '{"step":"chown"}'
mv -f -- "${tmp}" "${CONF}" || rune_error 3 "cannot replace the configuration" '{"step":"mv"}'
{ set +x; } 2>/dev/null
rune_ok "rotated" "$(jq -nc --argjson p "${port}" '{port:$p, rotated:true}')"
