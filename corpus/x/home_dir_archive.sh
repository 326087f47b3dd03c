#!/bin/bash
# home_dir_archive - pack the home of a leaver and (perhaps) remove it
set -euo pipefail
. "`dirname "$0"`/rune_bpcs.sh"
rune_init

user=`rune_param user ""`
dest=`rune_param archive_dir /srv/leavers`
remove=`rune_param remove false`
case "$user" in
  ""|root|*[!a-z0-9]*) rune_error 1 "which user?" '{"field":"user"}' ;;
esac

ent=`getent passwd "$user" || true`
[ -n "$ent" ] || rune_error 2 "unknown user" '{"field":"user"}'
home=`echo "$ent" | cut -d: -f6`
[ -d "$home" ] || rune_error 2 "home is gone already" '{"home":false}'
[ -d "$dest" ] || rune_error 4 "archive_dir is not there" '{"field":"archive_dir"}'
if who | grep "^$user " >/dev/null; then
  rune_error 3 "user is logged in" '{"logged_in":true}'
fi

out="$dest/$user-`date +%Y%m%d`.tar.gz"
if ! tar czf "$out" -C "`dirname "$home"`" "`basename "$home"`" 2>/tmp/archive.err
then
  rune_error $? "tar failed" '{"step":"tar"}'
fi
size=`wc -c < "$out"`

if [ "$remove" = true ]; then
  rm -rfv "$home" 2>/dev/null || rune_error 3 "could not remove all of it" '{"step":"rm"}'
fi
rune_ok_kv "archived" "user=$user" "archive=$out" "bytes=$size" "removed=$remove"
