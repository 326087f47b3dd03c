#!/usr/bin/env bash
###############################################################################
# Plugin      : wildfly_datasource_test
# Purpose     : Tests the connection pool of a WildFly datasource with jboss-cli
# Parameters  : datasource, controller, management_user, management_password
###############################################################################
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

JBOSS_HOME="${JBOSS_HOME:-/opt/wildfly}"
JBOSS_CLI="${JBOSS_HOME}/bin/jboss-cli.sh"

log() { printf '[%s] %s\n' "$1" "$2" >&2; }

usage() {
  cat <<'EOF'
Parameters of wildfly_datasource_test:
  datasource           name of the datasource, e.g. ExampleDS
  controller           host:port of the management interface
  management_user      management user
  management_password  its password
EOF
  exit 1
}

run_cli() {
  local operation="$1"
  "${JBOSS_CLI}" --connect --controller="${CONTROLLER}" --user="${MGMT_USER}" --password="${MGMT_PASSWORD}" --command="${operation}" </dev/null 2>&1
}

rune_init

DATASOURCE="$(rune_param datasource "")"
CONTROLLER="$(rune_param controller "127.0.0.1:9990")"
MGMT_USER="$(rune_param management_user "admin")"
MGMT_PASSWORD="$(rune_param management_password "")"

if [[ ! "${DATASOURCE}" =~ ^[A-Za-z][A-Za-z0-9_]*$ ]]; then
  log ERROR "datasource is missing or odd"
  usage
fi
if [[ ! -x "${JBOSS_CLI}" ]]; then
  rune_error 4 "jboss-cli.sh not found" "$(jq -nc --arg p "${JBOSS_CLI}" '{path:$p}')"
fi

log INFO "testing ${DATASOURCE} on ${CONTROLLER}"
if ! OUTPUT="$(run_cli "/subsystem=datasources/data-source=${DATASOURCE}:test-connection-in-pool")"; then
  rune_error 3 "Connection test failed" "$(jq -nc --arg o "${OUTPUT}" '{output:$o}')"
fi

ACTIVE="$(run_cli "/subsystem=datasources/data-source=${DATASOURCE}/statistics=pool:read-attribute(name=ActiveCount)" | awk -F'"' '/"result"/ {print $4}' || true)"
rune_ok_kv "Datasource answers" "datasource=${DATASOURCE}" "active=${ACTIVE:-unknown}"
