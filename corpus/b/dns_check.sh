#!/usr/bin/env bash
set -o errexit
set -o nounset
set -o pipefail

HERE="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)"
for candidate in "${HERE}/rune_bpcs.sh" "${HERE}/lib/rune_bpcs.sh"; do
  if [[ -f "${candidate}" ]]; then
    source "${candidate}"
    break
  fi
done

debug() {
  [[ "${RUNE_DEBUG:-0}" == 1 ]] || return 0
  printf 'debug: %s\n' "$*" >&2
}

resolve() {
  local name="$1" server="$2"
  if command -v dig >/dev/null 2>&1; then
    dig +short +time=2 +tries=1 "${name}" ${server:+"@${server}"} 2>/dev/null | sort
  else
    getent ahostsv4 "${name}" | awk '{ seen[$1]++ } END { for (k in seen) print k }' | sort
  fi
}

to_array() { jq -Rnc '[inputs | select(length > 0)]'; }

same_set() {
  [[ "$(jq -c 'sort' <<<"$1")" == "$(jq -c 'sort' <<<"$2")" ]]
}

main() {
  local name server expected answers
  name="$(rune_param name "")"
  server="$(rune_param server "")"
  expected="$(rune_param_json expected 'null')"

  if [[ -z "${name}" ]]; then
    rune_error 1 "name is required" '{"missing":["name"]}'
  fi

  debug "resolving ${name} via ${server:-system}"
  if ! answers="$(resolve "${name}" "${server}" | to_array)"; then
    rune_error 2 "lookup failed" "$(jq -nc --arg n "${name}" '{name:$n}')"
  fi

  local report
  report="$(jq -nc --arg n "${name}" --argjson a "${answers}" --argjson e "${expected}" \
    '{name:$n, answers:$a, expected:$e}')"

  if [[ "${expected}" != null ]] && ! same_set "${expected}" "${answers}"; then
    rune_error 3 "unexpected answers" "${report}"
  fi
  rune_ok "resolved" "${report}"
}

rune_init
main "$@"
