# With nocasematch `case` ignores upper and lower case.
# outcome: exact
# disagrees: nocasematch is not known
# stdout: "yes\n"
# status: 0
shopt -s nocasematch
case ABC in abc) echo yes ;; *) echo no ;; esac
