#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

fqdn=$(rune_param fqdn "")
admin=$(rune_param admin "root@localhost")
dir=/etc/apache2/sites-available

[[ -n $fqdn ]] || rune_emit "fqdn is required" 1

if [[ ! -d $dir ]]; then
  rune_emit "apache2 is not installed: $dir is missing" 4
fi

conf() {
  cat <<EOF
<VirtualHost *:80>
  ServerName $fqdn
  ServerAdmin $admin
  DocumentRoot /var/www/$fqdn
</VirtualHost>
EOF
}

conf
conf >"$dir/$fqdn.conf" || rune_error 2 "cannot write the vhost"

a2ensite -q "$fqdn" >/dev/null || rune_error 3 "a2ensite failed"
apache2ctl configtest 2>/dev/null >&2 || rune_error 3 "configuration is broken"
systemctl reload apache2

rune_ok_kv "vhost is live" "fqdn=$fqdn"
