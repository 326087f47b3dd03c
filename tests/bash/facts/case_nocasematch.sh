# With nocasematch `case` ignores upper and lower case.
# outcome: exact
# disagrees: TODO
# stdout: "yes\n"
# status: 0
shopt -s nocasematch
case ABC in abc) echo yes ;; *) echo no ;; esac
