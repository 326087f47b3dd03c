#!/bin/bash
# Remove one source package from a codename, answer with a message of our own.
set -euo pipefail

. "$(dirname "$0")/rune_bpcs.sh"
rune_init

codename="$(rune_param codename "")"
source_name="$(rune_param source "")"
base=/srv/apt
case "$codename" in bookworm|trixie|sid) ;; *) rune_error 1 "unknown codename" '{"bad":["codename"]}' ;; esac
case "$source_name" in
	''|*[!a-z0-9+.-]*) rune_error 1 "that is no source package name" '{"bad":["source"]}' ;;
esac

# listfilter prints `codename|component|arch: package version`
list() {
	reprepro -b "$base" --list-format '${package} ${version} ${architecture}\n' listfilter "$codename" "\$Source (== $source_name) | Package (== $source_name)"
}

exec 4>&1 >&2
before="$(list | sort -u)" || rune_error 3 "reprepro cannot list" '{"step":"list"}' >&4
if [ -z "$before" ]; then
	echo "nothing named $source_name in $codename"
	rune_ok "nothing to do" '{"removed":[]}' >&4
fi
reprepro -b "$base" removesrc "$codename" "$source_name" || rune_error 3 "reprepro refuses" '{"step":"removesrc"}' >&4
reprepro -b "$base" deleteunreferenced || echo "unreferenced files stay"
exec >&4 4>&-

removed="$(printf '%s\n' "$before" | jq -Rnc '[inputs | split(" ") | {package:.[0], version:.[1], arch:.[2]}]')"
doc="$(jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" --argjson r "$removed" '{
	message_metadata: $mm,
	payload: {result: "success", output_data: {message: "removed", removed: $r}},
	observability: $obs,
	error: null
}')"
rune_emit "$doc" 0
