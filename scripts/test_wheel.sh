#!/usr/bin/env bash
# test_wheel.sh BIN | --clean: builds the wheel with the tools in BIN, installs it into a virtual environment outside the
# checkout, and runs the tests from there, so that what is tested is what users get.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

checkout="${PWD}"
name="$(cksum <<<"${checkout}")"
outside="${XDG_CACHE_HOME:-${HOME}/.cache}/runelint-tests/${name%% *}"

if [[ "$1" == --clean ]]; then
  rm -rf -- "${outside}"
  exit 0
fi

rm -rf dist
"$1/python" -m build --no-isolation --outdir dist . >/dev/null
wheel=(dist/*.whl)

mkdir -p "${outside}"
scripts/make_venv.sh "${outside}/venv"
python="${outside}/venv/bin/python"
if ! cmp -s pyproject.toml "${outside}/pyproject.toml"; then
  "${python}" -m pip install --quiet "${wheel[0]}[test]"
  cp pyproject.toml "${outside}/pyproject.toml"
fi
"${python}" -m pip install --quiet --no-deps --force-reinstall "${wheel[0]}"

rm -rf -- "${outside}/work"
mkdir "${outside}/work"
cd "${outside}/work"
"${python}" - "${outside}" <<'EOF'
import pathlib, runelint, sys
place = pathlib.Path(runelint.__file__)
assert place.is_relative_to(sys.argv[1]), f"the tests would test {place}, which is not the wheel"
EOF
PATH="${outside}/venv/bin:${PATH}" PYTHONDONTWRITEBYTECODE=1 "${python}" -m pytest \
  --rootdir "${checkout}" --config-file "${checkout}/pyproject.toml" \
  -o cache_dir="${outside}/pytest_cache" --numprocesses auto "${checkout}/tests"
