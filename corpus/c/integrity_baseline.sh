#!/usr/bin/env bash
# baseline or compare the checksums of the system binaries
set -eu -o pipefail
umask 077
source /opt/rune/lib/rune_bpcs.sh
rune_init

MODE="$(rune_param mode "compare")"
STORE=/var/lib/rune/integrity
printf -v BASELINE '%s/%s.sha256' "$STORE" "$(hostname)"
printf -v STAMP '%(%Y%m%dT%H%M%S)T' -1
mkdir -p "$STORE"

make_list() {
  find /usr/bin /usr/sbin -xdev -type f -perm /111 -print0 | sort -z | xargs -0 sha256sum
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if ! make_list >"$work/now" 2>"$work/err"; then
  rune_error 2 "Cannot read all binaries" "$(jq -nc --rawfile e "$work/err" '{stderr:$e}')"
fi

if [[ $MODE == baseline ]]; then
  if [[ -f $BASELINE ]]; then
    mv "$BASELINE" "$BASELINE.$STAMP" || rune_error 2 "cannot keep the old baseline" '{"step":"mv"}'
  fi
  tee "$BASELINE" <"$work/now" >/dev/null || rune_error 2 "cannot write the baseline" '{"step":"write"}'
  rune_ok "Baseline written" "$(jq -nc --arg f "$BASELINE" '{baseline:$f}')"
elif [[ $MODE != compare ]]; then
  rune_error 1 "mode is baseline or compare" '{"allowed":["baseline","compare"]}'
fi

[[ -r $BASELINE ]] || rune_error 2 "No baseline yet" "$(jq -nc --arg f "$BASELINE" '{baseline:$f}')"

set +e
diff "$BASELINE" "$work/now" >"$work/diff"
rc=$?
set -e

if [[ $rc -eq 0 ]]; then
  rune_ok "No change" '{"changed":0}'
fi
changed=$(grep -c '^[<>]' "$work/diff") || changed=0
mapfile -t names < <(sed -n 's/^> [0-9a-f]*  //p' "$work/diff" | head -n 20)
rune_error 3 "Binaries changed" "$(jq -nc --arg c "$changed" '{lines:$c, first:$ARGS.positional}' --args "${names[@]}")"
