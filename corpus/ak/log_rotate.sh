#!/bin/bash
# log_rotate: rotate log files by size or age, keep N generations, then poke the writer
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

lk=/run/lock/rune_log_rotate.d
got=
die() { rune_error "$1" "$2" "${3:-}"; }
int() { [[ $1 =~ ^(0|[1-9][0-9]{0,8})$ ]]; }
bye() {
  if [ -n "$got" ]; then
    rmdir "$lk" 2>/dev/null || :
  fi
}

files=$(rune_param_json files '[]')
keep=$(rune_param keep 5)
kb=$(rune_param min_kb 1024)
hrs=$(rune_param max_age_hours 24)
unit=$(rune_param unit "")
pack=$(rune_param compress no)

int "$keep" && [ "$keep" -ge 1 ] && [ "$keep" -le 99 ] || die 1 "keep: 1 to 99"
int "$kb" || die 1 "min_kb: a whole number"
int "$hrs" && [ "$hrs" -le 8760 ] || die 1 "max_age_hours: 0 to 8760"
case $pack in
  yes | true) ext=.gz ;;
  no | "") ext= ;;
  *) die 1 "compress: yes or no" ;;
esac
[ "${#unit}" -le 100 ] || die 1 "unit: too long"
case $unit in
  *[!A-Za-z0-9@._-]* | -*) die 1 "unit: not a unit name" ;;
esac
jq -e 'type == "array" and (length | . > 0 and . <= 100)
       and all(.[]; type == "string" and test("\\A/var/log/[A-Za-z0-9._/-]{1,150}\\z") and (contains("..") | not))' \
  <<<"$files" >/dev/null 2>&1 || die 1 "files: paths below /var/log"

trap bye EXIT
if ! mkdir "$lk" 2>/dev/null; then
  o=$(find "$lk" -maxdepth 0 -mmin +60 2>/dev/null) || o=
  [ -n "$o" ] || die 3 "another rotation is under way" '{"lock":"/run/lock/rune_log_rotate.d"}'
  echo "taking over an old lock" >&2
fi
got=1

due() {
  local s t now
  s=$(stat -c %s -- "$1" 2>/dev/null) || return 1
  [ "$s" -gt 0 ] || return 1
  [ "$s" -ge $((kb * 1024)) ] && return 0
  [ "$hrs" -gt 0 ] && [ -e "$1.1$ext" ] || return 1
  t=$(stat -c %Y -- "$1.1$ext" 2>/dev/null) || return 1
  now=$(date +%s)
  [ $((now - t)) -ge $((hrs * 3600)) ]
}

shove() {
  local i=$keep
  rm -f -- "$1.$keep$ext" || return 1
  while [ "$i" -gt 1 ]; do
    if [ -e "$1.$((i - 1))$ext" ]; then
      mv -f -- "$1.$((i - 1))$ext" "$1.$i$ext" || return 1
    fi
    i=$((i - 1))
  done
  mv -- "$1" "$1.1" || return 1
  : >"$1" || return 1
  chown --reference="$1.1" -- "$1" && chmod --reference="$1.1" -- "$1" || echo "owner of $1 not kept" >&2
}

done_=() left=() bad=()
while IFS= read -r f; do
  if ! due "$f"; then
    left+=("$f")
  elif shove "$f"; then
    done_+=("$f")
  else
    bad+=("$f")
  fi
done < <(jq -r 'unique[]' <<<"$files")

poked=false
if [ "${#done_[@]}" -gt 0 ] && [ -n "$unit" ]; then
  if systemctl kill -s HUP -- "$unit" >&2; then poked=true; else bad+=("$unit"); fi
fi
if [ -n "$ext" ]; then
  for f in "${done_[@]}"; do
    gzip -f -- "$f.1" || bad+=("$f.1")
  done
fi

l() { jq -nc '$ARGS.positional' --args "$@"; }
out=$(jq -nc --argjson d "$(l "${done_[@]}")" --argjson k "$(l "${left[@]}")" --argjson b "$(l "${bad[@]}")" --argjson p "$poked" \
  '{rotated: $d, left: $k, failed: $b, signalled: $p}')
[ "${#bad[@]}" -eq 0 ] || die 3 "${#bad[@]} step(s) failed" "$out"
rune_ok "rotated ${#done_[@]} of $((${#done_[@]} + ${#left[@]}))" "$out"
