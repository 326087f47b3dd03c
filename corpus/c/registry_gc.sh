#!/usr/bin/env bash
# garbage collection of the docker registry, with the registry read only meanwhile
set -euo pipefail
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

STATUS="failed"
cleanup() {
  systemctl start docker-registry || true
  if [[ "${STATUS}" != "ok" ]]; then
    rune_error 100 "registry_gc did not finish" '{"cleanup":true}'
  fi
}
trap cleanup EXIT

CONFIG="$(rune_param config "/etc/docker/registry/config.yml")"
if [[ ! -f "${CONFIG}" ]]; then
  rune_error 2 "No registry config" "$(jq -nc --arg c "${CONFIG}" '{config:$c}')"
fi

before="$(df --output=used /var/lib/registry 2>/dev/null | tail -n 1 || echo 0)"
systemctl stop docker-registry || rune_error 3 "Cannot stop the registry" '{"step":"stop"}'

if ! registry garbage-collect --delete-untagged "${CONFIG}" >/var/tmp/registry-gc.log 2>&1; then
  rune_error 3 "Garbage collection failed" '{"log":"/var/tmp/registry-gc.log"}'
fi
after="$(df --output=used /var/lib/registry 2>/dev/null | tail -n 1 || echo 0)"

STATUS="ok"
rune_ok_kv "Garbage collected" "before=${before}" "after=${after}"
