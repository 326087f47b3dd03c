#!/usr/bin/env bash
# Mirror a tree to the backup host.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

SRC=$(rune_param source "/srv/data")
DEST=$(rune_param dest "backup01:/srv/mirror")
EXCLUDES=$(mktemp)

trap 'rm -f "$EXCLUDES"' EXIT
trap 'echo "interrupted" >&2; exit 130' INT TERM

cat >"$EXCLUDES" <<'EOF'
*.tmp
lost+found
.cache/
EOF

if [[ ! -d $SRC ]]; then
  rune_error 2 "source is missing" "$(jq -nc --arg s "$SRC" '{source:$s}')"
fi

started=$SECONDS
if ! rsync -av --delete --exclude-from="$EXCLUDES" "$SRC/" "$DEST/"; then
  rune_error 3 "rsync failed" "$(jq -nc --arg s "$SRC" --arg d "$DEST" '{source:$s, dest:$d}')"
fi
took=$((SECONDS - started))

# old snapshots are thinned out later, nobody waits for that
nice find /srv/snapshots -maxdepth 1 -mtime +30 -exec rm -rf {} + 2>/dev/null &

rune_ok "mirrored" "$(jq -nc --arg s "$SRC" --arg d "$DEST" --argjson t "$took" '{source:$s, dest:$d, seconds:$t}')"
