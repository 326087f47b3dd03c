#!/usr/bin/env bash
# Arrays, loops, functions, pipes and other programs do not make a value harmless.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

run_on() { ssh -o BatchMode=yes "$1" "sudo $2" >&2; } # expect: RUNE503
unit_of() { printf '%s.service' "${1%.service}"; }

names=$(rune_param_json names '[]')
while IFS= read -r name; do
  run_on web1 "systemctl restart $(unit_of "$name")" || rune_error 2 "No restart" '{}'
done < <(jq -r '.[]' <<<"$names")

mapfile -t steps < <(rune_all_params | jq -r '.steps[]?')
for step in "${steps[@]}"; do
  bash -c "$step" >&2 || rune_error 3 "A step failed" '{}' # expect: RUNE503
done

IFS=, read -ra parts <<<"$(rune_param list "a,b")"
echo "echo ${parts[*]}" | sudo sh >&2 || true # expect: RUNE503

trace=$(rune_obs trace_id none)
mysql audit -e "INSERT INTO runs VALUES ('${trace^^}')" >&2 || rune_error 2 "No database" '{}' # expect: RUNE503

who=$(jq -r '.correlation_id // "nobody"' <<<"$RUNE_MESSAGE_METADATA" | cut -d: -f1)
python3 - <<EOF >&2 || true # expect: RUNE503
print("$who")
EOF

rune_ok "Done" '{"done":true}'
