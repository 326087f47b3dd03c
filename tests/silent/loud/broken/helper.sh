# A library that Bash cannot read.
help_out() { :; }
if then
