#!/usr/bin/env bash
# Installs errspec for the steps that follow: the binary of the release of this action, or else a build of its source.
set -euo pipefail

case "$RUNNER_OS-$RUNNER_ARCH" in
    Linux-X64) target=x86_64-unknown-linux-musl ;;
    Linux-ARM64) target=aarch64-unknown-linux-musl ;;
    macOS-X64) target=x86_64-apple-darwin ;;
    macOS-ARM64) target=aarch64-apple-darwin ;;
    *) target= ;;
esac

folder="$RUNNER_TEMP/errspec"
mkdir -p "$folder/bin"
installed=false
# Only a release has binaries; a branch or a commit is built.
if [[ -n $target && $ACTION_REF =~ ^v[0-9]+\.[0-9]+\.[0-9]+ ]]; then
    archive="errspec-$target.tar.gz"
    url="$GITHUB_SERVER_URL/$ACTION_REPOSITORY/releases/download/$ACTION_REF/$archive"
    if curl --fail --silent --show-error --location --retry 3 --output "$folder/$archive" "$url" &&
        curl --fail --silent --show-error --location --retry 3 --output "$folder/$archive.sha256" "$url.sha256"; then
        # A download that is not what was released must not run.
        (cd "$folder" && shasum --algorithm 256 --check --quiet "$archive.sha256")
        tar -xzf "$folder/$archive" -C "$folder/bin" errspec
        installed=true
    fi
fi
if [[ $installed == false ]]; then
    cargo install --quiet --locked --path "$GITHUB_ACTION_PATH/cli" --root "$folder"
fi
"$folder/bin/errspec" --version
echo "$folder/bin" >>"$GITHUB_PATH"
