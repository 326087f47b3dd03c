#!/usr/bin/env bash
# ---------------------------------------------------------------------------
#  ssh_crypto_policy - weak ciphers, MACs and key exchanges in effect for sshd
# ---------------------------------------------------------------------------
set -o errexit
set -o nounset
set -o pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [[ -f "${SCRIPT_DIR}/lib/rune_bpcs.sh" ]]; then
  source "${SCRIPT_DIR}/lib/rune_bpcs.sh"
else
  source "${SCRIPT_DIR}/rune_bpcs.sh"
fi

rune_init

readonly WEAK_PATTERN='(^|,)(3des-cbc|aes(128|192|256)-cbc|arcfour[^,]*|hmac-md5[^,]*|hmac-sha1(-[^,]*)?|diffie-hellman-group(1|14)-sha1)(,|$)'
STRICT="$(rune_param strict false)"

banner() {
  cat <<EOF
----------------------------------------
 sshd crypto policy on $(uname -n)
----------------------------------------
EOF
}

# effective KEYWORD: the value of one option, as sshd -T shows it
effective() {
  awk -v k="$1" 'tolower($1) == k { sub(/^[^ ]+ /, ""); print; exit }' <<<"${CONFIG}"
}

banner >&2
if ! CONFIG="$(sshd -T 2>/dev/null)"; then
  rune_error 4 "sshd -T failed, are the host keys there?" '{"command":"sshd -T"}'
fi

for OPTION in ciphers macs kexalgorithms; do
  VALUE="$(effective "${OPTION}")"
  if [[ "${VALUE}" =~ ${WEAK_PATTERN} ]]; then
    rune_out "${OPTION}" "${BASH_REMATCH[2]}"
    rune_err 3 "weak algorithm in ${OPTION}"
  else
    rune_out "${OPTION}=ok"
  fi
done

{
  set +e
  ssh -Q cipher | wc -l
  set -e
} >&2

if [[ "${STRICT}" == "true" ]] && ! grep -qi '^passwordauthentication no$' <<<"${CONFIG}"; then
  rune_err 3 "password authentication is on"
fi
rune_finish "policy checked"
