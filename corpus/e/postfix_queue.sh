#!/usr/bin/env bash
set -euo pipefail
here=$(cd -- "$(dirname -- "$0")" && pwd)
if [[ -f "$here/rune_bpcs.sh" ]]; then
  source "$here/rune_bpcs.sh"
else
  source "$here/lib/rune_bpcs.sh"
fi
rune_init

# --- parameters -------------------------------------------------------------
action=$(rune_param action status)
limit=$(rune_param limit 500)

case $action in
  status|flush|hold) ;;
  *) rune_error 1 "action must be status, flush or hold" '{"allowed":["status","flush","hold"]}' ;;
esac
[[ $limit =~ ^[0-9]+$ ]] || rune_error 1 "limit must be a number" '{"parameter":"limit"}'

# --- work -------------------------------------------------------------------
queue_len() {
  local n
  n=$(postqueue -j 2>/dev/null | wc -l)
  echo "${n:-0}"
}

n="$(queue_len || true)"
rune_out action "$action"
rune_out queued "${n:-0}"

case $action in
  flush)
    if postqueue -f 2>/dev/null; then
      rune_out flushed yes
    else
      rune_err 2 "postqueue -f failed"
    fi
    ;;
  hold)
    if ! postsuper -h ALL >/dev/null 2>&1; then
      rune_err 2 "could not hold the queue"
    fi
    ;;
  status)
    if (( ${n:-0} > limit )); then
      rune_err 3 "more than $limit messages are queued"
    fi
    ;;
esac

rune_finish "postfix queue inspected"
