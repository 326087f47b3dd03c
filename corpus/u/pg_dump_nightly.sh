#!/usr/bin/env bash
#
# PLUGIN:   pg_dump_nightly
# PURPOSE:  Dump one PostgreSQL database in custom format and expire old dumps.
# OWNER:    Database Platform
#
set -o errexit
set -o nounset
set -o pipefail

readonly PLUGIN_DIRECTORY="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
# shellcheck source=/dev/null
source "${PLUGIN_DIRECTORY}/rune_bpcs.sh"

readonly EXIT_VALIDATION=1
readonly EXIT_RESOURCE=2
readonly EXIT_BUSINESS=3

log_info() {
  printf '%s [INFO] %s\n' "$(date -u +%FT%TZ)" "$*" >&2
}

validate_identifier() {
  local field_name="$1" field_value="$2"
  if [[ ! "${field_value}" =~ ^[a-z_][a-z0-9_]*$ ]]; then
    rune_error "${EXIT_VALIDATION}" "Invalid ${field_name}" "$(jq -nc --arg f "${field_name}" '{field:$f}')"
  fi
}

main() {
  rune_init

  local database target_directory retention_days
  database="$(rune_param database "")"
  target_directory="$(rune_param target_directory "/var/backups/postgresql")"
  retention_days="$(rune_param retention_days "7")"
  validate_identifier "database" "${database}"
  [[ "${retention_days}" =~ ^[0-9]+$ ]] || rune_error "${EXIT_VALIDATION}" "Invalid retention_days" '{"field":"retention_days"}'

  mkdir -p "${target_directory}" || rune_error "${EXIT_RESOURCE}" "Target directory unusable" '{}'
  exec 9>"${target_directory}/.lock"
  if ! flock -n 9; then
    rune_error "${EXIT_BUSINESS}" "Another dump is running" "$(jq -nc --arg d "${database}" '{database:$d}')"
  fi

  local dump_file="${target_directory}/${database}-$(date -u +%Y%m%dT%H%M%SZ).dump"
  log_info "dumping ${database} to ${dump_file}"
  if ! pg_dump --no-password --format=custom --compress=6 --file="${dump_file}.part" "${database}" 2>"${dump_file}.err"; then
    local reason
    reason="$(tail -n 3 "${dump_file}.err")"
    rm -f "${dump_file}.part"
    rune_error "${EXIT_BUSINESS}" "pg_dump failed" "$(jq -nc --arg r "${reason}" '{reason:$r}')"
  fi
  mv -f "${dump_file}.part" "${dump_file}" || rune_error "${EXIT_RESOURCE}" "Cannot rename the dump" '{}'
  rm -f "${dump_file}.err"

  local -i expired_count=0
  local old_dump
  while IFS= read -r -d '' old_dump; do
    rm -f -- "${old_dump}"
    expired_count+=1
  done < <(find "${target_directory}" -maxdepth 1 -name "${database}-*.dump" -mtime "+${retention_days}" -print0)

  local size_bytes
  size_bytes="$(stat -c %s "${dump_file}")" || size_bytes=0
  rune_ok "Dump complete" "$(jq -nc --arg file "${dump_file}" --argjson size "${size_bytes}" --argjson expired "${expired_count}" \
    '{file:$file, size_bytes:$size, expired:$expired}')"
}

main
