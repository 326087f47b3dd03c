#!/usr/bin/env bash
# maintenance_gate: may work start now? Windows come from the message, freezes from a file on the host.
#
# windows:  [{"days": ["Sat","Sun"], "from": "22:00", "to": "04:00", "zone": "Europe/Berlin"}, ...]
# freezes:  lines "2025-12-20 2026-01-02 christmas" in /etc/rune/freezes

set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh

FREEZES=/etc/rune/freezes
LEASE=/run/rune/maintenance.lease

declare -A DAY_NUMBER=([Mon]=1 [Tue]=2 [Wed]=3 [Thu]=4 [Fri]=5 [Sat]=6 [Sun]=7)

minutes_of() { # HH:MM
  local -r hours=${1%%:*} rest=${1##*:}
  echo $((10#$hours * 60 + 10#$rest))
}

previous_day() { echo $((($1 + 5) % 7 + 1)); }

clock_in() { # ZONE -> "WEEKDAY MINUTES"
  local day time
  read -r day time < <(TZ=$1 date '+%u %H:%M') || return 1
  echo "$day $(minutes_of "$time")"
}

day_listed() { # WEEKDAY "Sat Sun"
  local name
  for name in $2; do
    if [[ ${DAY_NUMBER[$name]:-0} == "$1" ]]; then
      return 0
    fi
  done
  return 1
}

inside() { # DAY NOW FROM TO DAYS: prints the minutes that are left
  local -r day=$1 now=$2 from=$3 to=$4 days=$5
  if ((from < to)); then
    ((now >= from && now < to)) && day_listed "$day" "$days" && echo $((to - now))
  elif ((now >= from)); then
    day_listed "$day" "$days" && echo $((1440 - now + to))
  else
    ((now < to)) && day_listed "$(previous_day "$day")" "$days" && echo $((to - now))
  fi
}

frozen_by() { # ISO DATE
  local first last reason
  [[ -r $FREEZES ]] || return 1
  while read -r first last reason; do
    case $first in
      '' | '#'*) continue ;;
      20[0-9][0-9]-[01][0-9]-[0-3][0-9]) ;;
      *)
        echo "$FREEZES: cannot read '$first'" >&2
        continue
        ;;
    esac
    if [[ ! $1 < $first && ! $1 > $last ]]; then
      echo "${reason:-no reason given}"
      return 0
    fi
  done < "$FREEZES"
  return 1
}

lease_holder() {
  local holder expiry
  [[ -r $LEASE ]] || return 1
  read -r expiry holder < "$LEASE" || return 1
  [[ $expiry =~ ^[1-9][0-9]{8,10}$ ]] && ((expiry > $(date +%s))) && echo "$holder"
}

take_lease() { # HOLDER MINUTES
  mkdir -p "${LEASE%/*}" || return 1
  printf '%s %s\n' "$(($(date +%s) + $2 * 60))" "$1" > "$LEASE.$$" && mv -f "$LEASE.$$" "$LEASE"
}

main() {
  local action windows need who zone from to days clock left best=0 holder reason answer
  rune_init
  action=$(rune_param action check)
  windows=$(rune_param_json windows '[]')
  need=$(rune_param minutes_needed 30)
  who=$(rune_ctx requested_by "$(rune_meta message_id unknown)")
  who=${who//[^A-Za-z0-9@._-]/_}
  who=${who:0:64}

  [[ $need =~ ^[1-9][0-9]{0,3}$ ]] || rune_error 1 "minutes_needed must be 1 to 9999" '{"parameter":"minutes_needed"}'
  jq -e 'type == "array" and length <= 50 and all(.[]; type == "object" and (.days | type == "array"))' \
    <<< "$windows" > /dev/null 2>&1 || rune_error 1 "windows must be a list of objects" '{"parameter":"windows"}'

  if [[ $action == release ]]; then
    rm -f "$LEASE" || rune_error 2 "lease cannot be removed" '{"action":"release"}'
    rune_ok_kv "lease released" "by=$who"
  elif [[ $action != check && $action != acquire ]]; then
    rune_error 1 "action must be check, acquire or release" '{"parameter":"action"}'
  fi

  if reason=$(frozen_by "$(date +%F)"); then
    rune_error 3 "change freeze" "$(jq -nc --arg r "${reason:0:200}" '{freeze: $r}')"
  fi

  while IFS='|' read -r zone from to days; do
    if [[ ! $zone =~ ^[A-Za-z0-9_+/-]{1,40}$ || ! -e /usr/share/zoneinfo/$zone ]]; then
      rune_error 1 "unknown time zone" "$(jq -nc --arg z "${zone:0:40}" '{zone: $z}')"
    elif [[ ! $from =~ ^([01][0-9]|2[0-3]):[0-5][0-9]$ || ! $to =~ ^([01][0-9]|2[0-3]):[0-5][0-9]$ ]]; then
      rune_error 1 "times must be HH:MM" "$(jq -nc --arg f "${from:0:20}" --arg t "${to:0:20}" '{from: $f, to: $t}')"
    elif [[ ! $days =~ ^(Mon|Tue|Wed|Thu|Fri|Sat|Sun|\ )*$ ]]; then
      rune_error 1 "days must be Mon to Sun" "$(jq -nc --arg d "${days:0:60}" '{days: $d}')"
    fi
    clock=$(clock_in "$zone") || rune_error 2 "date failed" "$(jq -nc --arg z "$zone" '{zone: $z}')"
    left=$(inside "${clock% *}" "${clock#* }" "$(minutes_of "$from")" "$(minutes_of "$to")" "$days") || continue
    if ((left > best)); then best=$left; fi
  done < <(jq -r '.[] | "\(.zone // "UTC")|\(.from)|\(.to)|\(.days | join(" "))"' <<< "$windows")

  answer=$(jq -nc --argjson left "$best" --argjson need "$need" '{open: ($left > 0), minutes_left: $left, minutes_needed: $need}')
  ((best >= need)) || rune_error 3 "no window is open for long enough" "$answer"
  if holder=$(lease_holder) && [[ $holder != "$who" ]]; then
    rune_error 3 "someone else is at work" "$(jq -c --arg h "$holder" '. + {holder: $h}' <<< "$answer")"
  fi
  if [[ $action == acquire ]]; then
    take_lease "$who" "$need" || rune_error 2 "lease cannot be written" "$answer"
  fi
  rune_ok "work may start" "$answer"
}

main
