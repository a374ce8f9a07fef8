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
# Packed again with zlib, which deflates the program a fiftieth more than Node does.
python3 - tadqiq.vsix <<'PACK'
import os, sys, zipfile
path, packed = sys.argv[1], sys.argv[1] + ".part"
with zipfile.ZipFile(path) as old, zipfile.ZipFile(packed, "w") as new:
    for it in old.infolist():
        new.writestr(it, old.read(it), zipfile.ZIP_DEFLATED, 9)
os.replace(packed, path)
PACK
