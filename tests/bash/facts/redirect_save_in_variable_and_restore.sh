# A descriptor that is saved under a number from a variable can be restored.
# outcome: exact
# stdout: "shown\n"
# status: 0
exec {saved}>&1
exec 1>&2
echo hidden
exec 1>&"$saved" {saved}>&-
echo shown
