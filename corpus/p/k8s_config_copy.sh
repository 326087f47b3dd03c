# Copy a ConfigMap from one namespace to others.
set -euo pipefail

rune_init

src=$(rune_param source_namespace default)
name=$(rune_param configmap "")
targets=$(rune_param_json targets '[]')
[[ $name =~ ^[a-z0-9.-]+$ ]] || rune_error 1 "configmap is missing or malformed" '{}'

if ! cm=$(kubectl -n "$src" get configmap "$name" -o json 2>/dev/null); then
  rune_error 2 "no such configmap" "$(jq -nc --arg n "$name" '{configmap:$n}')"
fi
clean=$(jq -c '{apiVersion, kind, data, binaryData, metadata: {name: .metadata.name, labels: .metadata.labels}} | del(..|nulls)' <<<"$cm") || rune_error 2 "unreadable configmap" '{}'

declare -a ok=() bad=()
while IFS= read -r ns; do
  if kubectl -n "$ns" apply -f - <<<"$clean" >&2; then ok+=("$ns"); else bad+=("$ns"); fi
done < <(jq -r '.[]' <<<"$targets")

out=$(jq -nc --arg ok "${ok[*]}" --arg bad "${bad[*]}" '{copied:($ok | split(" ")), failed:($bad | split(" "))}')
if (( ${#bad[@]} )); then
  rune_error 3 "some namespaces refused" "$out"
fi
rune_ok "copied" "$out"
