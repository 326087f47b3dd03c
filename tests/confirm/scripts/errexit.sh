set -e; false || echo kept; if ! false; then echo no; fi; (exit 3) || echo "sub $?"; false; echo never
