#!/bin/bash
# rsync_snap: hard-linked snapshots of a tree, oldest ones pruned
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

src=$(rune_param source "")
dst=$(rune_param target "")
keep=$(rune_param keep 7)
xs=$(rune_param_json exclude '[]')
tries=$(rune_param tries 2)
log= part=

die() { rune_error "$1" "$2" "$(jq -nc --arg s "${src:0:300}" --arg d "${dst:0:300}" --arg w "${3:-}" '{source: $s, target: $d, why: $w}')"; }
clean() {
  [ -z "$log" ] || rm -f -- "$log" || :
  [ -z "$part" ] || rm -rf -- "$part" || :
}
trap clean EXIT

case $src in
  /*) [ -d "$src" ] || die 2 "source is not a directory" ;;
  [a-z]*:/*)
    [[ $src =~ ^[a-z][a-z0-9.-]{0,62}:/[A-Za-z0-9._/-]*$ ]] || die 1 "odd characters in source"
    ;;
  *) die 1 "source must be /path or host:/path" ;;
esac
[[ $dst =~ ^/(backup|srv/backup|mnt)/[A-Za-z0-9._/-]{1,150}$ ]] || die 1 "target must lie below /backup, /srv/backup or /mnt"
case $dst in *..*) die 1 "no .. in target" ;; esac
[[ $keep =~ ^[1-9][0-9]?$ ]] || die 1 "keep must be 1 to 99"
[[ $tries =~ ^[1-5]$ ]] || die 1 "tries must be 1 to 5"
jq -e 'type == "array" and length <= 40 and all(.[]; type == "string" and length > 0 and length < 200)' <<<"$xs" >/dev/null 2>&1 ||
  die 1 "exclude must be a list of patterns"
command -v rsync >/dev/null || die 4 "rsync is not installed"
mkdir -p -- "$dst" || die 2 "target cannot be made"
exec 8>"$dst/.lock" || die 2 "lock file cannot be written"
flock -n 8 || die 3 "another snapshot is being taken"

new=$(date +%Y%m%d-%H%M%S)
last=$(readlink -- "$dst/latest") || last=
opt=(-aH --delete --numeric-ids --stats --timeout=300)
if [ -n "$last" ] && [ -d "$dst/$last" ]; then opt+=("--link-dest=$dst/$last"); fi
while IFS= read -r x; do
  opt+=("--exclude=$x")
done < <(jq -r '.[] | gsub("[\r\n]"; "?")' <<<"$xs")

log=$(mktemp) || die 100 "mktemp failed"
part=$dst/.part.$$
r=1 i=0
while [ "$i" -lt "$tries" ]; do
  i=$((i + 1))
  r=0
  LC_ALL=C rsync "${opt[@]}" -- "${src%/}/" "$part/" </dev/null >"$log" || r=$?
  case $r in
    0) break ;;
    24) echo "some files vanished, fine" >&2; r=0; break ;;
    10 | 12 | 30 | 35) echo "rsync: status $r, try $i of $tries" >&2; sleep $((i * 5)) ;;
    *) break ;;
  esac
done
case $r in
  0) ;;
  23) die 3 "some files could not be read" "rsync 23" ;;
  10 | 12 | 30 | 35) die 2 "source cannot be reached" "rsync $r" ;;
  *) die 3 "rsync failed" "rsync $r" ;;
esac

mv -- "$part" "$dst/$new" || die 2 "snapshot cannot be renamed"
part=
ln -sfn -- "$new" "$dst/latest" || echo "latest not moved" >&2

stat_() { awk -F': *' -v k="$1" '$1 == k { gsub(/[^0-9]/, "", $2); print $2 }' "$log"; }
n=$(stat_ "Number of regular files transferred") || n=
b=$(stat_ "Total transferred file size") || b=

gone=0 all=()
for d in "$dst"/20[0-9][0-9][01][0-9][0-3][0-9]-[0-9]*/; do
  if [ -d "$d" ]; then all+=("${d%/}"); fi
done
for d in "${all[@]}"; do
  [ $((${#all[@]} - gone)) -gt "$keep" ] || break
  rm -rf -- "$d" || { echo "cannot prune $d" >&2; break; }
  gone=$((gone + 1))
done

rune_ok "snapshot taken" "$(jq -nc --arg s "$new" --arg n "${n:-0}" --arg b "${b:-0}" --argjson g "$gone" --argjson t "$i" \
  '{snapshot: $s, files: ($n | tonumber), bytes: ($b | tonumber), pruned: $g, tries: $t}')"
