#!/usr/bin/env bash
set -eu
source /opt/rune/lib/rune_bpcs.sh
rune_init
u=$(rune_param upstream ''); s=$(rune_param server ''); on=$(rune_param drain on)
f=/etc/nginx/upstreams/$u.conf
[[ $u =~ ^[a-z0-9_-]+$ && $s =~ ^[0-9.]+:[0-9]+$ ]] || rune_error 1 'upstream and server are needed' '{"missing":["upstream","server"]}'
[[ -w $f ]] || rune_error_kv 2 'no such upstream' "upstream=$u"
old=$(mktemp); trap 'rm -f "$old"' EXIT
cp "$f" "$old" || rune_error_kv 2 'no copy' "upstream=$u"
if [[ $on == off ]]; then sed -i "/server ${s//./\\.}/s/ down;/;/" "$f"
else sed -i "/server ${s//./\\.}[^;]*;/{/ down;/!s/;/ down;/}" "$f"; fi
if nginx -tq 2>/dev/null; then
  systemctl reload nginx || rune_error_kv 3 'reload failed' "upstream=$u"
else
  echo "$f: restored, nginx -t said:"; nginx -t 2>&1 | sed 's/^/  /' >&2
  cat "$old" >"$f"
  rune_error_kv 3 'configuration test failed' "upstream=$u" "server=$s"
fi
rune_ok_kv 'upstream changed' "upstream=$u" "server=$s" "active=$(grep -c 'server .*[0-9];' "$f" || true)"
