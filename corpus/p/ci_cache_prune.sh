#!/bin/bash
#
# ci_cache_prune - throw away build caches that nobody touched
#
set -euo pipefail

dir=`cd \`dirname "$0"\` && pwd`
. $dir/rune_bpcs.sh
rune_init

root=`rune_param cache_root /var/cache/ci`
days=`rune_param days 14`
case "$days" in [1-9]|[1-9][0-9]|[1-9][0-9][0-9]) ;; *) rune_error 1 "days: 1 to 999" '{}' ;; esac
case "$root" in
    /var/cache/*|/srv/*) ;;
    *) rune_error 1 "cache_root is outside /var/cache and /srv" "`jq -nc --arg r "$root" '{cache_root:$r}'`" ;;
esac

# keep list of the runner: one directory a line
keep=/etc/gitlab-runner/cache.keep
if [ ! -f $keep ]; then
    keep=/dev/null
fi

if ! cd "$root"; then
    rune_error $? "cannot enter the cache root" "`jq -nc --arg r "$root" '{cache_root:$r}'`"
fi

before=`df -Pk . | awk 'NR == 2 {print $3}'` || before=0
find . -mindepth 2 -maxdepth 2 -type d -mtime +"$days" -print >/tmp/prune.$$ || rune_error 2 "find failed" '{}'
trap 'rm -f /tmp/prune.$$' 0

n=0
for d in `sed 's/ /?/g' /tmp/prune.$$`; do
    if fgrep -qx "$d" $keep; then
        continue
    fi
    rm -rf "$d" && n=`expr $n + 1` || echo "cannot remove $d" >&2
done
find . -mindepth 1 -maxdepth 1 -type d -empty -print -delete
after=`df -Pk . | awk 'NR == 2 {print $3}'` || after=0

freed=`expr "$before" - "$after"` || :
rune_ok "caches pruned" "`jq -nc --arg n "$n" --arg f "$freed" '{removed:$n, kb_freed:$f}'`"
