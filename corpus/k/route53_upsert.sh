#!/usr/bin/env bash
# UPSERT of one record in Route 53. (The host profile is supposed to preload the RUNE library.)
set -euo pipefail

rune_init

zone=$(rune_param zone_id "")
name=$(rune_param name "")
value=$(rune_param value "")
ttl=$(rune_param ttl 300)

[[ $zone =~ ^Z[A-Z0-9]+$ ]] || rune_error 1 "zone_id is required" '{"missing":["zone_id"]}'
[[ $ttl =~ ^[1-9][0-9]{1,4}$ ]] || rune_error 1 "ttl is 10..99999" '{"field":"ttl"}'
[[ $name == *.* && -n $value ]] || rune_error 1 "name and value are required" '{"missing":["name","value"]}'

case $value in
  *:*) type=AAAA ;;
  *[!0-9.]*) type=CNAME ;;
  *) type=A ;;
esac

batch=$(jq -nc --arg n "$name" --arg v "$value" --arg t "$type" --argjson ttl "$ttl" '
  {Changes: [{Action: "UPSERT", ResourceRecordSet: {Name: $n, Type: $t, TTL: $ttl, ResourceRecords: [{Value: $v}]}}]}')

id=$(aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch "$batch" --query ChangeInfo.Id --output text) ||
  rune_error 3 "Route 53 refused the change" "$(jq -nc --arg n "$name" '{name: $n}')"
aws route53 wait resource-record-sets-changed --id "$id" || rune_error 3 "The change is still pending" "$(jq -nc --arg i "$id" '{id: $i}')"
rune_ok "Record set" "$(jq -nc --arg n "$name" --arg t "$type" --arg i "$id" '{name: $n, type: $t, change: $i}')"
