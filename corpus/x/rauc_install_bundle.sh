#!/usr/bin/env bash
# rauc_install_bundle: install a bundle that already lies on the data partition
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

declare -rA E=(
  [name]='1|bundle name is not acceptable'
  [gone]='2|bundle is not on the data partition'
  [rauc]='4|rauc is not installed on this image'
  [sign]='3|bundle is not signed for this fleet'
  [inst]='3|installation failed'
  [slot]='3|no slot was switched'
)
fail()  { rune_error "${E[$1]%%|*}" "${E[$1]#*|}" "$(jq -nc --arg k "$1" '{key:$k}')"; }
has()   { type -P "$1" >/dev/null; }
info()  { printf 'rauc_install: %s\n' "$*"; } >&2
state() { rauc status --output-format=json 2>/dev/null || echo '{"boot_primary":"?"}'; }
next()  { state | jq -r '.boot_primary // "?"'; }

bundle=$(rune_param bundle "")
reboot=$(rune_param reboot false)
data=/data/updates

[[ $bundle =~ ^[A-Za-z0-9._-]+\.raucb$ ]] || fail name
has rauc || fail rauc
[[ -f $data/$bundle ]] || fail gone

before=$(next)
meta=$(rauc info --output-format=json "$data/$bundle" 2>/dev/null) || fail sign
info "installing $(jq -r .version <<<"$meta"), primary is $before"

log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! rauc install "$data/$bundle" >"$log" 2>&1; then
  info "last words: $(tail -n 3 "$log")"
  fail inst
fi
after=$(next)
[[ $after != "$before" ]] || fail slot

if [[ $reboot == true ]]; then
  setsid sh -c 'sleep 5; systemctl reboot' >/dev/null 2>&1 </dev/null &
fi
rune_ok "installed" "$(jq -nc --arg a "$after" --arg b "$before" --argjson m "$meta" --arg r "$reboot" \
  '{primary:$a, previous:$b, version:$m.version, rebooting:($r == "true")}')"
