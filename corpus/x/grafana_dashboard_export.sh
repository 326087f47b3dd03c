#!/usr/bin/env bash
# Export all dashboards of a folder into a directory; token comes from a file or parameter.
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

url=$(rune_param url http://localhost:3000)
folder=$(rune_param folder_uid "")
out=$(rune_param out_dir /var/backups/grafana)
GRAFANA_TOKEN=$(rune_param api_token "")
[[ -n $GRAFANA_TOKEN || ! -r /etc/rune/grafana.token ]] || GRAFANA_TOKEN=$(</etc/rune/grafana.token)
[[ -n $GRAFANA_TOKEN ]] || rune_error 4 "no Grafana token" '{"looked_at":["api_token","/etc/rune/grafana.token"]}'
[[ $folder =~ ^[A-Za-z0-9_-]+$ ]] || rune_error 1 "folder_uid?" '{"field":"folder_uid"}'

mkdir -p -- "$out/$folder"
hdr=$(mktemp); trap 'rm -f "$hdr"' EXIT
printf 'Authorization: Bearer %s\n' "$GRAFANA_TOKEN" >"$hdr"

api() { curl -fsS -m 25 -H @"$hdr" "$url/api/$1"; }

mapfile -t uids < <(api "search?type=dash-db&folderUIDs=$folder" | jq -r '.[].uid')
(( ${#uids[@]} > 0 )) || rune_error 2 "nothing in that folder" "$(jq -nc --arg f "$folder" '{folder:$f}')"

declare -i done_n=0
for uid in "${uids[@]}"; do
  curl -fsS -m 25 -H @"$hdr" "$url/api/dashboards/uid/$uid" | jq .dashboard >"$out/$folder/$uid.json"
  done_n+=1
done

rune_ok "exported" "$(jq -nc --argjson n "$done_n" --argjson asked "$(rune_all_params)" '{dashboards:$n, request:$asked}')"
