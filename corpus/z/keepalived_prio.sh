#!/usr/bin/env bash
#
# Changes the priority of one VRRP instance in keepalived.conf, keeps a copy, and reloads.
#
set -euo pipefail

readonly CONF="${KEEPALIVED_CONF:-/etc/keepalived/keepalived.conf}"

HERE="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
LIBRARY="${HERE}/rune_bpcs.sh"
for candidate in "${HERE}/rune_bpcs.sh" "${HERE}/lib/rune_bpcs.sh" /opt/rune/lib/rune_bpcs.sh; do
  if [[ -f "${candidate}" ]]; then
    LIBRARY="${candidate}"
    break
  fi
done
# shellcheck disable=SC1090
source "${LIBRARY}"
rune_init

emit_failure() {
  local -r code="$1" text="$2"
  shift 2
  rune_error_kv "${code}" "${text}" "$@"
}

current_priority() {
  awk -v inst="$1" '
    $1 == "vrrp_instance" { inside = ($2 == inst) }
    inside && $1 == "priority" { print $2; exit }
  ' "${CONF}"
}

INSTANCE="$(rune_param instance "")"
PRIORITY="$(rune_param priority "")"
DRY_RUN="$(rune_param dry_run "false")"

[[ "${INSTANCE}" =~ ^[A-Za-z0-9_]+$ ]] || emit_failure 1 "Bad instance" "instance=${INSTANCE}"
[[ "${PRIORITY}" =~ ^[1-9][0-9]{0,2}$ ]] && (( PRIORITY <= 254 )) || emit_failure 1 "Bad priority" "priority=${PRIORITY}"
[[ -r "${CONF}" ]] || emit_failure 4 "No keepalived configuration" "file=${CONF}"

BEFORE="$(current_priority "${INSTANCE}")"
[[ -n "${BEFORE}" ]] || emit_failure 2 "No such instance" "instance=${INSTANCE}"

if [[ "${BEFORE}" == "${PRIORITY}" ]]; then
  rune_ok_kv "Nothing to do" "instance=${INSTANCE}" "priority=${PRIORITY}" "changed=false"
fi

NEW="$(mktemp)"
trap 'rm -f "${NEW}"' EXIT
awk -v inst="${INSTANCE}" -v prio="${PRIORITY}" '
  $1 == "vrrp_instance" { inside = ($2 == inst) }
  inside && $1 == "priority" { sub(/priority[ \t]+[0-9]+/, "priority " prio); inside = 0 }
  { print }
' "${CONF}" >"${NEW}"

if [[ "${DRY_RUN}" == "true" ]]; then
  CHANGES="$(diff -u "${CONF}" "${NEW}")" || true
  rune_ok "Dry run" "$(jq -nc --arg d "${CHANGES}" '{diff:$d, changed:false}')"
fi

keepalived --config-test --use-file="${NEW}" >&2 || emit_failure 3 "keepalived rejects the new file" "instance=${INSTANCE}"
cp -p -- "${CONF}" "${CONF}.before-rune" && cat -- "${NEW}" >"${CONF}" || emit_failure 2 "Could not write" "file=${CONF}"
systemctl reload keepalived.service >&2 || emit_failure 3 "Reload failed" "instance=${INSTANCE}" "before=${BEFORE}"

rune_ok_kv "Priority changed" "instance=${INSTANCE}" "before=${BEFORE}" "after=${PRIORITY}" "changed=true"
