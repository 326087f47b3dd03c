#!/usr/bin/env bash
#
# Renders a unit and a metrics file from parameters.
#
set -o errexit -o nounset -o pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

NAME=$(rune_param name "")
EXEC=$(rune_param exec_start "")
USER_NAME=$(rune_param run_as nobody)
ENABLE=$(rune_all_params | jq -r 'if has("enable") then .enable else true end')

[[ $NAME =~ ^[a-z][a-z0-9-]*$ ]] || rune_error 1 "name must be lower case" '{"invalid":["name"]}'
[[ $EXEC =~ ^/[A-Za-z0-9/._-]+$ ]] || rune_error 1 "exec_start must be an absolute path" '{"invalid":["exec_start"]}'
[[ $USER_NAME =~ ^[a-z_][a-z0-9_-]*$ ]] || rune_error 1 "run_as must be a login" '{"invalid":["run_as"]}'

WORK=$(mktemp -d)
cleanup() { rm -rf "$WORK"; }
trap cleanup EXIT

mkdir -p "$WORK"/{units,metrics}

cat >"$WORK/units/$NAME.service" <<EOF
[Unit]
Description=$NAME {rendered: by rune}
After=network-online.target

[Service]
ExecStart=$EXEC
User=$USER_NAME
EnvironmentFile=-/etc/default/$NAME
ExecReload=/bin/kill -HUP \$MAINPID

[Install]
WantedBy=multi-user.target
EOF

{
  echo '# TYPE rune_unit_rendered gauge'
  printf 'rune_unit_rendered{unit="%s",user="%s"} %s\n' "$NAME" "$USER_NAME" "$(date +%s)"
} >"$WORK/metrics/rune_unit.prom"

systemd-analyze verify "$WORK/units/$NAME.service" >/dev/null 2>&1 || echo "verify has something to say about $NAME" >&2

install -m 0644 "$WORK/units/$NAME.service" /etc/systemd/system/ || rune_error 2 "cannot install the unit" '{"stage":"install"}'
install -m 0644 "$WORK/metrics/rune_unit.prom" /var/lib/node_exporter/ 2>/dev/null || echo "no textfile collector here" >&2
systemctl daemon-reload || rune_error 3 "daemon-reload failed" '{"stage":"daemon-reload"}'

if [[ $ENABLE == true ]]; then
  systemctl enable --now "$NAME.service" >/dev/null 2>&1 || rune_error 3 "the unit does not start" "$(jq -nc --arg n "$NAME" '{unit:$n}')"
fi
rune_ok "unit rendered" "$(jq -nc '$ARGS.named' --arg unit "$NAME" --arg user "$USER_NAME" --arg enabled "$ENABLE")"
