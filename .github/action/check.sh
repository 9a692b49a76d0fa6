#!/usr/bin/env bash
# Checks the specs, annotates the pull request, and writes the summary of the step.
set -euo pipefail

arguments=()
if [[ $DENY_WARNINGS == true ]]; then
    arguments+=(--deny-warnings)
fi
if [[ $WORKSPACE == true ]]; then
    arguments+=(--workspace)
fi
specs=()
while IFS= read -r spec; do
    if [[ -n $spec ]]; then
        specs+=("$spec")
    fi
done <<<"$SPEC_PATHS"
check() {
    # The form for empty lists is that of the bash of macOS.
    errspec check --format "$1" ${arguments[@]+"${arguments[@]}"} -- ${specs[@]+"${specs[@]}"}
}

status=0
check github || status=$?
{
    echo '### errspec'
    echo
    # Indented, because no text of a spec can end that.
    check human 2>&1 | sed 's/^/    /' || true
} >>"$GITHUB_STEP_SUMMARY"
exit "$status"
