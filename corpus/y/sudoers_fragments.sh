#!/bin/bash
# all fragments of sudoers.d: syntax, owner, mode, names that sudo ignores
set -euo pipefail
D=`dirname "$0"`
source "$D/rune_bpcs.sh"
rune_init

DIR=`rune_param directory /etc/sudoers.d`
QUARANTINE=`rune_param quarantine ""`

if [ ! -d "$DIR" ]; then
  rune_error 2 "directory is missing" "`jq -nc --arg d "$DIR" '{directory:$d}'`"
fi
if [ -n "$QUARANTINE" ] && [ ! -d "$QUARANTINE" ]; then
  mkdir -m 700 "$QUARANTINE" 2>/dev/null || rune_error 2 "quarantine cannot be made" '{"parameter":"quarantine"}'
fi
if ! type visudo >/dev/null 2>&1; then
  rune_error 4 "visudo is not here" '{"package":"sudo"}'
fi

T=`mktemp -d`
trap 'rm -rf "$T"' EXIT
: >"$T/report"
good=0
bad=0
moved=0

note () {
  printf '%s\t%s\t%s\n' "$1" "$2" "$3" >>"$T/report"
}

for f in "$DIR"/* "$DIR"/.[!.]*; do
  [ -f "$f" ] || continue
  base=`basename "$f"`
  case "$base" in
    *.*|*~) note "$base" ignored "sudo does not read this name"; continue ;;
    README) continue ;;
  esac
  set -- `stat -c '%U %G %a' "$f" 2>/dev/null || echo "? ? ?"`
  owner=${1:-?} group=${2:-?} mode=${3:-?}
  verdict=""
  rc=0
  visudo -c -q -f "$f" >"$T/out" 2>&1 || rc=$?
  if [ $rc -ne 0 ]; then
    line=`sed -n 's/.*line \([0-9][0-9]*\).*/\1/p; s/^[^:]*:\([0-9][0-9]*\):.*/\1/p' "$T/out" | sort -n | sed -n 1p`
    verdict="syntax, line ${line:-?}"
  elif [ "$owner" != root ] || [ "$group" != root ]; then
    verdict="belongs to $owner:$group"
  else
    case "$mode" in
      440|400) ;;
      640|600)
        if chmod 0440 "$f"; then
          note "$base" repaired "mode was $mode"
        else
          verdict="mode $mode"
        fi ;;
      *) verdict="mode $mode" ;;
    esac
  fi
  if [ -z "$verdict" ]; then
    good=`expr $good + 1`
    continue
  fi
  bad=`expr $bad + 1`
  note "$base" bad "$verdict"
  if [ -n "$QUARANTINE" ] && [ $rc -ne 0 ]; then
    if mv "$f" "$QUARANTINE/$base.`date +%Y%m%d`"; then
      moved=`expr $moved + 1`
    fi
  fi
done

out=`jq -Rnc --argjson g "$good" --argjson b "$bad" --argjson m "$moved" '{good:$g, bad:$b, moved:$m, files:[inputs | split("\t") | {name:.[0], state:.[1], why:.[2]}]}' "$T/report"`
main=0
visudo -c -q >/dev/null 2>&1 || main=$?
if [ $main -ne 0 ]; then
  rune_error 100 "sudoers as a whole does not parse" "$out"
elif [ $bad -gt $moved ]; then
  rune_error 3 "bad fragments" "$out"
elif [ `expr $good + $bad` -eq 0 ]; then
  rune_ok "no fragments" "$out"
else
  rune_ok "fragments checked" "$out"
fi
