#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

GROUP=$(rune_param group "")
[[ -n $GROUP ]] || rune_error 1 "Missing required parameter: group" '{"missing":["group"]}'

# settings, pasted from the wiki
BASE_DN="dc=example,dc=org"
TRIES=3
# end of settings

export LDAPTLS_REQCERT=demand
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT

ldapsearch -LLL -x -b "ou=groups,${BASE_DN}" "(cn=${GROUP})" memberUid >"$WORK/ldif" 2>/dev/null \
  || rune_error 2 "ldapsearch failed" "$(jq -nc --arg g "$GROUP" '{group:$g}')"

# members in the directory, members on this host
awk '$1 == "memberUid:" { print $2 }' "$WORK/ldif" | sort >"$WORK/wanted"
getent group "$GROUP" | cut -d: -f4 | tr ',' '\n' | sort >"$WORK/present"

ADDED=0
while read -r LOGIN; do
  if gpasswd -a "$LOGIN" "$GROUP" >/dev/null 2>&1; then
    ADDED=$((ADDED + 1))
  else
    rune_err "cannot add $LOGIN"
  fi
done < <(comm -23 "$WORK/wanted" "$WORK/present")

DOC=$(jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" --argjson n "$ADDED" --arg g "$GROUP" \
  '{message_metadata:$mm, payload:{result:"success", output_data:{group:$g, added:$n}}, observability:$obs, error:null}')
if [[ $ADDED -eq 0 ]]; then
  rune_emit "$DOC" 3
fi
rune_emit "$DOC" 0
