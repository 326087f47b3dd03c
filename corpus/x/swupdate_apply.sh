#!/usr/bin/env bash
# swupdate_apply: hand an image to the running swupdate daemon
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
exec 2>&1

ERR_IMG=2
ERR_HW=1
ERR_RUN=3

err() { rune_error "$1" "$2" "$(jq -nc --arg i "$img" '{image:$i}')"; }
hwrev() { awk '{print $2}' /etc/hwrevision 2>/dev/null || echo unknown; }
describe() { cpio -i --to-stdout sw-description <"$1"; }

img=$(rune_param image "")
sel=$(rune_param selection stable,copy1)
case $sel in
  stable,copy1|stable,copy2) ;;
  *) err 1 "selection is not known" ;;
esac
[[ -f $img ]] || err $ERR_IMG "no image"

desc=$(mktemp)
trap 'rm -f "$desc"' EXIT
trap 'logger -t swupdate_apply interrupted; exit 130' INT TERM

describe "$img" >"$desc" || err $ERR_IMG "not an swu image"
rev=$(hwrev)
grep -qF "\"$rev\"" "$desc" || err $ERR_HW "image is not for this hardware"

if timeout 900 swupdate-client -e "$sel" "$img" >/dev/null 2>&1; then
  ver=$(sed -n 's/^ *version *= *"\([^"]*\)".*/\1/p' "$desc" | head -n 1)
  rune_ok "image applied" "$(jq -nc --arg v "$ver" --arg s "$sel" '{version:$v, selection:$s}')"
fi
err $ERR_RUN "swupdate refused the image"
