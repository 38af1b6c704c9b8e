#!/usr/bin/env bash
# The shipped systemd units: understood as a whole, and hardened (exposure at most 2.0 of 10).
# usage: check_units.sh BIN_DIR
set -euo pipefail
bin=$(realpath "$1")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$(dirname "$0")/../../deploy/systemd"
for unit in *.service; do
    # verify looks for the programs, which are not installed here
    sed "s#/usr/local/bin/#$bin/#" "$unit" > "$folder/$unit"
    systemd-analyze security --offline=true --threshold=20 "$PWD/$unit" | tail -1
done
said=$(systemd-analyze verify "$folder"/*.service 2>&1)
if [ -n "$said" ]; then
    echo "$said"
    exit 1
fi
