#!/usr/bin/env bash
# Rotate the password of an application account and store it in the app's credential file.
set -euo pipefail

DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$DIR/rune_bpcs.sh"
rune_init

umask 077
ADMIN_CNF=/etc/rune/mysql-admin.cnf

account=$(rune_param account "")
from_host=$(rune_param from_host "%")
app_cnf=$(rune_param app_config "/etc/app/db.cnf")

[[ $account =~ ^[a-z][a-z0-9_]{2,31}$ ]] || rune_error 1 "account is missing or malformed"
[[ $from_host =~ ^[A-Za-z0-9.%_-]+$ ]] || rune_error 1 "from_host is malformed"
[[ -r $ADMIN_CNF ]] || rune_error 4 "admin option file is not readable" '{"file":"/etc/rune/mysql-admin.cnf"}'
[[ -d ${app_cnf%/*} ]] || rune_error 2 "directory of app_config does not exist"

work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT

sql() { mysql --defaults-extra-file="$ADMIN_CNF" --batch --skip-column-names 2>>"$work/err"; }

admin_down() {
  cat "$work/err" >&2
  rune_error 2 "MySQL administration is not possible"
}

# account and from_host were checked above
exists=$(sql <<<"SELECT COUNT(*) FROM mysql.user WHERE user='$account' AND host='$from_host'") || admin_down
if [[ $exists != 1 ]]; then
  rune_error 2 "no such account" "$(jq -nc --arg a "$account" --arg h "$from_host" '{account:$a, host:$h}')"
fi

new_password=$(openssl rand -hex 24) || rune_error 100 "no random data"

write_cnf() {
  {
    printf '[client]\n'
    printf 'user=%s\n' "$account"
    printf 'password=%s\n' "$new_password"
  } >"$work/app.cnf"
}
write_cnf

sql >/dev/null <<SQL || { rm -f "$work/app.cnf"; rune_error 3 "ALTER USER failed"; }
ALTER USER '$account'@'$from_host' IDENTIFIED BY '$new_password' RETAIN CURRENT PASSWORD;
SQL
unset new_password

verify() {
  local try
  for try in 1 2 3; do
    if mysql --defaults-file="$work/app.cnf" --connect-timeout=5 -e 'SELECT 1' </dev/null >/dev/null 2>&1; then
      return 0
    fi
    echo "login test $try failed" >&2
    sleep 2
  done
  return 1
}

if [[ $from_host == localhost || $from_host == % ]] && ! verify; then
  rune_error 3 "new credentials do not work, the old ones are still valid"
fi

owner=root:root
if [[ -e $app_cnf ]]; then
  owner=$(stat -c %U:%G -- "$app_cnf") || owner=root:root
  cp -p -- "$app_cnf" "$app_cnf.previous" || rune_error 2 "old configuration cannot be saved"
fi
if ! install -m 0640 -o "${owner%:*}" -g "${owner#*:}" -- "$work/app.cnf" "$app_cnf"; then
  rune_error 2 "credential file could not be written" "$(jq -nc --arg f "$app_cnf" '{file:$f}')"
fi

rune_ok "Account rotated" "$(jq -nc --arg a "$account" --arg h "$from_host" --arg f "$app_cnf" \
  '{account:$a, host:$h, config:$f, old_one_retained:true}')"
