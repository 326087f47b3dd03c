# A guard on BASH_SUBSHELL keeps the ERR trap silent in subshells.
# outcome: exact
# stdout: "err\nend\n"
# status: 0
set -E
trap '[[ $BASH_SUBSHELL -gt 0 ]] || echo err' ERR
(false)
echo end
