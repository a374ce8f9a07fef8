#!/usr/bin/env bash
# What a newsroom installs, tried: see check.py. What that needs is pinned, in target/newsroom.
#   tests/newsroom/run.sh PROGRAM
set -euo pipefail
PROGRAM=$(realpath "$1")
cd "$(dirname "$0")"
CACHE=$(realpath -m ../../target/newsroom)
if [ ! -f "$CACHE/python-1.ready" ]; then
  python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$CACHE/python" ruamel.yaml==0.19.1 pre-commit==4.3.0
  touch "$CACHE/python-1.ready"
fi
PYTHONPATH=$CACHE/python exec python3 check.py "$PROGRAM"
