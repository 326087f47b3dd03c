#!/usr/bin/env bash
# Newspaper: pull the agency feed and drop it into the CMS hot folder.
set -u
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"

feed=$(rune_param feed_url "")
hot=$(rune_param hot_folder /srv/cms/hot)
: "${feed:=https://feeds.agency.example/latest.xml}"

tmp=$(mktemp)
trap 'rm -f "$tmp"' EXIT
if ! curl -fsS --max-time 60 --retry 2 -o "$tmp" "$feed"; then
  rune_error 2 "feed not reachable" "$(jq -nc --arg f "$feed" '{feed:$f}')"
fi
if ! xmllint --noout "$tmp" 2>/dev/null; then
  rune_error 3 "feed is not XML" '{}'
fi
items=$(grep -c '<item>' "$tmp")
mv "$tmp" "${hot:-/srv/cms/hot}/feed-$(date +%s).xml" || rune_error 2 "hot folder not writable" '{}'
rune_ok "feed imported" "$(jq -nc --arg n "$items" '{items:($n|tonumber)}')"
