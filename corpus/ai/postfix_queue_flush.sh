#!/usr/bin/env bash
set -euo pipefail

source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init

QUEUE=$(rune_param queue deferred)
SITE=$(rune_param site "")

case $QUEUE in
  deferred|active|hold|incoming) ;;
  *) rune_error 1 "no such queue" "$(jq -nc --arg q "$QUEUE" '{queue: $q}')" ;;
esac

spool=$(postconf -h queue_directory 2>/dev/null) || rune_error 4 "postfix is not installed here"
[[ -d $spool/$QUEUE ]] || rune_error 2 "queue directory is missing"

depth() { find "$spool/$1" -type f 2>/dev/null | wc -l; }

before=$(depth "$QUEUE") || before=0
rune_out queue "$QUEUE"
rune_out before "$before"

if [[ -n $SITE ]]; then
  if ! postqueue -s "$SITE" 2>/dev/null >&2; then
    rune_err 2 "flush of $SITE was refused"
  fi
elif ! postqueue -f 2>/dev/null 1>&2; then
  rune_err 2 "flush was refused"
fi

# senders that keep coming back
if [[ $(rune_param report false) == true ]]; then
  n=0
  { postqueue -j 2>/dev/null || true; } | jq -r '.sender' | sort | uniq -c | sort -rn | head -n 3 |
    while read -r cnt who; do
      n=$((n + 1))
      rune_out "sender_$n" "$cnt $who"
    done
fi

if mailq | grep -q 'Mail queue is empty'; then
  rune_out drained true
fi

if grep "^$QUEUE" "$spool/pid/notes" 2>/dev/null; then
  rune_out annotated true
fi
rune_finish "queue flushed"
