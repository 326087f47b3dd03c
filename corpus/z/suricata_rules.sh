#!/usr/bin/env bash
# fetch rules, test, live reload
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"; . ./rune_bpcs.sh
rune_init

enable=$(rune_param enable_source "")
dir=$(rune_param dir /var/lib/suricata/rules)
[[ $enable =~ ^([a-z]+/[a-z-]+)?$ ]] || rune_error 1 'bad source' '{"parameter":"enable_source"}'

old=$(sha256sum "$dir/suricata.rules" 2>/dev/null | cut -d' ' -f1) || old=none
[[ -z $enable ]] || suricata-update enable-source "$enable" >&2 || rune_error 2 'source unknown' "$(jq -nc --arg s "$enable" '{source:$s}')"
suricata-update --quiet --output "$dir" >&2 2>&1 || rune_error 2 'update failed' '{}'
new=$(sha256sum "$dir/suricata.rules" | cut -d' ' -f1) || rune_error 3 'no rules came' '{}'

[[ $old != "$new" ]] || rune_ok 'no change' '{"changed":false}'
suricata -T -S "$dir/suricata.rules" -l /tmp >/dev/null 2>&1 || rune_error 3 'rules do not load' '{}'

pushd "$dir"
git add -A >&2 && git commit -qm "rules ${new:0:12}" >&2 || echo 'not committed' >&2
popd >/dev/null

(suricatasc -c ruleset-reload-rules >/dev/null 2>&1 || systemctl kill -s USR2 suricata 2>/dev/null) &
rune_ok_kv reloading "old=$old" "new=$new"
