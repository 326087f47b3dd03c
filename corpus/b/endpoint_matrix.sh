#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

readonly TIMEOUT=5

probe() {
  local url="$1" code
  code="$(curl --silent --output /dev/null --max-time "${TIMEOUT}" --write-out '%{http_code}' "${url}" || true)"
  rune_out "probed=${url}"
  printf '%s\n' "${code:-000}"
}

validate() {
  local url="$1"
  echo "validating ${url}"
  if [[ ! "${url}" =~ ^https?:// ]]; then
    rune_error 1 "not a url" "$(jq -nc --arg u "${url}" '{url:$u}')"
  fi
  echo "ok"
}

main() {
  rune_init

  local -a urls=()
  mapfile -t urls < <(rune_param_json urls '[]' | jq -r '.[]? | strings')
  if (( ${#urls[@]} == 0 )); then
    rune_error 1 "urls is required" '{"missing":["urls"]}'
  fi

  local url code
  local -i bad=0
  for url in "${urls[@]}"; do
    validate "${url}" >/dev/null
    code="$(probe "${url}")"
    case "${code}" in
      2??|3??) ;;
      *) bad+=1 ;;
    esac
  done

  rune_out "bad=${bad}"
  if (( bad > 0 )); then
    rune_err 3 "some endpoints are down"
  fi
  rune_finish "matrix done"
}

main "$@"
