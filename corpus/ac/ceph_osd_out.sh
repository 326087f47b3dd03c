#!/usr/bin/env bash
# Mark an OSD out and wait until its placement groups have moved.
set -Eeuo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

on_err() {
  local rc=$1 line=$2
  (( BASH_SUBSHELL == 0 )) || return 0
  trap - ERR
  rune_error 100 "Unexpected failure" \
    "$(jq -nc --argjson rc "$rc" --argjson line "$line" '{status:$rc, line:$line}')"
}
trap 'on_err "$?" "$LINENO"' ERR

say() { printf 'ceph_osd_out: %s\n' "$*" >&2; }

osd=$(rune_param osd "")
minutes=$(rune_param wait_minutes 30)
[[ $osd =~ ^[0-9]{1,5}$ ]] || rune_error 1 "osd must be a numeric id"
[[ $minutes =~ ^[1-9][0-9]{0,3}$ ]] || rune_error 1 "wait_minutes must be a number"

health=$(timeout 20 ceph health --format json 2>/dev/null | jq -r '.status // "UNKNOWN"') ||
  rune_error 2 "cluster does not answer"
case $health in
  HEALTH_OK) ;;
  HEALTH_WARN) say "cluster is in HEALTH_WARN, going on" ;;
  *) rune_error 3 "cluster is not healthy enough" "$(jq -nc --arg h "$health" '{health:$h}')" ;;
esac

is_in() {
  ceph osd dump --format json 2>/dev/null |
    jq -e --arg id "$osd" 'any(.osds[]; .osd == ($id|tonumber) and .in == 1)' >/dev/null
}

if ! ceph osd find "$osd" --format json >/dev/null 2>&1; then
  rune_error 2 "no such osd" "$(jq -nc --arg id "$osd" '{osd:$id}')"
fi

changed=false
if is_in; then
  ceph osd out "$osd" >&2 || rune_error 3 "ceph osd out failed"
  changed=true
fi

deadline=$(( SECONDS + minutes * 60 ))
until ceph osd safe-to-destroy "osd.$osd" >/dev/null 2>&1; do
  if (( SECONDS >= deadline )); then
    rune_error 3 "data has not moved in time" \
      "$(jq -nc --arg id "$osd" --arg m "$minutes" '{osd:$id, waited_minutes:($m|tonumber)}')"
  fi
  sleep 15
done

rune_ok "osd is out and empty" \
  "$(jq -nc --arg id "$osd" --argjson c "$changed" '{osd:($id|tonumber), changed:$c, safe_to_destroy:true}')"
