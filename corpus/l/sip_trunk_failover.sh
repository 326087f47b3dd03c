#!/usr/bin/env bash
# Switch the outbound route of an Asterisk box to its spare trunk when few enough calls are up.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"
rune_init

from=$(rune_param from "")
to=$(rune_param to "")
max_calls=$(rune_param max_calls 0)
etc=$(rune_param config_dir /etc/asterisk)
for t in "$from" "$to"; do
  [[ $t =~ ^[A-Za-z0-9_-]+$ ]] || rune_error 1 "trunk names are wrong" "$(jq -nc --arg t "$t" '{trunk:$t}')"
done
[[ -f $etc/extensions_trunks.conf ]] || rune_error 4 "no trunk file" "$(jq -nc --arg d "$etc" '{config_dir:$d}')"

calls_on() { # TRUNK: one channel per line
  local all
  all=$(timeout 10 asterisk -rx 'core show channels concise' 2>/dev/null) \
    || rune_error 2 "asterisk does not answer" '{"tool":"asterisk"}'
  awk -F'!' -v t="PJSIP/$1-" 'index($1, t) == 1 { print $1 }' <<<"$all"
}
mapfile -t calls < <(calls_on "$from")
if [[ ${#calls[@]} -gt $max_calls ]]; then
  rune_error 3 "too many calls are up" "$(jq -nc --argjson n "${#calls[@]}" '{calls:$n}')"
fi

pushd "$etc" || rune_error 2 "configuration directory is closed to us" '{}'
cp -p extensions_trunks.conf extensions_trunks.conf.bak || rune_error 2 "cannot keep a copy" '{}'
sed -i "s/^OUTBOUND *=.*/OUTBOUND = $to/" extensions_trunks.conf || rune_error 2 "cannot edit the trunk file" '{}'
popd >/dev/null

asterisk -rx 'dialplan reload' >/dev/null 2>&1 || rune_error 3 "dialplan does not reload" '{}'
rune_ok "route switched" "$(jq -nc --arg f "$from" --arg t "$to" --argjson n "${#calls[@]}" '{from:$f, to:$t, calls:$n}')"
