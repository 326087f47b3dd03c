#!/usr/bin/env bash
# sync a Debian mirror tree by rsync, two passes, then publish the stamp
set -Eeuo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$SCRIPT_DIR/rune_bpcs.sh"
rune_init

step=start
trap 'rune_error 100 "Step $step failed" "$(jq -nc --arg s "$step" "{step:\$s}")"' ERR

upstream=$(rune_param upstream "")
root=$(rune_param root /srv/mirror/debian)
[[ $upstream == rsync://* ]] || rune_error 1 "upstream must be an rsync:// URL" "$(jq -nc --arg u "$upstream" '{upstream:$u}')"

opts=(-rltpH --safe-links --timeout=600 --delay-updates)
excludes=()
while IFS= read -r arch; do
  excludes+=("--exclude=binary-$arch/" "--exclude=*_$arch.deb")
done < <(rune_param_json skip_arch '[]' | jq -r '.[]?')

count_debs() {
  find "$root/pool" -name '*.deb' -newer "$root/project/trace/last" | wc -l
}

step=flag
flag=$root/Archive-Update-in-Progress-local
date -u >"$flag"
# if this script dies, mirrors downstream must not wait for ever
( sleep 7200; rm -f "$flag" ) &

step=pool
rsync "${opts[@]}" "${excludes[@]}" --exclude=/dists/ "$upstream/" "$root/" >&2

step=dists
rsync "${opts[@]}" "${excludes[@]}" --delete-after "$upstream/" "$root/" >&2

step=stamp
date -u >"$root/project/trace/$(hostname -f)"

rm -f "$flag"
step=answer
rune_ok "Mirror is current" "$(jq -nc --arg r "$root" --arg n "$(count_debs)" '{root:$r, new_packages:$n}')"
