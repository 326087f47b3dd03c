# flush resolver caches, whichever resolver runs here
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"

ZONE=$(rune_param zone "")
flushed=()

if systemctl is-active --quiet systemd-resolved; then
  resolvectl flush-caches >/dev/null 2>&1 && flushed+=(systemd-resolved)
fi
if systemctl is-active --quiet unbound; then
  if [[ -n $ZONE ]]; then
    unbound-control flush_zone "$ZONE" >/dev/null && flushed+=(unbound)
  else
    unbound-control reload >/dev/null && flushed+=(unbound)
  fi
fi
if systemctl is-active --quiet nscd; then
  nscd --invalidate=hosts 2>/dev/null && flushed+=(nscd)
fi

if (( ${#flushed[@]} == 0 )); then
  rune_error 3 "no resolver cache was flushed"
fi
rune_ok "caches flushed" "$(jq -nc '{resolvers:$ARGS.positional}' --args "${flushed[@]}")"
