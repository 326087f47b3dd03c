#!/usr/bin/env bash
# Letters beyond ASCII and a missing last line end break nothing.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
# Größe des Verzeichnisses prüfen – ohne Umwege
dir=$(rune_param dir /srv)
kib=$(du -sk -- "$dir" 2>/dev/null | cut -f1) || rune_error 2 "Verzeichnis fehlt – nicht gefunden"
rune_ok_kv "Größe gelesen" "kib=$kib"