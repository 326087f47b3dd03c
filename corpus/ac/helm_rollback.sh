#!/usr/bin/env bash
# Roll a release back to the last good revision.
set -euo pipefail

declare -r DIR=$(dirname -- "${BASH_SOURCE[0]}")
source "$DIR/rune_bpcs.sh"
rune_init

# --- helpers ---------------------------------------------------------------
note() { >&2 printf '[helm_rollback] %s\n' "$*"; }

h() { helm --namespace "$ns" "$@" </dev/null; }

last_good() {
  local -n _out=$1
  local history
  history=$(h history "$release" --max 50 -o json 2>/dev/null) || return 1
  _out=$(jq -r '[.[] | select(.status == "superseded" or .status == "deployed")] | sort_by(.revision) | .[-2:] | .[0].revision // empty' <<<"$history") || return 1
  [[ -n $_out ]]
}

# --- input -----------------------------------------------------------------
release=$(rune_param release "")
ns=$(rune_param namespace default)
revision=$(rune_param revision "")
wait_for=$(rune_param timeout 5m)

name_re='^[a-z0-9]([a-z0-9-]{0,51}[a-z0-9])?$'
[[ $release =~ $name_re ]] || rune_error 1 "release missing or malformed"
[[ $ns =~ $name_re ]] || rune_error 1 "namespace malformed"
[[ $wait_for =~ ^[1-9][0-9]{0,3}[smh]$ ]] || rune_error 1 "timeout must look like 300s, 5m or 1h"

if [[ -z $revision ]]; then
  if ! last_good revision; then
    rune_error 3 "no earlier good revision" "$(jq -nc --arg r "$release" '{release:$r}')"
  fi
  note "choosing revision $revision"
elif ! [[ $revision =~ ^[1-9][0-9]{0,5}$ ]]; then
  rune_error 1 "revision must be a number"
fi

if ! before=$(h status "$release" -o json 2>/dev/null); then
  rune_error 2 "release not found" "$(jq -nc --arg r "$release" --arg n "$ns" '{release:$r, namespace:$n}')"
fi
state=$(jq -r '.info.status // "unknown"' <<<"$before") || state=unknown
if [[ $state == pending-* ]]; then
  rune_error 3 "another helm operation is pending" "$(jq -nc --arg s "$state" '{status:$s}')"
fi

if ! reason=$(h rollback "$release" "$revision" --wait --timeout "$wait_for" --cleanup-on-fail 2>&1); then
  note "$reason"
  rune_error 3 "rollback failed" "$(jq -nc --arg o "${reason:0:2000}" --arg r "$revision" '{revision:$r, output:$o}')"
fi

after=$(h status "$release" -o json 2>/dev/null) || after='{}'
rune_ok "rolled back" "$(jq -c --arg r "$release" --arg to "$revision" \
  '{release:$r, from_revision_target:$to, now:(.version // null), status:(.info.status // null)}' <<<"$after")"
