#!/usr/bin/env bash
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"
rune_init

zone=$(rune_param zone "")
zonedir=$(rune_param zone_dir /var/named)
bump=$(rune_param bump_serial false)
server=$(rune_param verify_at 127.0.0.1)

[[ $zone =~ ^([a-z0-9_-]+\.)+[a-z]{2,24}$ ]] || rune_error 1 "zone missing or not a domain name"
[[ $server =~ ^[0-9a-f.:]+$ ]] || rune_error 1 "verify_at must be an address"
file=$zonedir/$zone.zone
[[ -f $file && -w $file ]] || rune_error 2 "zone file missing or read-only" "$(jq -nc --arg f "$file" '{file:$f}')"

tmp=$(mktemp)
backup=
finish() {
  if [[ -n $backup && -f $backup ]]; then
    mv -f -- "$backup" "$file" || printf 'restore %s by hand from %s\n' "$file" "$backup" >&2
  fi
  rm -f -- "$tmp"
}
trap finish EXIT

serial_of() { awk '/SOA/ { on = 1 } on && match($0, /[0-9]{10}/) { print substr($0, RSTART, 10); on = 0 }' "$1"; }

old=$(serial_of "$file") || rune_error 2 "zone file cannot be read"
[[ $old =~ ^[12][0-9]{9}$ ]] || rune_error 3 "no serial in the form YYYYMMDDnn found"
new=$old

if [[ $bump == true ]]; then
  today=$(date +%Y%m%d)00
  if (( old >= today )); then new=$((old + 1)); else new=$today; fi
  backup=$file.rune-bak
  cp -p -- "$file" "$backup" || { backup=; rune_error 2 "backup copy failed"; }
  sed "0,/$old/s/$old/$new/" "$backup" >"$tmp"
  cat -- "$tmp" >"$file" || rune_error 2 "zone file cannot be written"
fi

if ! check=$(named-checkzone -i local "$zone" "$file" 2>&1); then
  printf '%s\n' "$check" >&2
  rune_error 3 "zone does not load" "$(jq -nc --arg c "${check:0:1500}" '{checkzone:$c}')"
fi

if ! rndc reload "$zone" >&2; then
  rune_error 3 "rndc reload failed" "$(jq -nc --arg z "$zone" '{zone:$z}')"
fi
if [[ -n $backup ]]; then
  rm -f -- "$backup"
  backup=
fi

seen=
for _ in 1 2 3 4 5; do
  seen=$(dig +short +time=2 +tries=1 SOA "$zone" "@$server" 2>/dev/null | awk 'NF >= 7 { print $3 }') || seen=
  [[ $seen == "$new" ]] && break
  sleep 2
done
if [[ $seen != "$new" ]]; then
  rune_error 3 "name server does not serve the new serial" "$(jq -nc --arg n "$new" --arg s "$seen" '{expected:$n, seen:$s}')"
fi
rune_ok "zone reloaded" "$(jq -nc --arg z "$zone" --arg o "$old" --arg n "$new" '{zone:$z, old_serial:$o, serial:$n}')"
