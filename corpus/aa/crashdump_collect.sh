#!/usr/bin/env bash
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/rune_bpcs.sh"
rune_init

inst=$(rune_param instance "")
days=$(rune_param max_age_days 3)
[[ $inst =~ ^[a-z0-9-]+$ ]] || rune_error 1 "instance is required"
[[ $days =~ ^[0-9]+$ ]] || rune_error 1 "max_age_days must be a number"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'rune_error 100 "interrupted"' INT TERM

src=/srv/games/$inst/dumps
[[ -d $src ]] || rune_ok "no dump directory" '{"dumps":[],"bundle":null}'

mapfile -t -d '' cores < <(find "$src" -name 'core.*' -mtime "-$days" -print0 2>/dev/null)
(( ${#cores[@]} > 0 )) || rune_ok "no fresh dumps" '{"dumps":[],"bundle":null}'

bt() {
  timeout 60 gdb -batch -nx -ex 'thread apply all bt' "/srv/games/$inst/bin/server" "$1" 2>&1 </dev/null
}

for c in "${cores[@]}"; do
  name=${c##*/}
  bt "$c" >"$work/$name.txt" || echo "(gdb gave up)" >>"$work/$name.txt"
  {
    echo "== $name"
    stat -c '%y %s' "$c" || true
    file "$c" | cut -c1-200 || true
  } >>"$work/index.txt"
done
cat >"$work/README" <<TXT
dumps of $inst, collected $(date -u +%FT%TZ)
{ this is no JSON, only braces: ${#cores[@]} files }
TXT

bundle=/var/tmp/dumps-$inst-$$.tgz
tar -C "$work" -czf "$bundle" . 2> >(sed 's/^/tar: /' >&2) || rune_error 3 "bundle not written"

top=$(grep -ho 'in [A-Za-z_:]*' "$work"/core.*.txt | sort | uniq -c | sort -rn | head -n 1 | awk '{print $3}') || top=""
names=$(printf '%s\n' "${cores[@]##*/}" | jq -Rnc '[inputs]')
rune_ok "dumps bundled" "$(jq -nc --arg b "$bundle" --arg t "$top" --argjson d "$names" '{bundle:$b, top_frame:$t, dumps:$d}')"
