#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

readonly DROPIN=/etc/sysctl.d/90-rune.conf

# table: key|default|pattern
readonly -a SETTINGS=(
  'vm.swappiness|10|^[0-9]{1,3}$'
  'net.core.somaxconn|1024|^[0-9]+$'
  'fs.file-max|200000|^[0-9]+$'
)

run_quiet() { "$@" >/dev/null 2>&1; }

say() { echo "sysctl_apply: $*"; } >&2

current() { sysctl -n "$1" 2>/dev/null || echo "unset"; }

param_name() {
  local key="$1"
  echo "${key//[.-]/_}"
}

apply_all() {
  local row key default pattern value before
  for row in "${SETTINGS[@]}"; do
    IFS='|' read -r key default pattern <<<"${row}"
    value="$(rune_param "$(param_name "${key}")" "${default}")"
    if [[ ! ${value} =~ ${pattern} ]]; then
      say "skipping ${key}: bad value"
      rune_err 1 "bad value for ${key}"
      continue
    fi
    before="$(current "${key}")"
    if [[ ${before} == "${value}" ]]; then
      say "${key} is already ${value}"
      continue
    fi
    if ! run_quiet sysctl -w "${key}=${value}"; then
      rune_err 3 "could not set ${key}"
      continue
    fi
    printf '%s = %s\n' "${key}" "${value}" >>"${TMP}"
    say "${key}: ${before} -> ${value}"
  done
}

rune_init
TMP="$(mktemp)"
trap 'rm -f "${TMP}"' EXIT

apply_all

if [[ -s ${TMP} ]]; then
  install -m 0644 "${TMP}" "${DROPIN}" || rune_error 2 "cannot write drop-in" '{"file":"/etc/sysctl.d/90-rune.conf"}'
fi

rune_out "changed=$(wc -l <"${TMP}")"
rune_out "dropin=${DROPIN}"
rune_finish "kernel settings applied"
