#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init

root=/var/spool/asterisk/voicemail
flags=$(rune_param flags "-d 30")
reply=""

usage='flags: -d DAYS  -c CONTEXT  -n'

# the caller gives flags as the old script took them
set -f
set -- $flags
set +f
days=30 ctx=default dry=0
while getopts ':d:c:n' o; do
  case $o in
    d) days=$OPTARG ;;
    c) ctx=$OPTARG ;;
    n) dry=1 ;;
    *) rune_error 1 "$usage" "$(jq -nc --arg f "$OPTARG" '{flag: $f}')" ;;
  esac
done
shift $((OPTIND - 1))
(($# == 0)) || rune_error 1 "$usage" "$(jq -nc '$ARGS.positional | {extra: .}' --args "$@")"

case $days in ''|0*|*[!0-9]*|?????*) rune_error 1 "$usage" '{"field":"d"}' ;; esac
case $ctx in ''|.*|*[!a-z0-9_-]*) rune_error 1 "$usage" '{"field":"c"}' ;; esac
[[ -d $root/$ctx ]] || rune_error 2 "no such context" "$(jq -nc --arg c "$ctx" '{context: $c}')"

act=(-exec sh -c '
  for f do
    b=${f%.txt}
    rm -f "$b.txt" "$b.wav" "$b.WAV" "$b.gsm" && printf "%s\n" "$b"
  done
' purge {} +)
((dry == 0)) || act=(-print)

list=$(mktemp)
trap 'rm -f "$list"' EXIT
find "$root/$ctx" -path '*/Old/msg[0-9][0-9][0-9][0-9].txt' -mtime "+$days" "${act[@]}" >"$list" 2>/dev/null || true

printf -v reply '%d messages older than %d days' "$(wc -l <"$list")" "$days"

boxes=$(sed -e "s,^$root/$ctx/,," -e 's,/.*,,' "$list" | sort | uniq -c |
  jq -Rn '[inputs | capture("^ *(?<n>[0-9]+) (?<box>.+)$") | {(.box): (.n | tonumber)}] | add // {}')

# mailbox numbering has holes now
if ((dry == 0)); then
  for d in "$root/$ctx"/*/Old; do
    [[ -d $d ]] || continue
    (
      cd "$d" || exit 0
      i=0
      for t in msg????.txt; do
        [[ -e $t ]] || exit 0
        printf -v to 'msg%04d' "$i"
        i=$((i + 1))
        [[ $t != "$to.txt" ]] || continue
        for x in txt wav WAV gsm; do [[ ! -e ${t%.txt}.$x ]] || mv "${t%.txt}.$x" "$to.$x"; done
      done
    ) || echo "$d: could not renumber" >&2
  done
fi

rune_ok "$reply" "$(jq -nc --argjson b "$boxes" --argjson d "$dry" '{boxes: $b, dry_run: ($d == 1)}')"
