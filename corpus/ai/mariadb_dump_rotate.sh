#!/bin/bash
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh

dir= keep= bases=

setup() {
  rune_init
  umask 077
}

settings() {
  dir=$(rune_param dump_dir /srv/dumps)
  keep=$(rune_param keep 5)
  bases=$(rune_param databases "")
  case $keep in
    [1-9]|[1-9][0-9]) ;;
    *) rune_error 1 "keep: 1 to 99" '{"field":"keep"}' ;;
  esac
  [[ -d $dir ]] || rune_error 2 "no dump directory"
  [[ $bases ]] || bases=$(mysql -N -e 'show databases' </dev/null 2>/dev/null) ||
    rune_error 2 "server does not answer"
}

dump() {
  local b=$1 f
  f=$dir/$b.$(date +%Y%m%d%H%M%S).sql.gz
  mysqldump --single-transaction --routines -- "$b" 2>>"$dir/dump.err" </dev/null | gzip >"$f.part" || {
    rm -f "$f.part"
    return 1
  }
  mv "$f.part" "$f"
}

prune() {
  local b=$1 f
  find "$dir" -maxdepth 1 -name "$b.*.sql.gz" -printf '%T@ %p\n' 2>/dev/null | sort -rn | tail -n +"$((keep + 1))" |
    while read -r _ f; do rm -f -- "$f"; done
}

settings
good=() bad=()
for b in $bases; do
  case $b in
    information_schema|performance_schema|sys) continue ;;
  esac
  if dump "$b" && prune "$b"; then good+=("$b"); else bad+=("$b"); fi
done

details=$(jq -nc --arg g "${good[*]:-}" --arg b "${bad[*]:-}" '{dumped: ($g / " "), failed: ($b / " ")}')
if ((${#bad[@]})); then
  rune_error 3 "some dumps failed" "$details"
fi
rune_ok "dumps rotated" "$details"
