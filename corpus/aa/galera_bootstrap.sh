#!/usr/bin/env bash
set -euo pipefail

BASE="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${BASE}/rune_bpcs.sh"

LOGDIR=/var/log/rune
LOG="${LOGDIR}/galera_bootstrap.log"

# keep the request: the last outage could not be reconstructed
REQUEST="$(cat)"
printf '%s\n' "${REQUEST}" 2>/dev/null >"${LOGDIR}/last-bootstrap.json" || true
printf '%s' "${REQUEST}" | rune_init

FORCE="$(rune_param force "false")"
grastate=/var/lib/mysql/grastate.dat

if systemctl is-active --quiet mariadb; then
  rune_error 3 "MariaDB is running here" '{"state":"active"}'
fi
[[ -r "${grastate}" ]] || rune_error 4 "grastate.dat is not readable" '{"file":"/var/lib/mysql/grastate.dat"}'

safe="$(awk -F': *' '$1 == "safe_to_bootstrap" {print $2}' "${grastate}")"
seqno="$(awk -F': *' '$1 == "seqno" {print $2}' "${grastate}")"

if [[ "${safe}" != 1 ]]; then
  if [[ "${FORCE}" != true ]]; then
    rune_error 3 "this node is not safe to bootstrap" "$(jq -nc --arg s "${seqno}" '{seqno:$s}')"
  fi
  sed -i 's/^safe_to_bootstrap:.*/safe_to_bootstrap: 1/' "${grastate}" || rune_error 2 "grastate.dat is not writable"
fi

galera_new_cluster >>"${LOG}" 2>&1 || rune_error 3 "bootstrap failed" "$(jq -nc --arg l "${LOG}" '{log:$l}')"

size=0
for _ in {1..10}; do
  size="$(mariadb -BNe "SHOW STATUS LIKE 'wsrep_cluster_size'" 2>/dev/null | awk '{print $2}')" || size=0
  [[ "${size:-0}" -ge 1 ]] && break
  sleep 2
done
rune_ok "cluster bootstrapped" "$(jq -nc --arg s "${size}" '{cluster_size:$s}')"
