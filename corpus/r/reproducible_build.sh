#!/usr/bin/env bash
# Build a source tree twice and compare the artifacts byte by byte.
set -euo pipefail

source "$(dirname -- "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
rune_init
exec {msg}>&1 1>&2

tree=$(rune_param tree "")
epoch=$(rune_param source_date_epoch 1700000000)
[[ -f $tree/Makefile ]] || rune_error 2 "no Makefile" "$(jq -nc --arg t "$tree" '{tree:$t}')" >&"$msg"
[[ $epoch =~ ^[0-9]{1,12}$ ]] || rune_error 1 "source_date_epoch malformed" '{"param":"source_date_epoch"}' >&"$msg"
export SOURCE_DATE_EPOCH=$epoch LC_ALL=C TZ=UTC

work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT

# build NAME: leaves a checksum list in $work/NAME.sum
build() {
  local name=$1 dir=$work/$1
  mkdir -p "$dir"
  cp -a -- "$tree/." "$dir/" || return
  echo "building $name with $(nproc) jobs"
  make -C "$dir" -j"$(nproc)" dist || return
  ( cd "$dir" && find dist -type f -exec sha256sum {} + | sort -k2 ) >"$work/$name.sum"
}

for pass in first second; do
  if ! build "$pass"; then
    rune_error 3 "build failed" "$(jq -nc --arg p "$pass" '{pass:$p}')" >&"$msg"
  fi
done

declare -A sum=()
while read -r digest path; do sum[$path]=$digest; done <"$work/first.sum"
declare -a differ=()
while read -r digest path; do
  [[ ${sum[$path]-} == "$digest" ]] || differ+=("$path")
done <"$work/second.sum"
declare -p differ

result=$(jq -nc --argjson n "${#sum[@]}" '{files:$n, differing:$ARGS.positional}' --args "${differ[@]}")
if (( ${#differ[@]} )); then
  rune_error 3 "build is not reproducible" "$result" >&"$msg"
fi
rune_ok "build is reproducible" "$result" >&"$msg"
