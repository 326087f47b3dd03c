#!/usr/bin/env bash
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

DIR=$(rune_param dir /var/lib/rune/iptables)
LABEL=$(rune_param label adhoc)
[[ $LABEL =~ ^[[:alnum:]_-]+$ ]] || rune_error 1 "bad label" '{"field":"label"}'

# a relaxed island: options come back when the function returns
gather() {
  local - table
  set +e +o pipefail
  for table in filter nat mangle raw; do
    echo "## $table"
    iptables-save -t "$table"
    ip6tables-save -t "$table"
  done
  true
}

count_rules() ( set +e; grep -c '^-A' "$1"; true )

umask 077
mkdir -p "$DIR" || rune_error 2 "cannot create directory" "$(jq -nc --arg d "$DIR" '{dir:$d}')"
printf -v out '%s/%s.%(%Y%m%dT%H%M%S)T' "$DIR" "$LABEL" -1

if ! exec {snap}>"$out"; then
  rune_error 2 "cannot open snapshot" "$(jq -nc --arg f "$out" '{file:$f}')"
fi
gather >&"$snap" 2>/dev/null
exec {snap}>&-

rules=$(count_rules "$out")
(( ${rules:-0} > 0 )) || rune_error 3 "snapshot is empty" "$(jq -nc --arg f "$out" '{file:$f}')"

# keep the ten newest
mapfile -t stale < <(ls -1t "$DIR/$LABEL".* 2>/dev/null | tail -n +11)
((${#stale[@]})) && rm -f -- "${stale[@]}"

{
  echo "snapshot: $out"
  echo "rules:    $rules"
  ls -l "$DIR" || true
} >&2

rune_ok "snapshot taken" "$(jq -nc --arg f "$out" --argjson n "$rules" --argjson s "${#stale[@]}" '{file:$f, rules:$n, pruned:$s}')"
