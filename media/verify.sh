#!/bin/sh
# Checks media/assets with ffmpeg: every rendition decodes without a complaint, clear as it is and encrypted with the key that
# the seed gives, and both show the same pictures; with a wrong key they don't. Needs ffmpeg and node.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

fail() { echo "verify.sh: $1" >&2; exit 1; }

# join_up <rendition directory> <file>: what a player has after the last segment.
join_up() {
    cat "$1/init.mp4" >"$2"
    n=1
    while [ -f "$1/$n.m4s" ]; do
        cat "$1/$n.m4s" >>"$2"
        n=$((n + 1))
    done
}

# frames <file> [<key>]: a checksum over all decoded frames; complaints go to $work/complaints.
frames() {
    file=$1
    shift
    # -map 0: exactly what is there; the hash is over decoded frames, so it does not depend on the container.
    if [ $# -gt 0 ]; then set -- -decryption_key "$1"; fi
    ffmpeg -v error -nostdin "$@" -i "$file" -map 0 -f hash -hash sha256 - 2>"$work/complaints"
}

for asset in "$here"/assets/*/; do
    for clear in "$asset"clear/[va]*/; do
        id=$(basename "$clear")
        cenc=${asset}cenc/$id
        name=$(basename "$asset")/$id
        join_up "$clear" "$work/clear.mp4"
        join_up "$cenc" "$work/cenc.mp4"
        key_id=$(node -p "[...require('${asset}asset.json').video, ...require('${asset}asset.json').audio].find(r => r.id === '$id').keyId")
        wanted=$(frames "$work/clear.mp4")
        [ ! -s "$work/complaints" ] || fail "$name, clear: $(head -n 1 "$work/complaints")"
        opened=$(frames "$work/cenc.mp4" "$(node "$here/keys.mjs" key "$key_id")")
        [ ! -s "$work/complaints" ] || fail "$name, encrypted: $(head -n 1 "$work/complaints")"
        [ "$wanted" = "$opened" ] || fail "$name: decrypted, it is not the clear rendition"
        wrong=$(frames "$work/cenc.mp4" 00000000000000000000000000000000 || true)
        [ "$wanted" != "$wrong" ] || fail "$name: a wrong key opens it, so it is not encrypted"
        echo "verify.sh: $name decodes, clear and with its key"
    done
    for language in en zh; do
        cmp -s "${asset}clear/s-$language/subtitles.vtt" "${asset}cenc/s-$language/subtitles.vtt" \
            || fail "$(basename "$asset")/s-$language differs between the sets"
    done
done
