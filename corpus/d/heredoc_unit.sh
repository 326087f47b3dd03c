#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

NAME=$(rune_param name "")
CMD=$(rune_param command "")
[[ $NAME =~ ^[a-z][a-z0-9-]*$ ]] || rune_error 1 "Bad name" '{}'
[[ -n $CMD ]] || rune_error 1 "Missing command" '{"missing":["command"]}'

WORK=$(mktemp -d)
trap 'rm -rf -- "$WORK"' EXIT

cat >"$WORK/unit" <<EOF
[Unit]
Description=${NAME} (made by RUNE)

[Service]
ExecStart=${CMD}
Restart=on-failure
# { not json: \$x }

[Install]
WantedBy=multi-user.target
EOF

cat >"$WORK/defaults.json" <<'EOF'
{
  "restart": true,
  "note": "$NAME is not expanded here"
}
EOF

install -m 0644 "$WORK/unit" "/etc/systemd/system/${NAME}.service" 2>&1 | sed 's/^/install: /' >&2 \
  || rune_error 2 "Cannot install unit" '{"step":"install"}'

if ! systemctl daemon-reload >&2; then
  rune_error 3 "daemon-reload failed" '{}'
fi

rune_ok "unit written" "$(jq -c --arg n "$NAME" '. + {name:$n}' "$WORK/defaults.json")"
