#!/usr/bin/env bash
# quota of one user on a lustre file system, in bytes and as a percentage
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"
rune_init

user=$(rune_param user "")
fs=$(rune_param mount /lustre/scratch)
warn=$(rune_param warn_percent 90)
[[ -n $user ]] || rune_error 1 "which user?" '{"missing":["user"]}'
[[ $warn =~ ^[0-9]+$ ]] || rune_error 1 "warn_percent is not a number" '{"bad":["warn_percent"]}'
getent passwd "$user" >/dev/null || rune_error 2 "unknown user" "$(jq -nc --arg u "$user" '{user:$u}')"

# lfs quota -q prints, for long paths, the numbers on a line of their own:
#   /lustre/scratch
#              48318384  52428800 57671680       -  120345       0       0       -
# and a star behind the number of who is over the limit
parse() {
    tr '\n' ' ' | awk '{
        gsub(/\*/, ""); kb = $2; soft = $3; hard = $4; files = $6
        if (kb !~ /^[0-9]+$/) exit 1
        pct = (hard > 0) ? int(100 * kb / hard) : 0
        printf "%.0f %.0f %d %d\n", kb * 1024, hard * 1024, pct, files
    }'
}

if ! line=$(lfs quota -q -u "$user" "$fs" 2>/dev/null | parse); then
    rune_error 3 "no usable answer of lfs quota" "$(jq -nc --arg m "$fs" '{mount:$m}')"
fi
read -r used hard pct files <<<"$line"
echo "$user: $used of $hard bytes, $files files" >&2

# {"state":"ok"|"warn"}; the portal reads this
state=ok
(( pct >= 10#$warn )) && state=warn
if [[ $hard == 0 ]]; then state=unlimited; fi

rune_ok "quota read" "$(jq -nc --arg u "$user" --arg s "$state" --argjson used "$used" --argjson hard "$hard" \
    --argjson pct "$pct" --argjson files "$files" '{user:$u, state:$s, used:$used, hard:$hard, percent:$pct, files:$files}')"
