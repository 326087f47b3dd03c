
#!/bin/bash
# The shebang stands on the second line.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

PARAM=$(rune_param param "")
VALUE=$(rune_param value "")
[[ $PARAM =~ ^[a-z0-9_.]+$ ]] || rune_error 1 "param must be a sysctl name" '{"invalid":["param"]}'

if [[ -z $VALUE ]]; then
  VALUE=$(cat)
fi

OLD=$(sysctl -n "$PARAM" 2>/dev/null) || rune_error 127 "no such parameter" "$(jq -nc --arg p "$PARAM" '{param:$p}')"

if ! sysctl -q -w "$PARAM=$VALUE" >/dev/null 2>&1; then
  rune_error 3 "the kernel refuses the value" "$(jq -nc --arg p "$PARAM" --arg v "$VALUE" '{param:$p, value:$v}')"
fi

CONF=/etc/sysctl.d/90-rune.conf
TMP=$(mktemp)
trap 'rm -f "$TMP"' EXIT
{
  grep -v -- "^$PARAM *=" "$CONF" 2>/dev/null || true
  printf '%s = %s\n' "$PARAM" "$VALUE"
} >"$TMP"
install -m 0644 "$TMP" "$CONF" || rune_error 2 "cannot persist the value" '{"stage":"persist"}'

rune_ok "set" "$(jq -nc --arg p "$PARAM" --arg o "$OLD" --arg n "$VALUE" '{param:$p, old:$o, new:$n}')"
