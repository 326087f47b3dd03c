#!/usr/bin/env bash
# Release addresses that have been banned longer than max_age_minutes.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
source "$here/rune_bpcs.sh"
rune_init

jail=$(rune_param jail sshd)
max=$(rune_param max_age_minutes 1440)
[[ $jail =~ ^[a-z0-9_-]+$ ]] || rune_error 1 "bad jail name" '{"parameter":"jail"}'

declare -a released=()
declare -A failed=()
now=$(date +%s)

banned=$(fail2ban-client get "$jail" banip --with-time 2>/dev/null) ||
  rune_error 2 "fail2ban does not know the jail" "$(jq -nc --arg jail "$jail" '{jail: $jail}')"

# 203.0.113.9 	2024-05-02 11:20:01 + 600 = 2024-05-02 11:30:01
while read -r ip day clock _; do
  [[ -n ${ip:-} && -n ${clock:-} ]] || continue
  since=$(date -d "$day $clock" +%s 2>/dev/null) || continue
  (( now - since > max * 60 )) || continue
  if fail2ban-client set "$jail" unbanip "$ip" >/dev/null 2>&1; then
    released+=("$ip")
  else
    failed[$ip]=1
  fi
done <<<"$banned"

if (( ${#failed[@]} )); then
  rune_error 3 "some addresses stayed banned" "$(jq -nc --args '{failed: $ARGS.positional}' -- "${!failed[@]}")"
fi

addresses=$(jq -nc --args '$ARGS.positional' -- "${released[@]}")
rune_ok_kv "old bans released" "jail=$jail" "count=${#released[@]}" "addresses=$addresses"
