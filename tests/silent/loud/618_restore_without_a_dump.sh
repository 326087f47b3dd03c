#!/usr/bin/env bash
# What docker hands its stdin on to reads it, and there is nothing left of it; tools of several trades talk.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

name=$(rune_param container pg)
docker exec -i "$name" pg_restore -U postgres -d check --no-owner >&2 || rune_error 2 "restore failed" '{}' # expect: RUNE204
ogr2ogr -progress -f PostgreSQL PG:dbname=gis /srv/in.gpkg || rune_error 3 "import failed" '{}' # expect: RUNE102
reprepro -b /srv/apt include sid /srv/in.changes || rune_error 3 "refused" '{}' # expect: RUNE102
scontrol update NodeName=n1 State=RESUME # expect: RUNE402
rune_ok "done" '{}'
