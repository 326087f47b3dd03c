#!/usr/bin/env bash
set -euo pipefail
D=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd); . "$D/rune_bpcs.sh"
rune_init

src=$(rune_param source_dir /data/gis/incoming) dst=$(rune_param target_dir /data/gis/cog)
epsg=$(rune_param epsg 3857)
[[ $epsg =~ ^[0-9]{4,5}$ ]] || rune_error 1 "epsg must be 4 or 5 digits" '{"field":"epsg"}'
[[ -d $src && -d $dst ]] || rune_error 2 "a directory is missing" "$(jq -nc --arg s "$src" --arg d "$dst" '{source:$s, target:$d}')"
command -v gdalwarp gdal_translate >/dev/null || rune_error 2 "gdal tools are not installed" '{}'

shopt -s nullglob
rasters=("$src"/*.{tif,tiff,img})
((${#rasters[@]})) || rune_error 3 "no raster to build" '{"built":0}'

work=$(mktemp -d)
built=() broken=()
for r in "${rasters[@]}"; do
  base=${r##*/} base=${base%.*}
  if gdalwarp -q -overwrite -t_srs "EPSG:$epsg" "$r" "$work/$base.vrt" >&2 &&
    gdal_translate -q -of COG -co COMPRESS=DEFLATE "$work/$base.vrt" "$dst/$base.tif.part" >&2 &&
    mv -f "$dst/$base.tif.part" "$dst/$base.tif"; then
    built+=("$base")
  else
    broken+=("$base")
    rm -f "$dst/$base.tif.part"
  fi
done

# keep the intermediate files for a while, somebody always asks
{ sleep 900; rm -rf "$work"; } &

if ((${#broken[@]})); then
  data=$(jq -nc '{broken:$ARGS.positional}' --args "${broken[@]}")
  rune_error 3 "some rasters failed" "$data"
fi
data=$(jq -nc '{built:$ARGS.positional}' --args "${built[@]}")
if [[ $(rune_ctx quiet false) != true ]]; then
  rune_ok "rasters built" "$data"
fi
