#!/usr/bin/env bash
# link_check: state, addresses, errors and bonding of network interfaces, with the counters of the last run
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

memory=/var/lib/rune/link_check.tsv
wanted=$(rune_param_json interfaces '[]')
err_max=$(rune_param max_new_errors 100)
min_speed=$(rune_param min_speed_mbit 0)

quit() { rune_error "$1" "$2" "$(jq -nc --arg w "${3:-}" '{about: $w}')"; }

for n in "$err_max" "$min_speed"; do
  case $n in
    0 | [1-9] | [1-9][0-9] | [1-9][0-9][0-9] | [1-9][0-9][0-9][0-9] | [1-9][0-9][0-9][0-9][0-9]) ;;
    *) quit 1 "limits must be 0 to 99999" "${n:0:40}" ;;
  esac
done
jq -e 'type == "array" and length <= 64 and all(.[]; type == "string" and test("\\A[A-Za-z][A-Za-z0-9._-]{0,14}\\z"))' \
  <<<"$wanted" >/dev/null 2>&1 || quit 1 "interfaces must be a list of names" interfaces

if ! links=$(ip -j -s addr show 2>/dev/null) || [ -z "$links" ]; then
  quit 2 "ip shows nothing" "ip -j -s addr show"
fi

# name, operational state, first global address, receive and send errors
table=$(jq -r --argjson want "$wanted" '
  .[]
  | .ifname as $name
  | select(.link_type != "loopback")
  | select(($want | length) == 0 or ($want | index($name)) != null)
  | [$name, (.operstate // "UNKNOWN"),
     ([.addr_info[]? | select(.scope == "global") | .local][0] // "-"),
     (.stats64.rx.errors // 0), (.stats64.tx.errors // 0)] | join("|")' <<<"$links" 2>/dev/null) || quit 2 "ip printed something odd" "ip -j"
[ -n "$table" ] || quit 2 "none of the interfaces is there" "$(jq -r 'join(" ")' <<<"$wanted")"

declare -A before
if [ -r "$memory" ]; then
  while IFS=$'\t' read -r name sum _; do
    case $sum in
      "" | *[!0-9]*) echo "link_check: bad line for ${name:-nobody} in $memory" >&2 ;;
      *) before[x$name]=$sum ;;
    esac
  done <"$memory"
fi

# speed_of NAME: Mbit/s out of "	Speed: 10000Mb/s", nothing when the driver does not know
speed_of() {
  ethtool "$1" 2>/dev/null | sed -n '/Speed: [0-9]/{s|^[[:space:]]*Speed: \([0-9][0-9]*\)Mb/s.*|\1|p;q}'
}

# bond_of NAME: "mode;active;slave=status,slave=status" out of /proc/net/bonding/NAME
bond_of() {
  awk -F': ' '
    /^Bonding Mode/ { mode = $2 }
    /^Currently Active Slave/ { active = $2 }
    /^Slave Interface/ { slave = $2 }
    /^MII Status/ && slave != "" { list = list sep slave "=" $2; sep = ","; slave = "" }
    END { print mode ";" active ";" list }' "/proc/net/bonding/$1"
}

rows= bad=0 fresh=
while IFS='|' read -r name state addr rx tx; do
  why=
  [ "$state" = UP ] || [ "$state" = UNKNOWN ] || why="state is $state; "
  [ "$addr" != - ] || echo "$name has no global address" >&2

  case $rx$tx in "" | *[!0-9]*) rx=0 tx=0 ;; esac
  new=0 sum=$((rx + tx))
  old=${before[x$name]:-$sum}
  if [ "$sum" -ge "$old" ]; then new=$((sum - 10#$old)); fi
  if [ "$new" -gt "$err_max" ]; then why="$why$new new errors; "; fi
  printf -v fresh '%s%s\t%s\n' "$fresh" "$name" "$sum"

  speed=$(speed_of "$name") || speed=
  if [ -n "$speed" ] && [ "$speed" -lt "$min_speed" ]; then why="${why}only $speed Mbit/s; "; fi

  mode= active= slaves=
  if [ -r "/proc/net/bonding/$name" ]; then
    bond=$(bond_of "$name") || bond=";;"
    IFS=';' read -r mode active slaves <<<"$bond"
    case ",$slaves" in
      ,) why="${why}bond without slaves; " ;;
      *=down*) why="${why}slave is down; " ;;
    esac
    case $mode/$active in
      *active-backup*/None | *active-backup*/) why="${why}no active slave; " ;;
    esac
  fi

  [ -z "$why" ] || bad=$((bad + 1))
  printf -v rows '%s%s|%s|%s|%s|%s|%s|%s|%s\n' "$rows" "$name" "$state" "$addr" "$new" "${speed:-0}" "$mode" "$slaves" "${why%; }"
done <<<"$table"

mkdir -p "${memory%/*}" && printf '%s' "$fresh" >"$memory.new" && mv -f "$memory.new" "$memory" || quit 4 "counters cannot be saved" "$memory"

out=$(jq -Rnc '{links: [inputs | select(length > 0) | split("|")
  | {name: .[0], state: .[1], address: .[2], new_errors: (.[3] | tonumber), mbit: (.[4] | tonumber),
     bond_mode: .[5], slaves: (.[6] | split(",")), problems: (.[7] | if . == "" then [] else split("; ") end)}][:200]}' <<<"$rows") || out='{"links":[]}'
if [ "$bad" -gt 0 ]; then
  rune_error 3 "$bad interface(s) not well" "$out"
fi
rune_ok "all interfaces are well" "$out"
