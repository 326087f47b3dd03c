#!/usr/bin/env bash
set -euo pipefail

rune_init

SECONDS_DOWN=$(rune_param seconds 60)
[[ $SECONDS_DOWN =~ ^[0-9]+$ ]] || rune_error 1 "seconds must be a number" '{"parameter":"seconds"}'

mongo_eval() { mongosh --quiet --norc --eval "$1" </dev/null 2>/dev/null; }

role=$(mongo_eval 'db.hello().isWritablePrimary') || rune_error 2 "mongod does not answer" '{}'

if [[ $role != true ]]; then
  rune_ok "not the primary, nothing to do" '{"changed":false}'
fi

mongosh --quiet --norc --eval "rs.stepDown($SECONDS_DOWN)" </dev/null || rune_error 3 "stepDown refused" '{}'

for _ in 1 2 3 4 5; do
  role=$(mongo_eval 'db.hello().isWritablePrimary' || echo unknown)
  if [[ $role == false ]]; then
    rune_ok "stepped down" '{"changed":true}'
  fi
  sleep 2
done
rune_error 3 "still the primary" '{"changed":false}'
