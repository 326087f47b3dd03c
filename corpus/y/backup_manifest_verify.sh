#!/usr/bin/env bash
# Checks a backup set against its manifest: name,size,sha256[,date]
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

die() {
  local code="$1" text="$2"
  shift 2
  rune_error "${code}" "${text}" "$(jq -nc '$ARGS.positional | {detail:.}' --args -- "$@")"
}

ROOT="$(rune_param root "/srv/backup")"
SET_NAME="$(rune_param set "")"
SAMPLE="$(rune_param sample "0")"
MAX_AGE_HOURS="$(rune_param max_age_hours "26")"

[[ "${SAMPLE}" =~ ^(0|[1-9][0-9]{0,4})$ ]] || die 1 "sample must be a number" "${SAMPLE}"
[[ "${MAX_AGE_HOURS}" =~ ^[1-9][0-9]{0,3}$ ]] || die 1 "max_age_hours must be a number" "${MAX_AGE_HOURS}"
if [[ -n "${SET_NAME}" && ! "${SET_NAME}" =~ ^[A-Za-z0-9][A-Za-z0-9._-]*$ ]]; then
  die 1 "set is no plain name" "${SET_NAME}"
fi

if [[ -z "${SET_NAME}" ]]; then
  for candidate in "${ROOT}"/*/manifest.csv; do
    if [[ -f "${candidate}" && ( -z "${SET_NAME}" || "${candidate}" -nt "${ROOT}/${SET_NAME}/manifest.csv" ) ]]; then
      SET_NAME="$(basename "$(dirname "${candidate}")")"
    fi
  done
  [[ -n "${SET_NAME}" ]] || die 2 "no backup set was found" "${ROOT}"
fi

MANIFEST="${ROOT}/${SET_NAME}/manifest.csv"
[[ -r "${MANIFEST}" ]] || die 2 "the set has no readable manifest" "${MANIFEST}"

written="$(stat -c %Y "${MANIFEST}")" || die 2 "the manifest vanished" "${MANIFEST}"
age_hours=$(( ($(date +%s) - written) / 3600 ))

declare -A BAD=()
line_number=0
checked=0
summed=0
bytes=0
while IFS=, read -r name size digest _; do
  line_number=$((line_number + 1))
  size="${size%$'\r'}"
  digest="${digest%$'\r'}"
  if (( line_number == 1 )) && [[ "${size}" == "size" ]]; then
    continue
  fi
  if [[ -z "${name}" || ! "${size}" =~ ^(0|[1-9][0-9]*)$ || ! "${digest}" =~ ^[0-9a-f]{64}$ ]]; then
    die 4 "the manifest is damaged" "line ${line_number}"
  fi
  case "${name}" in
    /*|*../*) die 4 "the manifest points outside of the set" "${name}" ;;
  esac
  file="${ROOT}/${SET_NAME}/${name}"
  checked=$((checked + 1))
  if ! actual="$(stat -c %s "${file}" 2>/dev/null)"; then
    BAD["${name}"]="missing"
  elif (( actual != size )); then
    BAD["${name}"]="has ${actual} bytes instead of ${size}"
  else
    bytes=$((bytes + size))
    if (( SAMPLE == 0 || summed < SAMPLE )); then
      summed=$((summed + 1))
      rc=0
      sum="$(timeout 600 sha256sum -- "${file}" 2>/dev/null)" || rc=$?
      if (( rc == 124 )); then
        die 2 "reading takes too long, is the storage there?" "${name}"
      elif (( rc != 0 )); then
        BAD["${name}"]="cannot be read"
      elif [[ "${sum%% *}" != "${digest}" ]]; then
        BAD["${name}"]="has another checksum"
      fi
    fi
  fi
done <"${MANIFEST}"

(( checked > 0 )) || die 3 "the manifest is empty" "${MANIFEST}"

list="$(for name in "${!BAD[@]}"; do
  printf '%s\t%s\n' "${name}" "${BAD[${name}]}"
done | jq -Rnc '[inputs | split("\t") | {file:.[0], problem:.[1]}]')"
OUT="$(jq -nc --arg s "${SET_NAME}" --argjson c "${checked}" --argjson h "${summed}" --argjson b "${bytes}" --argjson l "${list}" --argjson a "${age_hours}" \
  '{set:$s, files:$c, hashed:$h, bytes:$b, age_hours:$a, problems:$l}')"

if (( ${#BAD[@]} > 0 )); then
  rune_error 3 "The set is damaged" "${OUT}"
elif (( age_hours > MAX_AGE_HOURS )); then
  rune_error 3 "The set is too old" "${OUT}"
fi
rune_ok "The set is complete" "${OUT}"
