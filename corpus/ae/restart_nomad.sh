#!/bin/bash
# restart nomad agent; drain first unless told otherwise
set -eu
set -o pipefail

. `dirname $0`/rune_bpcs.sh
rune_init

DRAIN=`rune_param drain yes`
DEADLINE=`rune_param deadline 5m`
DRYRUN=`rune_param dry_run no`
export NOMAD_ADDR=`rune_param address http://127.0.0.1:4646`

case "$DEADLINE" in
  *[!0-9smh]*|'') rune_error 1 "bad deadline: $DEADLINE" ;;
esac

if [ ! -x /usr/bin/nomad ] && [ ! -x /usr/local/bin/nomad ]; then
  rune_error 4 "no nomad binary on this host"
fi

before=`nomad node status -self -short | awk '$1 == "ID" { print $3 }'`
if [ -z "$before" ]; then
  rune_error 2 "agent does not know its own node id"
fi

allocs=`nomad node status -json "$before" 2>/dev/null | jq -c '.Drivers | keys'` || allocs='[]'
if [ "$DRYRUN" = yes ]; then
  rune_ok_kv "dry run" "node=$before" "drain=$DRAIN" "drivers=$allocs"
fi

if [ "$DRAIN" = yes ]; then
  nomad node drain -self -enable -yes -deadline "$DEADLINE" >&2 || rune_error 3 "drain failed"
fi

if ! systemctl restart nomad >&2; then
  rune_error $? "nomad did not restart"
fi

tries=0
until nomad agent-info >/dev/null 2>&1
do
  tries=`expr $tries + 1`
  [ $tries -lt 30 ] || rune_error 3 "agent not back after $tries tries"
  sleep 2
done

if [ "$DRAIN" = yes ]; then
  nomad node eligibility -self -enable >&2 || rune_error 3 "restarted, but not eligible"
fi
rune_ok_kv "nomad restarted" "node=$before" "tries=$tries"
