#!/bin/bash
set -eu -o pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

vg=$(rune_param vg "")
pool=$(rune_param thinpool "")
step=$(rune_param step_percent 20)
high=$(rune_param high_water 80)

for pair in "vg:$vg" "thinpool:$pool"; do
    [[ ${pair#*:} =~ ^[a-zA-Z0-9+_.][a-zA-Z0-9+_.-]*$ ]] ||
        rune_error 1 "invalid parameter" "$(jq -nc --arg p "${pair%%:*}" '{parameter:$p}')"
done
[[ $step =~ ^([1-9]|[1-9][0-9]|100)$ ]] || rune_error 1 "step_percent: 1..100"
[[ $high =~ ^[5-9][0-9]$ ]] || rune_error 1 "high_water: 50..99"

(( EUID == 0 )) || rune_error 4 "needs root"

q() { lvs --noheadings --nosuffix --units b --separator ' ' -o "$1" "$vg/$pool" 2>/dev/null; }

fields=$(q lv_size,data_percent,metadata_percent,lv_attr) || rune_error 2 "no such thin pool"
read -r size data meta attr <<<"$fields"
[[ ${attr:-} == t* ]] || rune_error 1 "volume is not a thin pool"

data_i=${data%%[.,]*} meta_i=${meta%%[.,]*}
[[ $data_i =~ ^[0-9]+$ && $meta_i =~ ^[0-9]+$ && $size =~ ^[0-9]+$ ]] || rune_error 100 "lvs output not understood"

rune_out vg "$vg"
rune_out thinpool "$pool"
rune_out data_percent "$data_i"
rune_out metadata_percent "$meta_i"

shopt -s lastpipe
i=0
lvs --noheadings -o lv_name -S "pool_lv=$pool" "$vg" 2>/dev/null | while read -r lv; do
    rune_out "volume_$i" "$lv"
    i=$((i + 1))
done || rune_error 2 "thin volumes cannot be listed"

if [ "$data_i" -lt "$high" ] && [ "$meta_i" -lt "$high" ]; then
    rune_out extended no
    rune_finish "below the high water mark"
fi

free=$(vgs --noheadings --nosuffix --units b -o vg_free "$vg" 2>/dev/null | tr -d ' ') || free=
[[ $free =~ ^[0-9]+$ ]] || rune_error 2 "free space of the volume group unknown"
want=$(( size / 100 * step ))
rune_out wanted_bytes "$want"
rune_out free_bytes "$free"

if (( free < want )); then
    rune_err 3 "not enough free extents"
    rune_finish "not extended"
fi

if [ "$data_i" -ge "$high" ]; then
    if lvextend --quiet -L "+${want}b" "$vg/$pool" >&2; then
        rune_out extended yes
    else
        rune_err 3 "lvextend failed"
    fi
fi
if [ "$meta_i" -ge "$high" ]; then
    if lvextend --quiet --poolmetadatasize +256m "$vg/$pool" >&2; then
        rune_out metadata_extended yes
    else
        rune_err 3 "lvextend of the metadata failed"
    fi
fi
rune_finish "thin pool handled"
