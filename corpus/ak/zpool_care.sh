#!/usr/bin/env bash
# zpool_care: report pools, start overdue scrubs, clear transient errors
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

act=$(rune_param action report)
pools=$(rune_param pools "")
cap_warn=$(rune_param capacity_warn 80)
frag_warn=$(rune_param fragmentation_warn 60)
scrub_days=$(rune_param scrub_days 35)

case $act in
  report | scrub | clear) ;;
  *) rune_error 1 "action must be report, scrub or clear" '{"parameter":"action"}' ;;
esac
case $pools in
  *[!A-Za-z0-9_.\ -]* | -* | *" -"*) rune_error 1 "pools must be names with blanks between them" '{"parameter":"pools"}' ;;
esac
if [ "${#pools}" -gt 500 ]; then
  rune_error 1 "too many pools" '{"parameter":"pools"}'
fi
for v in "$cap_warn" "$frag_warn" "$scrub_days"; do
  [[ $v =~ ^[1-9][0-9]{0,2}$ ]] || rune_error 1 "limits must be 1 to 999" '{}'
done
if [ ! -e /dev/zfs ] || ! command -v zpool >/dev/null; then
  rune_error 4 "no ZFS on this host" '{"needs":"/dev/zfs"}'
fi

tmp=$(mktemp) || rune_error 100 "mktemp failed" '{}'
trap 'rm -f "$tmp" || true' EXIT

# name, health, size, allocated, free, capacity, fragmentation: tabs between, bytes, no %
read -r -a names <<<"$pools"
if ! zpool list -Hp -o name,health,size,alloc,free,cap,frag "${names[@]}" >"$tmp"; then
  rune_error 2 "zpool list failed" "$(jq -nc --arg p "$pools" '{pools: $p}')"
fi

# Days since the last scrub, "running", or "never":
#   scan: scrub repaired 0B in 02:11:07 with 0 errors on Sun Nov  9 02:35:08 2025
scrub_age() {
  local when secs
  case $1 in
    *"scrub in progress"* | *"resilver in progress"*) echo running; return ;;
  esac
  when=$(sed -n 's/^ *scan: scrub repaired .* errors on //p' <<<"$1")
  [ -n "$when" ] || { echo never; return; }
  secs=$(date -d "$when" +%s 2>/dev/null) || { echo never; return; }
  echo $(( ($(date +%s) - secs) / 86400 ))
}

# Lines "name state read write cksum" of devices that have errors or are not well
sick_devices() {
  awk '/^config:/ { on = 1; next }
       /^errors:/ { on = 0 }
       on && NF >= 5 && $1 != "NAME" && ($2 != "ONLINE" || $3 + $4 + $5 > 0) { print $1, $2, $3, $4, $5 }' <<<"$1"
}

rows=() bad=0 acted=0
while IFS=$'\t' read -r name health size alloc free cap frag; do
  notes=()
  status=$(zpool status -P -- "$name" 2>/dev/null </dev/null) || status=
  age=$(scrub_age "$status")
  sick=$(sick_devices "$status")

  [ "$health" = ONLINE ] || notes+=("pool is $health")
  [[ $cap =~ ^[0-9]+$ ]] || cap=0
  [[ $frag =~ ^[0-9]+$ ]] || frag=0 # "-" on pools that cannot tell
  if [ "$cap" -ge "$cap_warn" ]; then notes+=("$cap % full"); fi
  if [ "$frag" -ge "$frag_warn" ]; then notes+=("$frag % fragmented"); fi
  while read -r dev state rd wr ck; do
    case $dev in "" | "$name") continue ;; esac
    notes+=("$dev is $state, errors $rd/$wr/$ck")
  done <<<"$sick"

  case $act in
    scrub)
      due=no
      case $age in
        running) echo "$name: already under way" >&2 ;;
        never) due=yes ;;
        *) if [ "$age" -ge "$scrub_days" ]; then due=yes; fi ;;
      esac
      if [ "$due" = yes ] && [ "$health" != ONLINE ]; then
        notes+=("scrub is due, but the pool is not well")
      elif [ "$due" = yes ]; then
        if zpool scrub -- "$name" </dev/null >&2; then acted=$((acted + 1)); else notes+=("scrub was refused"); fi
      fi
      ;;
    clear)
      if [ "$health" = ONLINE ] && [ -n "$sick" ]; then
        zpool clear -- "$name" </dev/null >&2 && acted=$((acted + 1)) || notes+=("clear was refused")
      fi
      ;;
    report)
      if [ "$age" = never ]; then notes+=("never scrubbed"); fi
      ;;
  esac

  if [ "${#notes[@]}" -gt 0 ]; then bad=$((bad + 1)); fi
  rows+=("$(jq -nc --arg n "$name" --arg h "$health" --arg s "$size" --arg a "$alloc" --arg f "$free" --arg g "$age" \
    '{pool: $n, health: $h, bytes: ($s | tonumber? // null), allocated: ($a | tonumber? // null),
      free: ($f | tonumber? // null), scrub_age: $g, notes: $ARGS.positional[:10]}' --args -- "${notes[@]}")")
done <"$tmp"

if [ "${#rows[@]}" -eq 0 ]; then
  rune_error 2 "there are no pools" '{}'
fi
out=$(printf '%s\n' "${rows[@]}" | jq -sc --arg a "$act" --arg n "$acted" '{action: $a, acted_on: ($n | tonumber), pools: .[:40]}')
if [ "$bad" -gt 0 ]; then
  rune_error 3 "$bad pool(s) need attention" "$out"
fi
rune_ok "${#rows[@]} pool(s), $acted touched" "$out"
