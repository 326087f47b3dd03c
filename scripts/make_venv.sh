#!/usr/bin/env bash
# make_venv.sh FOLDER: makes a virtual environment with the first Python that is new enough; keeps one that works.
set -euo pipefail

# shellcheck source=scripts/installing.sh
source "$(dirname "${BASH_SOURCE[0]}")/installing.sh"

folder="$1"
new_enough='import sys; sys.exit(sys.version_info < (3, 11))'

if "${folder}/bin/python" -c "${new_enough}" 2>/dev/null && "${folder}/bin/python" -m pip --version >/dev/null 2>&1; then
  exit 0
fi

python=""
for candidate in "${PYTHON:-}" python3 python3.14 python3.13 python3.12 python3.11; do
  if [[ -n "${candidate}" ]] && "${candidate}" -c "${new_enough}" 2>/dev/null; then
    python="${candidate}"
    break
  fi
done
if [[ -z "${python}" ]]; then
  echo "No Python 3.11 or later was found. Install one, or name it: make PYTHON=/path/to/python3 …" >&2
  exit 1
fi

# Debian and Ubuntu keep ensurepip in a package of its own.
if ! "${python}" -c 'import ensurepip, venv' 2>/dev/null; then
  version="$("${python}" -c 'import sys; print("%d.%d" % sys.version_info[:2])')"
  if ! install_packages "python${version}-venv" || ! "${python}" -c 'import ensurepip, venv' 2>/dev/null; then
    cat >&2 <<EOF
${python} cannot make virtual environments, and what is missing could not be installed from here.
Please run, as root:
    apt-get install python${version}-venv
EOF
    exit 1
  fi
fi

rm -rf -- "${folder}"
"${python}" -m venv "${folder}"
