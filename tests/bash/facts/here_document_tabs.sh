# `<<-` drops tabs at the beginning of lines.
# outcome: possible
# stdout: "[text]\n"
# status: 0
IFS= read -r line <<-E
	text
	E
echo "[$line]"
