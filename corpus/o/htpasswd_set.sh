#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

f=$(rune_param file /etc/nginx/htpasswd/staff) user=$(rune_param user "") password=$(rune_param password "")
[[ $user =~ ^[a-z][a-z0-9._-]*$ ]] || rune_error 1 "bad user" '{"param":"user"}'
(( ${#password} >= 12 )) || rune_error 1 "password too short" '{"param":"password","minimum":12}'
[[ $f == /etc/nginx/htpasswd/* && $f != *..* ]] || rune_error 1 "file not allowed" '{"param":"file"}'
type -P htpasswd >/dev/null || rune_error 2 "apache2-utils missing"
[[ -d ${f%/*} ]] || rune_error 4 "no htpasswd directory"

exec {lock}>"$f.lock" || rune_error 3 "cannot lock"
flock -w 10 "$lock" || rune_error 3 "locked by another run"
new=false; grep -q "^$user:" "$f" 2>/dev/null || new=true
[[ -e $f ]] || install -m 0640 -g www-data /dev/null "$f" || rune_error 3 "cannot create the file"

htpasswd -iB -C 10 "$f" "$user" <<<"$password" >&2 || rune_error 3 "htpasswd failed"
unset password
n=$(grep -c . "$f") || n=0

# web2 keeps its own copy
if [[ $(rune_param sync false) == true ]]; then
  scp -qB "$f" web2.hostco.example:"$f" </dev/null || rune_error_kv 3 "copied here only" "user=$user" "has_password=yes"
fi
nginx -t 2>/dev/null && systemctl reload nginx || echo "nginx not reloaded" >&2
rune_ok "password set" "$(jq -nc --arg u "$user" --argjson new "$new" --argjson n "$n" '{user:$u, created:$new, users:$n}')"
