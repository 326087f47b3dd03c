#!/usr/bin/env bash
# sshd_policy: the effective configuration of sshd against a policy table
#
# A rule is "OPERATOR OPERAND": eq (exact), max / min (numbers), in (one of a comma list),
# only (every member of the found comma list is in the operand's list).

set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$SCRIPT_DIR/rune_bpcs.sh"

declare -A POLICY=(
  [permitrootlogin]="in no,prohibit-password"
  [passwordauthentication]="eq no"
  [permitemptypasswords]="eq no"
  [x11forwarding]="eq no"
  [maxauthtries]="max 4"
  [clientaliveinterval]="min 60"
  [logingracetime]="max 60"
  [ciphers]="only chacha20-poly1305@openssh.com,aes256-gcm@openssh.com,aes128-gcm@openssh.com,aes256-ctr"
)
declare -A FOUND=()
declare -a BREACHES=()

# ---- operators: FOUND OPERAND, status says whether the rule is kept

op_eq() { [[ $1 == "$2" ]]; }
op_in() { [[ ,$2, == *",$1,"* ]]; }
op_max() { is_number "$1" && is_number "$2" && [ "$1" -le "$2" ]; }
op_min() { is_number "$1" && is_number "$2" && [ "$1" -ge "$2" ]; }
op_only() {
  local item
  local -a items
  IFS=, read -r -a items <<< "$1"
  for item in "${items[@]}"; do
    op_in "$item" "$2" || return 1
  done
}

is_number() { [[ $1 =~ ^[0-9]{1,9}$ ]]; }
is_operator() { case $1 in eq | in | max | min | only) return 0 ;; *) return 1 ;; esac; }

# ---- reading

load_effective() { # USER ADDRESS
  local line text
  text=$(sshd -T -C "user=$1,host=localhost,addr=$2" 2> /dev/null) || return 1
  while IFS= read -r line; do
    case $line in
      ?*" "?*) FOUND[${line%% *}]=${line#* } ;;
      *) echo "sshd_policy: odd line from sshd -T: $line" >&2 ;;
    esac
  done <<< "$text"
}

merge_policy() { # JSON object: setting -> "OPERATOR OPERAND" or null (drop the rule)
  local setting rule
  while IFS=$'\t' read -r setting rule; do
    [[ $setting =~ ^[a-z0-9]{1,40}$ ]] || return 1
    if [[ $rule == drop ]]; then
      unset "POLICY[$setting]"
    elif is_operator "${rule%% *}" && [[ $rule == *" "?* ]]; then
      POLICY[$setting]=$rule
    else
      return 1
    fi
  done < <(jq -r 'to_entries[] | "\(.key)\t\(.value // "drop")"' <<< "$1")
}

# ---- judging

judge() { # SETTING
  local -r setting=$1
  local -r operator=${POLICY[$setting]%% *} operand=${POLICY[$setting]#* }
  local -r found=${FOUND[$setting]:-}
  if [[ -z $found ]] || ! "op_$operator" "$found" "$operand"; then
    BREACHES+=("$(jq -nc --arg s "$setting" --arg f "${found:0:300}" --arg o "$operator" --arg w "$operand" \
      '{setting: $s, found: (if $f == "" then null else $f end), rule: $o, operand: $w}')")
  fi
}

judge_all() {
  local setting
  for setting in "${!POLICY[@]}"; do
    judge "$setting"
  done
}

breaches_json() {
  if ((${#BREACHES[@]} == 0)); then
    printf '[]\n'
  else
    printf '%s\n' "${BREACHES[@]}" | jq -sc 'sort_by(.setting) | .[:60]'
  fi
}

complain() { # CODE MESSAGE PARAMETER
  rune_error "$1" "$2" "$(jq -nc --arg p "$3" '{parameter: $p}')"
}

main() {
  local user address policy report
  rune_init
  user=$(rune_param user root)
  address=$(rune_param address 127.0.0.1)
  policy=$(rune_param_json policy '{}')

  [[ $user =~ ^[a-z_][a-z0-9_-]{0,31}$ ]] || complain 1 "not a login name" user
  [[ $address =~ ^[0-9a-f.:]{2,45}$ ]] || complain 1 "not an address" address
  jq -e 'type == "object" and length <= 40
         and all(.[]; . == null or (type == "string" and test("\\A[ -~]{1,400}\\z")))' <<< "$policy" > /dev/null 2>&1 \
    || complain 1 "policy must map settings to rules" policy
  merge_policy "$policy" || complain 1 "policy has an odd setting or operator" policy
  if ! command -v sshd > /dev/null; then
    complain 4 "sshd is not installed, or not in the PATH" PATH
  fi

  load_effective "$user" "$address" || complain 2 "sshd refuses its own configuration" sshd_config
  judge_all
  report=$(jq -nc --argjson b "$(breaches_json)" --arg u "$user" --arg n "${#POLICY[@]}" \
    '{user: $u, rules: ($n | tonumber), breaches: $b}')
  if [[ ${#BREACHES[@]} -gt 0 ]]; then
    rune_error 3 "${#BREACHES[@]} rule(s) broken" "$report"
  fi
  rune_ok "policy is kept" "$report"
}

main "$@"
