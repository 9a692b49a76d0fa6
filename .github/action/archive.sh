#!/usr/bin/env bash
# Packs the release build for a target, with licenses and completions, and writes its checksum.
set -euo pipefail
target=$1
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

suffix=
if [[ $target == *windows* ]]; then
    suffix=.exe
fi
binary="target/$target/release/errspec$suffix"
archives=target/archives
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$archives" "$folder/completions"
cp "$binary" LICENSE-APACHE LICENSE-MIT cli/README.md CHANGELOG.md "$folder"
for shell in bash elvish fish powershell zsh; do
    "$binary" completions "$shell" >"$folder/completions/errspec.$shell"
done
mkdir "$folder/man"
"$binary" man >"$folder/man/errspec.1"
for command in init generate check explain list schema completions man; do
    "$binary" man "$command" >"$folder/man/errspec-$command.1"
done
archive="errspec-$target.tar.gz"
tar -czf "$archives/$archive" -C "$folder" errspec"$suffix" LICENSE-APACHE LICENSE-MIT README.md CHANGELOG.md completions man
(cd "$archives" && if command -v sha256sum >/dev/null; then sha256sum "$archive"; else shasum -a 256 "$archive"; fi >"$archive.sha256")
