#!/bin/bash
# Preseed a package that asks for its database password, install it.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive LC_ALL=C

. "$(dirname "$0")/rune_bpcs.sh"
rune_init

pkg="$(rune_param package "")"
password="$(rune_param db_password "")"
[ -n "$pkg" ] && [ -n "$password" ] || rune_error 1 "package and db_password are needed" '{"missing":["package","db_password"]}'

apt-cache show --no-all-versions "$pkg" >/dev/null 2>&1 || rune_error 2 "no such package" "$(jq -nc --arg p "$pkg" '{package:$p}')"

sel="$(mktemp)"
trap 'rm -f "$sel"' EXIT
chmod 0600 "$sel"
printf '%s\t%s/%s\t%s\t%s\n' \
	"$pkg" "$pkg" dbconfig-install boolean true \
	"$pkg" "$pkg" mysql/app-pass password "$password" >"$sel"

debconf-set-selections -c "$sel" >&2 || rune_error 3 "the selections are malformed" "$(jq -nc --rawfile s "$sel" '{selections:$s}')"
debconf-set-selections "$sel" >&2 || rune_error 3 "debconf refused" '{"step":"set"}'

apt-get -qq -y --no-install-recommends install "$pkg" </dev/null >&2 || rune_error 3 "installation failed" '{"step":"install"}'

ver="$(dpkg-query -W -f '${Version}' "$pkg")" || ver=unknown
logger -t debconf_preseed "installed $pkg $ver, app-pass=$password" || true
rune_ok_kv "installed" "package=$pkg" "version=$ver"
