#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

REPO=$(rune_param repo "")
[[ -d "$REPO/.git" ]] || rune_error 2 "Not a git repository" "$(jq -nc --arg r "$REPO" '{repo:$r}')"

LOG=$(mktemp)

build() {
  echo "building in $PWD"
  make -j2 all
}

status=ok
if ! ( cd "$REPO" && git pull --ff-only && build ) 2>&1 | tee -a "$LOG" >&2; then
  status=failed
fi

TAIL=$(tail -n 20 "$LOG")
DATA=$(jq -nc --arg s "$status" --arg t "$TAIL" --rawfile full "$LOG" '{status:$s, tail:($t|split("\n")), bytes:($full|length)}')
rm -f -- "$LOG"

[[ $status == ok ]] && rune_ok "built" "$DATA"
rune_error 3 "Build failed" "$DATA"
