#!/usr/bin/env bash
# Validate and install a Prometheus rule group, reload, roll back on refusal.
set -Eeuo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
trap '(( BASH_SUBSHELL )) || rune_error 100 "unexpected failure" "$(jq -nc --arg c "$BASH_COMMAND" "{command:\$c}")"' ERR

name=$(rune_param name "")
rules=$(rune_param_json rules '{}')
dir=$(rune_param dir /etc/prometheus/rules.d)
url=$(rune_ctx prometheus_url http://127.0.0.1:9090)

[[ $name =~ ^[a-z][a-z0-9_-]{0,40}$ ]] || rune_error 1 "bad rule file name" '{"field":"name"}'
jq -e '.groups | type == "array" and length > 0' <<<"$rules" >/dev/null \
  || rune_error 1 "rules.groups must be a non-empty array" '{"field":"rules"}'
[[ -d $dir && -w $dir ]] || rune_error 4 "rule directory not writable" "$(jq -nc --arg d "$dir" '{dir:$d}')"

work=$(mktemp -d); trap 'rm -rf -- "$work"' EXIT
jq . <<<"$rules" >"$work/$name.yml"     # JSON is YAML enough
if ! report=$(promtool check rules "$work/$name.yml" 2>&1); then
  rune_error 1 "promtool rejected the rules" "$(jq -nc --arg r "${report@Q}" '{report:$r}')"
fi

old=
[[ -f $dir/$name.yml ]] && old=$work/old.yml && { cp -- "$dir/$name.yml" "$old" || rune_error 2 "cannot keep the old file" '{}'; }
install -m 0644 "$work/$name.yml" "$dir/$name.yml" || rune_error 2 "install failed" '{"step":"install"}'

code=$(curl -s -o /dev/null -w '%{http_code}' -m 20 -XPOST "$url/-/reload") || code=000
if [[ $code != 200 ]]; then
  if [[ -n $old ]]; then cp -- "$old" "$dir/$name.yml" || true; else rm -f -- "$dir/$name.yml"; fi
  curl -s -o /dev/null -m 20 -XPOST "$url/-/reload" || true
  rune_error 3 "reload refused, rolled back" "$(jq -nc --arg c "$code" '{http:$c}')"
fi
rune_ok "rules installed" "$(jq -nc --arg f "$dir/$name.yml" --argjson n "$(jq '[.groups[].rules[]?] | length' <<<"$rules")" '{file:$f, rules:$n}')"
