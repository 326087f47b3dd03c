#!/bin/bash
# Add a deb822 source with its own keyring, and check that apt accepts it.
set -euo pipefail

. "$(dirname "$0")/rune_bpcs.sh"
rune_init

name="$(rune_param name "")"
uris="$(rune_param uris "")"
suite="$(rune_param suite "")"
key_url="$(rune_param key_url "")"

case "$name" in
	''|*[!a-z0-9-]*) rune_error 1 "name must be [a-z0-9-]+" '{"bad":["name"]}' ;;
esac
for v in "$uris" "$suite" "$key_url"; do
	[ -n "$v" ] || rune_error 1 "uris, suite and key_url are needed" '{"missing":["uris","suite","key_url"]}'
done

keyring="/etc/apt/keyrings/$name.gpg"
list="/etc/apt/sources.list.d/$name.sources"
tmp="$(mktemp -d)"
cleanup() {
	rm -rf "$tmp"
}
trap cleanup EXIT

curl -fsSL --max-time 30 -o "$tmp/key" "$key_url" || rune_error 2 "cannot fetch the archive key" '{"step":"key"}'
export GNUPGHOME="$tmp"
if grep -q 'BEGIN PGP PUBLIC KEY BLOCK' "$tmp/key"; then
	gpg --batch --quiet --dearmor <"$tmp/key" >"$tmp/key.gpg" || rune_error 3 "key does not dearmor" '{"step":"dearmor"}'
else
	mv "$tmp/key" "$tmp/key.gpg" || rune_error 100 "cannot move the key" '{}'
fi
fpr="$(gpg --batch --show-keys --with-colons "$tmp/key.gpg" 2>/dev/null | awk -F: '$1 == "fpr" { print $10; exit }')" || fpr=
[ -n "$fpr" ] || rune_error 3 "that is no OpenPGP key" '{"step":"fingerprint"}'

install -D -m 0644 "$tmp/key.gpg" "$keyring" || rune_error 2 "cannot install the keyring" '{"step":"install"}'
cat >"$list" <<EOF
Types: deb
URIs: $uris
Suites: $suite
Components: main
Signed-By: $keyring
EOF

if ! apt-get update -o Dir::Etc::sourcelist="$list" -o Dir::Etc::sourceparts=- -o APT::Get::List-Cleanup=0 >"$tmp/out" 2>&1; then
	rm -f "$list"
	err="$(grep -m1 '^E:' "$tmp/out" || true)"
	rune_error 3 "apt does not accept the source" "$(jq -nc --arg e "$err" '{apt:$e}')"
fi
rune_ok_kv "source added" "file=$list" "fingerprint=$fpr"
