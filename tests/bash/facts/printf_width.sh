# Widths and precision.
# outcome: possible
# stdout: "[   ab] [ab   ] [ab] [00042]\n"
# status: 0
printf '[%5s] [%-5s] [%.2s] [%05d]\n' ab ab abc 42
