# voicemail_prune: remove old voicemail messages on the PBX
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"

pbx=pbx1.voice.lan
shell=$(ssh -o BatchMode=yes -o ConnectTimeout=5 "$pbx" 'echo $BASH_VERSION' 2>/dev/null) || shell=none
rune_init

mailbox=$(rune_param mailbox "")
age=$(rune_param max_age_days 90)
[[ $mailbox =~ ^[0-9]{2,6}$ ]] || rune_error 1 "mailbox must be an extension" "$(jq -nc --arg m "$mailbox" '{mailbox:$m}')"
[[ $age =~ ^[1-9][0-9]{0,3}$ ]] || rune_error 1 "max_age_days is wrong" "$(jq -nc --arg a "$age" '{max_age_days:$a}')"
[[ $shell != none ]] || rune_error 2 "the PBX does not answer" "$(jq -nc --arg p "$pbx" '{pbx:$p}')"

old() { ssh -n -o BatchMode=yes "$pbx" "find /var/spool/asterisk/voicemail/default/$mailbox -name 'msg*.wav' -mtime +$age ${1-}" 2>/dev/null; }
count=$(old | wc -l) || rune_error 3 "no such mailbox" "$(jq -nc --arg m "$mailbox" '{mailbox:$m}')"
if (( count )); then
  old -delete >/dev/null || rune_error 3 "removal failed" "$(jq -nc --arg m "$mailbox" '{mailbox:$m}')"
fi
rune_ok "voicemail pruned" "$(jq -nc --arg m "$mailbox" --argjson n "$count" '{mailbox:$m, removed:$n}')"
