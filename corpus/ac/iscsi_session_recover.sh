#!/usr/bin/env bash
# Log in to missing iSCSI portals and rescan the sessions.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

target=$(rune_param target "")
portals=$(rune_param_json portals '[]')
tries=$(rune_param attempts 3)
mount_point=$(rune_param mount_point "")

[[ $target =~ ^iqn\.[0-9]{4}-[0-9]{2}\.[a-z0-9.-]+(:[A-Za-z0-9._:-]+)?$ ]] || rune_error 1 "target must be an IQN"
[[ $tries =~ ^[1-9]$ ]] || rune_error 1 "attempts must be 1 to 9"
mapfile -t addresses < <(jq -r 'if type == "array" then .[] else empty end | strings' <<<"$portals")
(( ${#addresses[@]} )) || rune_error 1 "portals must be a non-empty list" '{"missing":["portals"]}'

systemctl start iscsid.service >&2 || rune_error 2 "iscsid does not start"

sessions() { iscsiadm -m session 2>/dev/null || true; }

connected() {
  sessions | awk -v portal="$1" -v iqn="$target" '
    index($0, " " portal ",") && index($0, " " iqn) { found = 1 } END { exit !found }'
}

restored=() dead=()
for a in "${addresses[@]}"; do
  [[ $a =~ ^[0-9a-z.]+(:[0-9]{1,5})?$ ]] || rune_error 1 "portal is malformed" "$(jq -nc --arg a "$a" '{portal:$a}')"
  [[ $a == *:* ]] || a+=:3260
  if connected "$a"; then
    continue
  fi
  if ! iscsiadm -m discovery -t sendtargets -p "$a" </dev/null >&2; then
    dead+=("$a")
    continue
  fi
  for ((i = 1; i <= tries; i++)); do
    iscsiadm -m node -T "$target" -p "$a" --login </dev/null >&2 || true
    sleep $((i * 2))
    if connected "$a"; then
      restored+=("$a")
      continue 2
    fi
  done
  dead+=("$a")
done

iscsiadm -m session --rescan >&2 || echo "rescan reported a problem" >&2
udevadm settle --timeout=30 || echo "udev did not settle" >&2

mounted=null
if [[ -n $mount_point ]]; then
  if mountpoint -q -- "$mount_point" || mount -- "$mount_point" >&2; then
    mounted=true
  else
    mounted=false
  fi
fi

r=$(jq -nc '$ARGS.positional' --args "${restored[@]}")
d=$(jq -nc '$ARGS.positional' --args "${dead[@]}")
doc=$(jq -nc --argjson r "$r" --argjson d "$d" --argjson m "$mounted" '{restored:$r, unreachable:$d, mounted:$m}')

if [[ $mounted == false ]]; then
  rune_error 3 "file system could not be mounted" "$doc"
elif (( ${#dead[@]} == ${#addresses[@]} )); then
  rune_error 2 "no portal can be reached" "$doc"
fi
rune_ok "iSCSI sessions checked" "$doc"
