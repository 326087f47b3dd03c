# A here-document and an output redirection can stand on one command.
# outcome: exact
# stdout: "shown\n"
# status: 0
{ read -r x; echo hidden; } <<<text >&2
echo shown
