#!/usr/bin/env bash
# save router configurations into git
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

readonly repo=/srv/netconf
mapfile -t routers < <(rune_param_json routers '[]' | jq -r '.[]')
section=$(rune_param section "")
(( ${#routers[@]} )) || rune_error 1 'no routers given' '{"missing":["routers"]}'

opts=(-o BatchMode=yes -o ConnectTimeout=8 -o StrictHostKeyChecking=yes -l netbackup -i /etc/rune/id_netbackup)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

declare -A failed=()
for r in "${routers[@]}"; do
  [[ $r =~ ^[a-z]{3}[0-9]+-(pe|p|rr)[0-9]{1,2}$ ]] || rune_error 1 'router name?' "$(jq -nc --arg r "$r" '{router: $r}')"
  cmd="show running-config"
  [[ -z $section ]] || cmd+=" | section $section"
  if ! ssh -n "${opts[@]}" "$r" "$cmd" >"$work/$r.cfg" 2>"$work/$r.err"; then
    failed[$r]=$(tail -n 1 "$work/$r.err")
    continue
  fi
  sed -i -e '/^! Last configuration change/d' -e '/^ntp clock-period/d' "$work/$r.cfg"
done

cd "$repo" || rune_error 4 'no repository' '{"path":"/srv/netconf"}'
for f in "$work"/*.cfg; do
  [[ -s $f ]] || continue
  cp -- "$f" configs/ || rune_error 2 'cannot copy into the repository' '{"path":"/srv/netconf/configs"}'
done

git add -A configs 2>/dev/null || rune_error 2 'git add failed' '{"stage":"add"}'
changed=$(git diff --cached --name-only | wc -l) || changed=0
if (( changed )); then
  git -c user.name=rune -c user.email=rune@noc.example commit -m "nightly, $changed changed"
fi

details=$(for r in "${!failed[@]}"; do jq -nc --arg r "$r" --arg e "${failed[$r]}" '{($r): $e}'; done | jq -sc 'add // {}')
(( ${#failed[@]} == 0 )) || rune_error 3 'some routers failed' "$details"
rune_ok 'configurations saved' "$(jq -nc --argjson c "$changed" '{changed: $c}')"
