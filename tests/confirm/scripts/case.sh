for x in start stop -v 42 other; do case $x in st*) echo s;; -?) echo opt;; [0-9]*) echo n;; *) echo o;; esac; done
