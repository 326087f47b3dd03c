#!/usr/bin/env bash
# Make a CycloneDX SBOM of an image and refuse forbidden licenses.
set -euo pipefail

source "$(dirname -- "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
rune_init

image=$(rune_param image "")
out_dir=$(rune_param out_dir /srv/sbom)
mapfile -t forbidden < <(rune_param_json forbidden '["AGPL-3.0-only","SSPL-1.0"]' | jq -r '.[]')

[[ -n $image ]] || rune_error 1 "image missing" '{"missing":["image"]}'
[[ -w $out_dir ]] || rune_error 2 "out_dir not writable" "$(jq -nc --arg d "$out_dir" '{out_dir:$d}')"

sbom=$out_dir/${image//[^A-Za-z0-9._-]/_}.cdx.json
if ! syft scan -q "registry:$image" -o cyclonedx-json="$sbom" >/dev/null; then
  rune_error 2 "syft failed" "$(jq -nc --arg i "$image" '{image:$i}')"
fi

hits=$(jq -c --args '[.components[]? | select([.licenses[]?.license.id // empty] - ([.licenses[]?.license.id // empty] - $ARGS.positional) | length > 0) | .name] | unique' \
  "${forbidden[@]}" <"$sbom") || rune_error 3 "SBOM is not readable" "$(jq -nc --arg s "$sbom" '{sbom:$s}')"
total=$(jq '.components | length' "$sbom") || total=0

if [[ $hits != '[]' ]]; then
  rune_error 3 "forbidden licenses" "$(jq -nc '$ARGS.positional' --args "${forbidden[@]}")"
fi

gzip -kf -- "$sbom" || rune_error 2 "compression failed" "$(jq -nc --arg s "$sbom" '{sbom:$s}')"
summary=$(jq -nc --arg s "$sbom" --argjson n "$total" '{sbom:$s, components:$n}')
rune_emit "$summary" 0
