#!/bin/bash
# Build one source package in a clean chroot and report the .changes.
set -euo pipefail

. "$(dirname "$0")/rune_bpcs.sh"
rune_init

dsc="$(rune_param dsc "")"
dist="$(rune_param dist unstable)"
arch="$(rune_param arch "$(dpkg --print-architecture)")"
only_new="$(rune_param only_new false)"

case "$dist" in unstable|bookworm|trixie) ;; *) rune_error 1 "dist is not known" '{"bad":["dist"]}' ;; esac
if [ ! -r "$dsc" ]; then
	echo "sbuild_run: $dsc: no such source package"
	exit 2
fi

src="$(awk '$1 == "Source:" { print $2; exit }' "$dsc")"
ver="$(awk '$1 == "Version:" { print $2; exit }' "$dsc")"
out="/srv/build/$dist-$arch"
mkdir -p "$out"
changes="$out/${src}_${ver#*:}_${arch}.changes"

if [ "$only_new" = true ] && [ -e "$changes" ]; then
	echo "already built: $changes" >&2
	exit 0
fi

if ! ( cd "$out" && sbuild --dist="$dist" --arch="$arch" --no-clean --nolog "$dsc" ) >"$out/$src.log" 2>&1; then
	tail="$(tail -n 20 "$out/$src.log")"
	rune_error 3 "the build failed" "$(jq -nc --arg s "$src" --arg t "$tail" '{source:$s, log_tail:$t}')"
fi

[ -e "$changes" ] || rune_error 3 "sbuild made no .changes file" "$(jq -nc --arg c "$changes" '{expected:$c}')"
debs="$(awk '/^Files:/ { f = 1; next } /^[^ ]/ { f = 0 } f && $5 ~ /\.u?deb$/ { print $5 }' "$changes" | jq -Rnc '[inputs]')"
rune_ok "built" "$(jq -nc --arg s "$src" --arg v "$ver" --argjson d "$debs" '{source:$s, version:$v, debs:$d}')"
