# `exec {fd}>&-` closes the descriptor whose number the variable holds.
# outcome: exact
# disagrees: a redirection to a closed descriptor or unwritable file, and a write to a closed descriptor, cannot fail
# stdout: "closed\n"
# status: 0
exec {fd}>&1
exec {fd}>&-
echo lost >&$fd || echo closed
