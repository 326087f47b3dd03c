#!/usr/bin/env bash
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

main() {
  local answer line name names=()

  # Constant text: curl fills in the number.
  answer="$(curl -sS -o /dev/null --write-out '{"code":%{http_code}}' http://localhost:8080/ 2>/dev/null || true)"
  printf 'curl: %s\n' "${answer:-no answer}" >&2

  # JSON Lines that docker writes and this plugin only reads.
  while IFS= read -r line; do
    name="$(jq -r '.Names // empty' <<<"$line" 2>/dev/null)" || continue
    names+=("$name")
  done < <(docker ps --format '{{json .}}' 2>/dev/null)

  rune_ok "Containers listed" "$(jq -nc '{containers: $ARGS.positional}' --args ${names[@]+"${names[@]}"})"
}

rune_init
main "$@"
