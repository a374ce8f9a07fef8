#!/usr/bin/env bash
# Every output format of `tadqiq lint` against its published schema or a parser that others wrote, and what runs it in CI likewise; all of it
# pinned, in target/reports.
#   tests/reports/run.sh PROGRAM
set -euo pipefail
PROGRAM=$(realpath "$1")
cd "$(dirname "$0")"
CACHE=$(realpath -m ../../target/reports)
mkdir -p "$CACHE"

if [ ! -f "$CACHE/python-2.ready" ]; then
  python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$CACHE/python" jsonschema==4.26.0 junitparser==5.0.3 xmltodict==1.0.4 check-jsonschema==0.39.0
  touch "$CACHE/python-2.ready"
fi
if [ ! -f "$CACHE/node.ready" ]; then
  # The SARIF schema stands in a package whose other parts need not run.
  mkdir -p "$CACHE/node/sarif"
  (cd "$CACHE/node" && npm pack --silent @microsoft/jest-sarif@1.0.0-beta.0 >/dev/null \
    && tar xzf microsoft-jest-sarif-1.0.0-beta.0.tgz -C sarif --strip-components=1)
  npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$CACHE/node" \
    @umbrelladocs/rdformat-validator@1.0.1 @actions/core@1.11.1 codeclimate-types@0.3.1 typescript@5.9.3
  touch "$CACHE/node.ready"
fi

# The action and the release workflow, by GitHub's own schemas.
export PYTHONPATH=$CACHE/python
python3 -m check_jsonschema --builtin-schema vendor.github-workflows ../../.github/workflows/*.yml
python3 -m check_jsonschema --builtin-schema vendor.github-actions ../../.github/action.yml
python3 check.py "$PROGRAM" "$CACHE/node"
