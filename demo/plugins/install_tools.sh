#!/bin/bash
# A script for the operators: it speaks no BPCS, so runelint leaves it alone.
set -e
echo "installing jq"
apt-get install -y jq
