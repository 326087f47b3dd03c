# Under errexit a redirection that fails ends the script.
# outcome: exact
# disagrees: a redirection to a closed descriptor or unwritable file, and a write to a closed descriptor, cannot fail
# stdout: "start\n"
# status: 1
set -e
echo start
echo lost >&7
echo end
