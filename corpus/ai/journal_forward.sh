#!/usr/bin/env bash
set -Eeuo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

trap 'rc=$?; (( BASH_SUBSHELL )) || rune_error 100 "unexpected failure" "$(jq -nc --argjson rc "$rc" --arg c "$BASH_COMMAND" --argjson l "$LINENO" "{status: \$rc, command: \$c, line: \$l}")"' ERR

unit=$(rune_param unit rsyslog)
since=$(rune_param since "-1h")
dest=$(rune_param spool /var/spool/forward)
cursor=$dest/.cursor

# everything below may fail; the trap answers
cd "$dest"
systemctl is-active --quiet "$unit"
test -w .

args=(--unit "$unit" --output json --no-pager)
if [[ -s $cursor ]]; then
  args+=(--after-cursor "$(<"$cursor")")
else
  args+=(--since "$since")
fi

batch=batch-$(date +%s).jsonl
journalctl "${args[@]}" >"$batch.part"
lines=$(wc -l <"$batch.part")

if (( lines == 0 )); then
  rm -f "$batch.part"
  rune_ok "nothing new" '{"lines":0}'
fi

tail -n 1 "$batch.part" | jq -r '.__CURSOR' >"$cursor"

# severity table, for the log only
jq -r '.PRIORITY // "6"' "$batch.part" | sort | uniq -c |
  while read -r n p; do
    case $p in
      [0-3]) printf 'severe: %s x level %s\n' "$n" "$p" ;;
      *) printf 'other: %s x level %s\n' "$n" "$p" ;;
    esac
  done > >(cat >&2)

gzip -c "$batch.part" >"$batch.gz"
rm "$batch.part"
du -k "$batch.gz" |& logger -t journal_forward

size=$(stat -c %s "$batch.gz")
rune_ok "batch written" "$(jq -nc --arg f "$dest/$batch.gz" --argjson l "$lines" --argjson s "$size" \
  '{file: $f, lines: $l, bytes: $s}')"
