#!/usr/bin/env bash
# Wrapper around smartctl: health, attributes and self-tests of the disks of a host.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

ACTION=$(rune_param action check)
DEVICES=$(rune_param_json devices '[]')
MAX_TEMP=$(rune_param max_temp 55)
MAX_REALLOC=$(rune_param max_reallocated 0)

if ! [[ $MAX_TEMP =~ ^[1-9][0-9]$ ]]; then
  rune_error 1 "max_temp must be 10 to 99" '{"parameter":"max_temp"}'
fi
if ! [[ $MAX_REALLOC =~ ^(0|[1-9][0-9]{0,4})$ ]]; then
  rune_error 1 "max_reallocated must be 0 to 99999" '{"parameter":"max_reallocated"}'
fi
if ! jq -e 'type == "array" and length <= 48 and all(.[]; type == "string")' <<<"$DEVICES" >/dev/null 2>&1; then
  rune_error 1 "devices must be a list of strings" '{"parameter":"devices"}'
fi
if ! SMARTCTL=$(command -v smartctl); then
  rune_error 4 "smartmontools is not installed" '{"missing":["smartctl"]}'
fi

# Without a list: what smartctl finds. "/dev/sda -d scsi # /dev/sda, SCSI device"
DISKS=()
if [ "$DEVICES" = "[]" ]; then
  SCAN=$("$SMARTCTL" --scan-open 2>/dev/null) || rune_error 2 "scan failed" '{"command":"smartctl --scan-open"}'
  while read -r DEV OPT TYPE REST; do
    case "$DEV $OPT" in
      "/dev/"*" -d") DISKS+=("$DEV $TYPE") ;;
      "# "*) echo "not opened: $OPT (${REST:-no reason})" >&2 ;;
    esac
  done <<<"$SCAN"
else
  while IFS=: read -r DEV TYPE; do
    if ! [[ $DEV =~ ^/dev/[a-z0-9/_-]{2,40}$ && $TYPE =~ ^([a-z0-9+,]{2,20})?$ ]]; then
      rune_error 1 "device must look like /dev/sda or /dev/sda:sat" "$(jq -nc --arg d "${DEV:0:60}" '{device: $d}')"
    fi
    DISKS+=("$DEV ${TYPE:-auto}")
  done < <(jq -r '.[]' <<<"$DEVICES")
fi
if [ "${#DISKS[@]}" -eq 0 ]; then
  rune_ok "no disks" '{"disks":[]}'
fi

# "  5 Reallocated_Sector_Ct   0x0033   100   100   010    Pre-fail  Always       -       0"
attribute() {
  awk -v id="$1" '$1 == id && NF >= 10 { sub(/[^0-9].*/, "", $10); print $10; found = 1; exit } END { exit !found }' <<<"$TEXT"
}
# "Temperature:                        34 Celsius" of an NVMe disk
nvme_field() {
  sed -n "s/^$1:[[:space:]]*\([0-9,]*\).*/\1/p" <<<"$TEXT" | tr -d ','
}

ROWS='' BAD=0 STARTED=0
for DISK in "${DISKS[@]}"; do
  read -r DEV TYPE <<<"$DISK"
  if [ "$ACTION" = short ] || [ "$ACTION" = long ]; then
    if "$SMARTCTL" -d "$TYPE" -t "$ACTION" "$DEV" >&2; then
      STARTED=$((STARTED + 1))
    else
      BAD=$((BAD + 1))
      ROWS+=$(jq -nc --arg d "$DEV" '{device: $d, problems: ["self-test refused"]}')$'\n'
    fi
    continue
  elif [ "$ACTION" != check ]; then
    rune_error 1 "action must be check, short or long" '{"parameter":"action"}'
  fi

  # The exit status is a bit mask: 1 and 2 mean that there is nothing to parse.
  MASK=0
  TEXT=$("$SMARTCTL" -d "$TYPE" -i -H -A -l selftest "$DEV" 2>&1) || MASK=$?
  PROBLEMS=()
  if (((MASK & 3) != 0)); then
    BAD=$((BAD + 1))
    ROWS+=$(jq -nc --arg d "$DEV" --arg l "${TEXT##*$'\n'}" '{device: $d, problems: ["cannot be read"], output: $l[:200]}')$'\n'
    continue
  fi
  if (((MASK & 8) != 0)); then PROBLEMS+=("disk is failing"); fi
  if (((MASK & 16) != 0)); then PROBLEMS+=("prefail attribute below threshold"); fi
  if (((MASK & 128) != 0)); then PROBLEMS+=("self-test log has errors"); fi

  SERIAL=$(sed -n 's/^Serial [Nn]umber:[[:space:]]*//p' <<<"$TEXT")
  if [[ $TEXT == *"NVMe Log"* ]]; then
    TEMP=$(nvme_field Temperature)
    COUNT=$(nvme_field "Media and Data Integrity Errors")
  else
    TEMP=$(attribute 194) || TEMP=$(attribute 190) || TEMP=""
    COUNT=$(attribute 5) || COUNT=""
    PENDING=$(attribute 197) || PENDING=0
    if [ "${PENDING:-0}" != 0 ]; then PROBLEMS+=("$PENDING pending sectors"); fi
  fi
  case $TEMP in
    "" | *[!0-9]*) TEMP=-1 ;;
    *) if [ "$TEMP" -gt "$MAX_TEMP" ]; then PROBLEMS+=("$TEMP degrees"); fi ;;
  esac
  case $COUNT in
    "" | *[!0-9]*) COUNT=-1 ;;
    *) if [ "$COUNT" -gt "$MAX_REALLOC" ]; then PROBLEMS+=("$COUNT reallocated or damaged sectors"); fi ;;
  esac
  if [ "${#PROBLEMS[@]}" -gt 0 ]; then BAD=$((BAD + 1)); fi
  ROWS+=$(jq -nc --arg d "$DEV" --arg s "${SERIAL:0:60}" --arg t "$TEMP" --arg c "$COUNT" \
    '{device: $d, serial: $s, celsius: ($t | tonumber), sectors: ($c | tonumber), problems: $ARGS.positional}' \
    --args "${PROBLEMS[@]}")$'\n'
done

OUT=$(jq -sc --arg n "$STARTED" '{disks: .[:100], tests_started: ($n | tonumber)}' <<<"$ROWS")
if [ "$BAD" -gt 0 ]; then
  rune_error 3 "$BAD disk(s) need attention" "$OUT"
fi
rune_ok "${#DISKS[@]} disk(s) looked at" "$OUT"
