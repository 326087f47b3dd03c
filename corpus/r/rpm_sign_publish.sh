#!/usr/bin/env bash
# Sign the RPMs of a build and refresh the repository metadata.
set -euo pipefail

source "$(dirname -- "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
rune_init

build_dir=$(rune_param build_dir "")
repo_dir=$(rune_param repo_dir /srv/repo/el9/x86_64)
key_id=$(rune_param key_id releng@example.com)
passphrase=$(rune_param passphrase "")

[[ -d $build_dir ]] || rune_error 2 "build_dir not found" "$(jq -nc --arg d "$build_dir" '{build_dir:$d}')"
[[ -n $passphrase ]] || rune_error 1 "passphrase missing" '{"missing":["passphrase"]}'

mapfile -d '' -t rpms < <(find "$build_dir" -name '*.rpm' ! -name '*.src.rpm' -print0)
(( ${#rpms[@]} )) || rune_error 3 "no packages in the build" "$(jq -nc --arg d "$build_dir" '{build_dir:$d}')"

declare -a signed=() unsigned=()
for rpm in "${rpms[@]}"; do
  if rpmsign --define "_gpg_sign_cmd_extra_args --pinentry-mode loopback --passphrase $passphrase" \
       --define "_gpg_name $key_id" --addsign "$rpm" >/dev/null 2>&1; then
    signed+=("${rpm##*/}")
  else
    unsigned+=("${rpm##*/}")
  fi
done

if (( ${#unsigned[@]} )); then
  rune_error_kv 3 "signing failed" "signed=${#signed[@]}" "unsigned=$(jq -nc '$ARGS.positional' --args "${unsigned[@]}")"
fi

for rpm in "${rpms[@]}"; do
  rpmkeys --checksig "$rpm" | grep -q 'signatures OK' || rune_error 3 "signature not valid" "$(jq -nc --arg p "${rpm##*/}" '{package:$p}')"
done

cp -t "$repo_dir" -- "${rpms[@]}"
createrepo_c --update --quiet "$repo_dir" >&2 || rune_error 2 "createrepo_c failed" "$(jq -nc --arg d "$repo_dir" '{repo_dir:$d}')"

rune_ok "Published" "$(jq -nc --arg d "$repo_dir" '{repo_dir:$d, packages:$ARGS.positional}' --args "${signed[@]}")"
