#!/usr/bin/env bash
# Checks signature and checksum of a release before we install it
set -euo pipefail
umask 077
source /opt/rune/lib/rune_bpcs.sh
rune_init

readonly RELEASES=/srv/releases
readonly TRUSTED_FPR="3B4FE6ACC0B21F32A1B2C3D4E5F60718293A4B5C"

# all words of this plugin
say() { >&2 echo "gpg_release_verify:" "$@"; }

name="$(rune_param release "")"
[[ "$name" =~ ^[A-Za-z0-9._-]+$ ]] || rune_error 1 "bad release name" '{"parameter":"release"}'
file="$RELEASES/$name"
[ -f "$file" -a -f "$file.asc" ] || rune_error 2 "file or signature missing" "$(jq -nc --arg f "$file" '{file:$f}')"

# machine readable status, one "[GNUPG:] ..." on a line
verify() {
  gpg --batch --no-tty --status-fd 1 --verify "$file.asc" "$file" 2>/dev/null
}

status=$(verify) || say "gpg ended with status $?"
fpr=$(awk '$2 == "VALIDSIG" { print $3 }' <<<"$status")

if [[ "$fpr" != "$TRUSTED_FPR" ]]; then
  say "fingerprint is '${fpr:-none}'"
  rune_error 3 "Signature is not by the release key" "$(jq -nc --arg f "$fpr" '{fingerprint:$f}')"
fi

sum_ok=unknown
if [[ -f "$file.sha256" ]]; then
  if (cd "$RELEASES" && sha256sum --check --status "$name.sha256"); then
    sum_ok=yes
  else
    rune_error 3 "Checksum differs" "$(jq -nc --arg f "$file" '{file:$f}')"
  fi
fi
rune_ok "Release is genuine" "$(jq -nc --arg f "$file" --arg s "$sum_ok" --arg p "$fpr" '{file:$f, checksum:$s, fingerprint:$p}')"
