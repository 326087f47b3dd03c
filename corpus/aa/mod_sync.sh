#!/usr/bin/env bash
set -eu
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/rune_bpcs.sh"

die() {
  printf 'mod_sync: %s\n' "$*" >&2
  exit 1
}

rune_init
inst=$(rune_param instance "")
coll=$(rune_param collection "")
[[ $inst =~ ^[a-z0-9-]+$ ]] || die "instance?"
[[ $coll =~ ^[0-9]+$ ]] || die "collection?"

stage=/srv/steam/workshop/$coll
live=/srv/games/$inst/mods
[[ -d $stage && -d $live ]] || rune_error 2 "stage or live directory is missing" "$(jq -nc --arg s "$stage" --arg l "$live" '{stage:$s, live:$l}')"

todo=$(mktemp)
trap 'rm -f "$todo"' EXIT
rsync -rcn --delete --out-format='%o %n' "$stage/" "$live/" >"$todo" 2>/dev/null || die "dry run failed"

if [[ ! -s $todo ]]; then
  echo "$inst: mods are current" >&2
  exit 0
fi

systemctl -q is-active "game@$inst" && was=up || was=down
[[ $was == down ]] || systemctl stop "game@$inst" || rune_error 3 "server does not stop"

rc=0
rsync -rc --delete "$stage/" "$live/" >/dev/null || rc=$?
[[ $was == down ]] || systemctl start "game@$inst" || rune_error 3 "server does not start again"
(( rc == 0 )) || rune_error 3 "mods only partly copied" "$(jq -nc --argjson rc "$rc" '{rsync:$rc}')"

n=$(wc -l <"$todo")
rune_ok "mods synced" "$(jq -nc --argjson n "$n" --arg w "$was" '{changes:$n, server_was:$w}')"
