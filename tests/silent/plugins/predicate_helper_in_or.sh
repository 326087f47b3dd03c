#!/usr/bin/env bash
# A predicate answers by its status and the caller refuses.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
is_slug() { [[ $1 =~ ^[a-z0-9-]{1,32}$ ]]; }
app=$(rune_param app "")
is_slug "$app" || rune_error 1 "Bad application name"
docker exec web sh -c "touch /srv/$app/maintenance" >&2 || rune_error 3 "Cannot enter maintenance"
rune_ok "In maintenance" "$(jq -nc --arg a "$app" '{app:$a}')"
