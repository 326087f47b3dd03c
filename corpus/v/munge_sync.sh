#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
key=/etc/munge/munge.key
hosts=$(rune_param_json hosts '[]')
jq -e 'type=="array" and length>0 and all(.[]; type=="string" and test("^[a-z][a-z0-9.-]*$"))' <<<"$hosts" >/dev/null || rune_error 1 "hosts must be a list of names" '{}'
[[ -r $key ]] || rune_error 2 "no munge key" "$(jq -nc --arg k "$key" '{path:$k}')"
want=$(sha256sum <"$key"); want=${want%% *}
o="-oBatchMode=yes -oConnectTimeout=5"
same=() new=() bad=()
while IFS= read -r h; do
  got=$(ssh -n $o "$h" sha256sum "$key" 2>/dev/null | awk '{print $1}') || got=
  if [[ $got == "$want" ]]; then same+=("$h"); continue; fi
  if scp -qp $o "$key" "$h:$key" </dev/null >&2 && ssh -n $o "$h" systemctl restart munge >&2; then new+=("$h"); else bad+=("$h"); fi
done < <(jq -r '.[]' <<<"$hosts")
ja() { jq -nc '$ARGS.positional' --args -- "$@"; }
d=$(jq -nc --argjson s "$(ja "${same[@]}")" --argjson n "$(ja "${new[@]}")" --argjson b "$(ja "${bad[@]}")" '{same:$s,updated:$n,failed:$b}')
(( ${#bad[@]} == 0 )) || rune_error 3 "${#bad[@]} hosts failed" "$d"
rune_ok "keys in step" "$d"
