#!/bin/sh
#
# Runs bandersnatch, compares the package index before and after.
#
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

MIRROR_DIR="$(rune_param mirror_dir "/srv/pypi")"
CONFIG="$(rune_param config "/etc/bandersnatch.conf")"
WORK="$(mktemp -d)"
readonly WORK

cleanup() {
  rm -rf -- "${WORK}"
}
trap cleanup EXIT

say() {
  printf 'pypi-mirror: %s\n' "$*" >&2
}

write_index() {
  local target="$1"
  find "${MIRROR_DIR}/web/simple" -mindepth 1 -maxdepth 1 -type d -printf '%f\n' 2>/dev/null | sort >"${target}" || true
}

free_megabytes() {
  df -Pm "${MIRROR_DIR}" 2>/dev/null | awk 'NR == 2 { print $4 }'
}

if [[ ! -r "${CONFIG}" ]]; then
  rune_error 4 "bandersnatch configuration is not readable" "$(jq -nc --arg c "${CONFIG}" '{config: $c}')"
fi
if ! FREE="$(free_megabytes)" || [[ -z "${FREE}" ]]; then
  rune_error 2 "mirror directory is not mounted" "$(jq -nc --arg d "${MIRROR_DIR}" '{mirror_dir: $d}')"
fi
rune_out "free_mb_before=${FREE}"

write_index "${WORK}/before"

if ! timeout 4h bandersnatch -c "${CONFIG}" mirror >&2; then
  say "bandersnatch failed, the index may be partial"
  rune_err "bandersnatch did not finish"
fi

write_index "${WORK}/after"
diff "${WORK}/before" "${WORK}/after" >"${WORK}/changes"

rune_out "added=$(awk '/^>/ {n++} END {print n+0}' "${WORK}/changes")"
rune_out "removed=$(awk '/^</ {n++} END {print n+0}' "${WORK}/changes")"
rune_finish "mirror synchronised"
