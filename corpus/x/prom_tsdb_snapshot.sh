#!/usr/bin/env bash
# Take a TSDB snapshot through the admin API, pack it, keep the newest N.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

prom=$(rune_param prometheus http://127.0.0.1:9090)
data=$(rune_param data_dir /var/lib/prometheus)
keep=$(rune_param keep 3)
netrc=/etc/rune/prometheus.netrc
[[ $keep =~ ^[1-9][0-9]*$ ]] || rune_error 1 "keep must be positive" '{"field":"keep"}'

exec 3>&1 1>&2        # whatever speaks below speaks to stderr

say() { echo "[snapshot] $*"; }
opts=(-sS -m 300)
[[ ! -r $netrc ]] || opts+=(--netrc-file "$netrc")

say "asking $prom"
ans=$(curl "${opts[@]}" -XPOST "$prom/api/v1/admin/tsdb/snapshot") || rune_error 2 "no answer" '{"step":"snapshot"}' >&3
name=$(jq -r '.data.name // empty' <<<"$ans") || name=
if [[ -z $name ]]; then
  rune_error 3 "admin API refused" "$(jq -nc --arg a "$ans" '{answer:$a}')"
fi

src=$data/snapshots/$name dst=$data/backups
mkdir -p "$dst"
say "packing $src"
tar -C "$data/snapshots" -czvf "$dst/$name.tgz" "$name" || rune_error 2 "tar failed" '{"step":"tar"}' >&3
rm -rf -- "$src"

mapfile -t packs < <(ls -1t "$dst"/*.tgz)
for old in "${packs[@]:keep}"; do rm -v -- "$old" || say "could not remove $old"; done

sha=$(sha256sum "$dst/$name.tgz" | cut -d' ' -f1)
rune_ok "snapshot kept" "$(jq -nc --arg f "$dst/$name.tgz" --arg s "$sha" '{file:$f, sha256:$s}')" >&3
