#!/usr/bin/env bash
# Packages the extension with the server for this platform: tadqiq.vsix.
#   package.sh             builds the server first
#   package.sh PROGRAM     takes a server that is built already
# Needs Node 20 and npm, Python 3, and Rust to build the server.
set -euo pipefail
cd "$(dirname "$0")"
program=${1:-}
if [ -z "$program" ]; then
  (cd ../.. && cargo build --release --locked)
  program=${CARGO_TARGET_DIR:-../../target}/release/tadqiq
  [ -e "$program" ] || program=$program.exe
fi
case $(uname -sm) in
  'Linux x86_64') platform=linux-x64 ;;
  'Linux aarch64') platform=linux-arm64 ;;
  'Darwin x86_64') platform=darwin-x64 ;;
  'Darwin arm64') platform=darwin-arm64 ;;
  MINGW*x86_64 | MSYS*x86_64) platform=win32-x64 ;;
  *) echo "no known platform: $(uname -sm)"; exit 1 ;;
esac
case $program in *.exe) name=tadqiq.exe ;; *) name=tadqiq ;; esac
rm -rf server
mkdir server
install -m 755 "$program" "server/$name"
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
npm run -s check
npm run -s build
npx vsce package --target "$platform" --no-dependencies --allow-missing-repository --no-rewrite-relative-links --skip-license -o tadqiq.vsix
# Node deflates the program a fiftieth less than zlib does.
python3 - tadqiq.vsix <<'PACK'
import sys, zipfile
path = sys.argv[1]
with zipfile.ZipFile(path) as old:
    files = [(it, old.read(it)) for it in old.infolist()]
with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
    for it, data in files:
        new.writestr(it, data, zipfile.ZIP_DEFLATED, 9)
PACK
