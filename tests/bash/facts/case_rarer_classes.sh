# Classes of characters that are rarer, and blanks that are not of this class.
# outcome: exact
# stdout: "print\ngraph\ncntrl\nno graph\nno space\n"
# status: 0
case a in [[:print:]]) echo print ;; *) echo no print ;; esac
case - in [[:graph:]]) echo graph ;; *) echo no graph ;; esac
case $'\001' in [[:cntrl:]]) echo cntrl ;; *) echo no cntrl ;; esac
case ' ' in [[:graph:]]) echo graph ;; *) echo no graph ;; esac
case $'\034' in [[:space:]]) echo space ;; *) echo no space ;; esac
