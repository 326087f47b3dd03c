#!/usr/bin/env bash
# Take a base backup with pg_basebackup, verify it, prune the old ones.
set -Eeuo pipefail

readonly ROOT=/srv/pgbackup
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=/dev/null
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

readonly E_INPUT=1 E_DEP=2 E_LOGIC=3
WORK=""

on_exit() {
  local -r status=$?
  if [[ -n "${WORK}" && -d "${WORK}" ]]; then
    rm -rf -- "${WORK}" || true
  fi
  return "${status}"
}
trap on_exit EXIT

# read_int NAMEREF KEY DEFAULT: status 0, or 1 when the value is no number
read_int() {
  local -n _out=$1
  _out=$(rune_param "$2" "$3")
  [[ "${_out}" =~ ^(0|[1-9][0-9]{0,5})$ ]] || return 1
}

# latest NAMEREF: backups, newest first
list_backups() {
  local -n _list=$1
  mapfile -t _list < <(find "${ROOT}" -mindepth 1 -maxdepth 1 -type d -name 'base-*' -printf '%f\n' 2>/dev/null | sort -r)
}

take_backup() {
  local -r dest=$1 rate=$2
  local -a cmd=(pg_basebackup -D "${dest}" -Ft -z -X stream --checkpoint=fast --no-password)
  (( rate == 0 )) || cmd+=(--max-rate="${rate}k")
  timeout 4h "${cmd[@]}" </dev/null >&2
}

keep=0 rate=0
read_int keep keep 7 || rune_error "${E_INPUT}" "keep must be a number" '{"bad":["keep"]}'
read_int rate rate_kb 0 || rune_error "${E_INPUT}" "rate_kb must be a number" '{"bad":["rate_kb"]}'
(( keep > 0 )) || rune_error "${E_INPUT}" "keep must not be 0" '{"bad":["keep"]}'

mkdir -p "${ROOT}" || rune_error "${E_DEP}" "no backup root" '{}'
WORK=$(mktemp -d "${ROOT}/.new.XXXXXX") || rune_error "${E_DEP}" "no space for a work directory" '{}'

rc=0
take_backup "${WORK}/data" "${rate}" || rc=$?
case ${rc} in
  0) ;;
  124) rune_error "${E_LOGIC}" "backup ran into its time limit" '{"timeout":"4h"}' ;;
  *) rune_error "${E_LOGIC}" "pg_basebackup failed" "$(jq -nc --argjson rc "${rc}" '{status:$rc}')" ;;
esac

gzip -t "${WORK}/data/base.tar.gz" 2>/dev/null || rune_error "${E_LOGIC}" "the archive is damaged" '{"step":"verify"}'
name="base-$(date -u +%Y%m%dT%H%M%SZ)"
mv -- "${WORK}/data" "${ROOT}/${name}" || rune_error "${E_DEP}" "cannot move the backup into place" '{}'

declare -a backups=()
list_backups backups
removed=0
for old in "${backups[@]:keep}"; do
  if rm -rf -- "${ROOT:?}/${old}"; then
    removed=$(( removed + 1 ))
  fi
done

size=$(du -sb -- "${ROOT}/${name}" 2>/dev/null | cut -f1) || size=0
rune_ok "backup taken" "$(jq -nc --arg n "${name}" --argjson s "${size:-0}" --argjson r "${removed}" '{name:$n, bytes:$s, removed:$r}')"
