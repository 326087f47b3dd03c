#!/usr/bin/env bash
# The predicate is asked, but the plugin only warns and goes on.
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init
is_slug() { [[ $1 =~ ^[a-z0-9-]{1,32}$ ]]; }
app=$(rune_param app "")
is_slug "$app" || echo "odd application name" >&2
docker exec web sh -c "touch /srv/$app/maintenance" >&2 || rune_error 3 "Cannot enter maintenance" # expect: RUNE503
rune_ok "In maintenance" "$(jq -nc --arg a "$app" '{app:$a}')"
