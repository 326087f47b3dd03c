#!/usr/bin/env bash
# text-heavy: compare quotas in LDAP with what the file server has
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

FACULTY=$(rune_param faculty "")
SERVER=$(rune_ctx file_server "fs1.uni.example")
case "$FACULTY" in
  arts|law|science|medicine) ;;
  *) rune_error 1 "unknown faculty" "$(jq -nc --arg f "$FACULTY" '{faculty:$f}')" ;;
esac
[[ $SERVER =~ ^[a-z0-9.-]+$ ]] || rune_error 4 "context names no file server" '{}'

T=$(mktemp -d)
trap 'rm -rf "$T"' EXIT

ldapsearch -x -LLL -b "ou=$FACULTY,dc=uni,dc=example" '(quota=*)' uid quota >"$T/ldif" 2>"$T/err" \
  || rune_error 2 "LDAP search failed" "$(jq -nc --rawfile e "$T/err" '{stderr:$e}')"

awk '
  /^uid: /   { uid = $2 }
  /^quota: / { quota[uid] = $2 }
  END { for (u in quota) printf "%s\t%d\n", u, quota[u] }
' "$T/ldif" | sort >"$T/want"

ssh -n -o BatchMode=yes -o ConnectTimeout=10 "$SERVER" "repquota -u /home/$FACULTY" >"$T/raw" 2>/dev/null \
  || rune_error 2 "file server does not answer" "$(jq -nc --arg s "$SERVER" '{server:$s}')"
sed -n '/^-----/,$p' "$T/raw" | awk 'NR > 1 && NF >= 5 { print $1 "\t" $5 }' | sort >"$T/have"

join -t $'\t' "$T/want" "$T/have" | awk -F'\t' '$2 != $3' >"$T/differ"
n=$(wc -l <"$T/differ")

{
  echo "quota audit of $FACULTY: $n differences"
  cat "$T/differ"
} >&2

OUT=$(jq -Rn '[inputs | split("\t") | {login: .[0], ldap: (.[1] | tonumber), server: (.[2] | tonumber)}] | {differences: .}' <"$T/differ") \
  || rune_error 100 "report failed" '{}'
rune_ok "$n differences" "$OUT"
