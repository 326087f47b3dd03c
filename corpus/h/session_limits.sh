#!/usr/bin/env bash
# +----------------------------------------------------------------------------+
# | session_limits                                                             |
# |                                                                            |
# | Counts the sessions of a user, and closes the oldest ones when there are   |
# | more than allowed. The dashboards of the service desk read the state file  |
# | that we leave in /run/rune, so its format must not change:                 |
# |                                                                            |
# |       {"user":"...","sessions":3,"closed":1}                               |
# |                                                                            |
# | Parameters:  user, max (number), notify (boolean)                          |
# +----------------------------------------------------------------------------+
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

# ---------------------------------------------------------------------- input --
user=$(rune_param user "")
max=$(rune_param max 4)
# a real boolean, so the JSON reader
notify=$(rune_param_json notify true)

[[ -n $user ]] || rune_error 1 "user is missing" '{"missing":["user"]}'
[[ $max =~ ^[0-9]+$ ]] || rune_error 1 "max is not a number" '{"parameter":"max"}'
command -v loginctl >/dev/null || rune_error 4 "no logind here" '{"command":"loginctl"}'

# ------------------------------------------------------------------- sessions --
# loginctl prints: SESSION UID USER SEAT TTY
mapfile -t sessions < <(loginctl list-sessions --no-legend 2>/dev/null | awk "\$3 == \"$user\" { print \$1 }")
count=${#sessions[@]}

# All talk of this function belongs on stderr, hence the redirection at its end.
close_oldest() {
  local n=$1 id
  for id in "${sessions[@]:0:n}"; do
    echo "closing session $id"
    loginctl terminate-session "$id" || rune_error 3 "cannot close a session" "$(jq -nc --arg i "$id" '{session:$i}')"
  done
} >&2

closed=0
if [ "$count" -gt "$max" ]; then
  closed=$(( count - max ))
  close_oldest "$closed"
fi

# ----------------------------------------------------------- the state file ----
mkdir -p /run/rune
cat >"/run/rune/sessions.json" <<STATE || rune_error 2 "cannot write the state file" '{"dir":"/run/rune"}'
{"user":"$user","sessions":$count,"closed":$closed}
STATE

if [[ $notify == true && $closed -gt 0 ]]; then
  logger -t session_limits -- "closed $closed sessions of $user" || true
fi
rune_ok "sessions counted" "$(jq -nc --arg u "$user" --argjson c "$count" --argjson x "$closed" '{user:$u, sessions:$c, closed:$x}')"
