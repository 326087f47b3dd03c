#!/usr/bin/env bash
# Fetch suricata rules, test them, reload the engine; keeps the last three sets.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
source "$here/rune_bpcs.sh"
rune_init

sources_json=$(rune_param_json sources '["et/open"]')
mapfile -t sources < <(jq -r '.[]' <<<"$sources_json")
(( ${#sources[@]} )) || rune_error 1 "sources is empty" '{"parameter":"sources"}'

command -v suricata-update >/dev/null || rune_error 4 "suricata-update is missing" '{"package":"suricata-update"}'
for s in "${sources[@]}"; do
  suricata-update enable-source "$s" >&2 || rune_error 2 "source is not known" "$(jq -nc --arg s "$s" '{source: $s}')"
done

new=$(mktemp -d)
trap 'rm -rf -- "$new"' EXIT
suricata-update --quiet --no-test --output "$new" >&2 || rune_error 2 "rules could not be fetched" '{}'

if ! test_log=$(suricata -T -S "$new/suricata.rules" -l "$new" 2>&1); then
  rune_error 3 "rules do not pass the test" "$(jq -nc --arg l "${test_log##*$'\n'}" '{last_line: $l}')"
fi

pushd /var/lib/suricata 2>/dev/null || rune_error 4 "suricata has no rule directory" '{"directory":"/var/lib/suricata"}'
mapfile -t old < <(ls -1dt rules.* 2>/dev/null)
for dir in "${old[@]:2}"; do rm -rf -- "$dir"; done
if [[ -d rules ]]; then mv rules "rules.$(date +%Y%m%d%H%M%S)" || rune_error 2 "old rules could not be kept" '{}'; fi
cp -r "$new" rules || rune_error 2 "new rules could not be put in place" '{}'
popd >/dev/null

suricatasc -c reload-rules >/dev/null 2>&1 || rune_error 3 "suricata did not reload" '{}'
count=$(grep -c '^alert' /var/lib/suricata/rules/suricata.rules || true)
rune_ok_kv "rules updated" "alerts=${count:-0}" "sources=${sources[*]}"
