#!/usr/bin/env bash
# Newspaper: keep bare mirrors of the CMS repositories fresh. Never blocks on a lock.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$SCRIPT_DIR/rune_bpcs.sh"
rune_init

ROOT=$(rune_param root /srv/mirrors)
REPOS=$(rune_param_json repos '[]')
EMITTED=0

finish() {
  local rc=$?
  rm -f "${LIST:-}" || true
  if [[ $EMITTED -eq 0 ]]; then
    EMITTED=1
    rune_error 100 "Mirror run ended unexpectedly" "$(jq -nc --argjson rc "$rc" '{status:$rc}')"
  fi
}
trap finish EXIT
answer() { EMITTED=1; "$@"; }

jq -e 'type == "array" and length > 0' >/dev/null 2>&1 <<<"$REPOS" ||
  answer rune_error 1 "repos must be a non-empty array" '{}'

LIST=$(mktemp)
jq -r '.[]' <<<"$REPOS" >"$LIST"

exec 9>"$ROOT/.lock"
flock -n 9 || answer rune_error 3 "Another run holds the lock" '{"locked":true}'

fetch_one() {
  local url=$1 dir=$ROOT/${1##*/}
  [[ $dir == *.git ]] || dir+=.git
  if [[ -d $dir ]]; then
    git -C "$dir" remote update --prune
  else
    git clone --mirror "$url" "$dir"
  fi
} >&2

ok=0 bad=0
while IFS= read -r url; do
  if fetch_one "$url" </dev/null; then ok=$((ok + 1)); else bad=$((bad + 1)); fi
done <"$LIST"

data=$(jq -nc --argjson ok "$ok" --argjson bad "$bad" '{ok:$ok,failed:$bad}')
(( bad == 0 )) || answer rune_error 3 "Some mirrors failed" "$data"
answer rune_ok "Mirrors up to date" "$data"
