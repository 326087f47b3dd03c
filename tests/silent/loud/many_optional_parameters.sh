#!/usr/bin/env bash
# A long plugin with many decisions at its top is analysed to its end.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
P0="$(rune_param p0 "")"
if [[ -n "${P0}" ]]; then
  rune_out "p0=${P0}"
fi
P1="$(rune_param p1 "")"
if [[ -n "${P1}" ]]; then
  rune_out "p1=${P1}"
fi
P2="$(rune_param p2 "")"
if [[ -n "${P2}" ]]; then
  rune_out "p2=${P2}"
fi
P3="$(rune_param p3 "")"
if [[ -n "${P3}" ]]; then
  rune_out "p3=${P3}"
fi
P4="$(rune_param p4 "")"
if [[ -n "${P4}" ]]; then
  rune_out "p4=${P4}"
fi
P5="$(rune_param p5 "")"
if [[ -n "${P5}" ]]; then
  rune_out "p5=${P5}"
fi
P6="$(rune_param p6 "")"
if [[ -n "${P6}" ]]; then
  rune_out "p6=${P6}"
fi
P7="$(rune_param p7 "")"
if [[ -n "${P7}" ]]; then
  rune_out "p7=${P7}"
fi
P8="$(rune_param p8 "")"
if [[ -n "${P8}" ]]; then
  rune_out "p8=${P8}"
fi
P9="$(rune_param p9 "")"
if [[ -n "${P9}" ]]; then
  rune_out "p9=${P9}"
fi
P10="$(rune_param p10 "")"
if [[ -n "${P10}" ]]; then
  rune_out "p10=${P10}"
fi
P11="$(rune_param p11 "")"
if [[ -n "${P11}" ]]; then
  rune_out "p11=${P11}"
fi
P12="$(rune_param p12 "")"
if [[ -n "${P12}" ]]; then
  rune_out "p12=${P12}"
fi
P13="$(rune_param p13 "")"
if [[ -n "${P13}" ]]; then
  rune_out "p13=${P13}"
fi
P14="$(rune_param p14 "")"
if [[ -n "${P14}" ]]; then
  rune_out "p14=${P14}"
fi
P15="$(rune_param p15 "")"
if [[ -n "${P15}" ]]; then
  rune_out "p15=${P15}"
fi
P16="$(rune_param p16 "")"
if [[ -n "${P16}" ]]; then
  rune_out "p16=${P16}"
fi
P17="$(rune_param p17 "")"
if [[ -n "${P17}" ]]; then
  rune_out "p17=${P17}"
fi
P18="$(rune_param p18 "")"
if [[ -n "${P18}" ]]; then
  rune_out "p18=${P18}"
fi
P19="$(rune_param p19 "")"
if [[ -n "${P19}" ]]; then
  rune_out "p19=${P19}"
fi
echo "noise" # expect: RUNE101
rune_ok "Read" '{}'
