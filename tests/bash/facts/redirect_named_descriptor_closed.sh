# `exec {fd}>&-` closes the descriptor whose number the variable holds.
# outcome: exact
# stdout: "closed\n"
# status: 0
exec {fd}>&1
exec {fd}>&-
echo lost >&$fd || echo closed
