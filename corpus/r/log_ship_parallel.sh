#!/usr/bin/env bash
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

src=$(rune_param src /var/log/etl) dst=$(rune_param dst "") par=$(rune_param parallel 4)
[[ $dst == s3://* ]] || rune_error 1 "dst must be an s3 url" "$(jq -nc --arg d "$dst" '{dst:$d}')"
case $par in [1-8]) ;; *) rune_error 1 "parallel is 1 to 8" '{"param":"parallel"}' ;; esac
[[ -d $src ]] || rune_error 2 "src missing" "$(jq -nc --arg s "$src" '{src:$s}')"

t=$(mktemp -d); trap 'rm -rf "$t"' EXIT
ship() { aws s3 cp --quiet "$1" "$dst/${1##*/}" && echo "${1##*/}"; }

n=0
while IFS= read -r -d '' f; do
  ship "$f" >"$t/ok.$n" 2>"$t/err.$n" </dev/null &
  n=$((n + 1))
  if ((n % par == 0)); then wait || :; fi
done < <(find "$src" -name '*.log.gz' -mmin +60 -print0)
wait || :

shipped=$(cat "$t"/ok.* 2>/dev/null | wc -l) || shipped=0
errors=$(cat "$t"/err.* 2>/dev/null | head -c 2000 | jq -Rs .) || errors='""'
out=$(jq -nc --argjson n "$n" --argjson s "$shipped" --argjson e "$errors" '{files:$n, shipped:$s, errors:$e}')
((shipped == n)) || rune_error 3 "not everything was shipped" "$out"
rune_ok "shipped" "$out"
