cd "$(mktemp -d)"; set -C; echo one >f; (echo two >f) 2>/dev/null || echo kept; echo three >|f; cat f; echo four >>f; cat f; set +C; echo five >f; cat f
