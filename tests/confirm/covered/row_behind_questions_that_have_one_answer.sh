#!/usr/bin/env bash
# What no scenario can turn, like the checks of what the script itself has set, must not use up what there is for all.
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

die() {
  local code="$1" text="$2"
  shift 2
  rune_error "${code}" "${text}" "$(jq -nc '$ARGS.positional | {detail:.}' --args -- "$@")"
}

root="$(rune_param root "/srv/sets")"
name="$(rune_param set "")"
sample="$(rune_param sample "0")"
[[ "${sample}" =~ ^(0|[1-9][0-9]{0,4})$ ]] || die 1 "sample must be a number" "${sample}"
if [[ -n "${name}" && ! "${name}" =~ ^[A-Za-z0-9][A-Za-z0-9._-]*$ ]]; then
  die 1 "set is no plain name" "${name}"
fi
if [[ -z "${name}" ]]; then
  for candidate in "${root}"/*/list.csv; do
    if [[ -f "${candidate}" && -z "${name}" ]]; then
      name="$(basename "$(dirname "${candidate}")")"
    fi
  done
  [[ -n "${name}" ]] || die 2 "no set was found" "${root}"
fi
list="${root}/${name}/list.csv"
[[ -r "${list}" ]] || die 2 "the set has no readable list" "${list}"
line=0 checked=0
while IFS=, read -r file size digest _; do
  line=$((line + 1))
  if (( line == 1 )) && [[ "${size}" == "size" ]]; then
    continue
  fi
  if [[ -z "${file}" || ! "${size}" =~ ^(0|[1-9][0-9]*)$ || ! "${digest}" =~ ^[0-9a-f]{64}$ ]]; then
    die 4 "the list is damaged" "line ${line}"
  fi
  case "${file}" in
    /*|*../*) die 4 "the list points outside of the set" "${file}" ;;
  esac
  if ! actual="$(stat -c %s "${root}/${name}/${file}" 2>/dev/null)"; then
    die 3 "a file is missing" "${file}"
  elif (( actual != size )); then
    die 3 "a file has another size" "${file}"
  fi
  sum="$(timeout 600 sha256sum -- "${root}/${name}/${file}" 2>/dev/null)" || die 2 "a file cannot be read" "${file}"
  checked=$((checked + 1))
done <"${list}"
(( checked > 0 )) || die 3 "the list is empty" "${list}"
rune_ok "The set is complete" '{}'
