#!/bin/sh
# Makes media/assets: the sample titles, clear and encrypted, cut into segments. The output is committed, so that nobody
# needs this to run VRS. Needs ffmpeg, node, npm and the font DejaVu Sans Mono (Debian: ffmpeg nodejs npm fonts-dejavu-core).
#
# The same versions of the tools give the same bytes: no clock, no random number and no thread order goes in.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
font=${FONT:-/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf}
packager_version=3.4.2
fps=25
segment_s=2

for tool in ffmpeg ffprobe node npm tar; do
    command -v "$tool" >/dev/null || { echo "make.sh: $tool is missing (Debian: apt install ffmpeg nodejs npm)" >&2; exit 1; }
done
[ -r "$font" ] || { echo "make.sh: no font at $font (Debian: apt install fonts-dejavu-core, or set FONT)" >&2; exit 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

fetch_packager() {
    case "$(uname -s)-$(uname -m)" in
        Linux-x86_64) binary=packager-linux-x64 ;;
        Linux-aarch64) binary=packager-linux-arm64 ;;
        Darwin-x86_64) binary=packager-osx-x64 ;;
        Darwin-arm64) binary=packager-osx-arm64 ;;
        *) echo "make.sh: shaka-packager has no binary for this machine" >&2; exit 1 ;;
    esac
    # The tarball holds the binaries; its install scripts are not wanted.
    (cd "$work" && npm pack --silent --ignore-scripts "shaka-packager@$packager_version" >/dev/null \
        && tar -xzf "shaka-packager-$packager_version.tgz")
    packager=$work/package/bin/$binary
}

# encode_video <id> <width> <height> <level> <bits per second>: a slow gradient, the title, the rendition and a running clock.
encode_video() {
    id=$1 width=$2 height=$3 level=$4 bps=$5
    printf '%%{pts:gmtime:0:%%M\\:%%S}' >"$work/clock.txt"
    printf 'frame %%{n}' >"$work/frame.txt"
    printf 'VRS sample %s' "$asset" >"$work/title.txt"
    printf '%s  %sx%s' "$id" "$width" "$height" >"$work/name.txt"
    text="drawtext=fontfile=$font:fontcolor=white"
    ffmpeg -v error -nostdin -y -filter_complex "
        gradients=s=${width}x${height}:r=$fps:d=$duration_s:c0=$colour0:c1=$colour1:x0=0:y0=0:x1=$width:y1=$height:n=2:seed=1:speed=0.002[sky];
        color=c=white:s=${width}x$((height / 60)):r=$fps:d=$duration_s,format=yuv420p[bar];
        [sky]format=yuv420p,
        $text:fontsize=$((height / 14)):x=w/20:y=h/12:textfile=$work/title.txt,
        $text:fontsize=$((height / 14)):x=w-tw-w/20:y=h/12:textfile=$work/name.txt,
        $text:fontsize=$((height / 3)):x=(w-tw)/2:y=(h-th)/2:textfile=$work/clock.txt,
        $text:fontsize=$((height / 18)):x=(w-tw)/2:y=h-h/5:textfile=$work/frame.txt[picture];
        [picture][bar]overlay=x=-W+W*t/$duration_s:y=H-h:shortest=1[out]" \
        -map '[out]' -frames:v $((duration_s * fps)) -c:v libx264 -preset slow -profile:v main -level "$level" -bf 0 \
        -pix_fmt yuv420p -g $((fps * segment_s)) -keyint_min $((fps * segment_s)) -sc_threshold 0 -flags +cgop+bitexact \
        -b:v "$bps" -maxrate "$bps" -bufsize $((bps * segment_s)) -threads 1 -fflags +bitexact -map_metadata -1 \
        "$work/$id.mp4"
}

# A soft tone with a tick each second. It ends 50 ms early, so that audio and video have as many segments.
encode_audio() {
    ffmpeg -v error -nostdin -y -f lavfi -i "sine=frequency=$tone_hz:beep_factor=4:sample_rate=48000:duration=$duration_s" \
        -t "$((duration_s - 1)).95" -af volume=-14dB -ac 2 -c:a aac -profile:a aac_low -b:a 48k -flags +bitexact -threads 1 \
        -fflags +bitexact -map_metadata -1 -metadata:s:a:0 language=eng "$work/a-en.mp4"
}

# A pattern of the packager, not of this shell.
# shellcheck disable=SC2016
segments='$Number$.m4s'

# package <clear|cenc> <id> <video|audio> [<key ID>]
package() {
    set_=$1 id=$2 stream=$3 key_id=${4:-}
    out=$work/assets/$asset/$set_/$id
    mkdir -p "$out"
    descriptor="in=$work/$id.mp4,stream=$stream,init_segment=$out/init.mp4,segment_template=$out/$segments"
    set -- --use_fake_clock_for_muxer --quiet --segment_duration "$segment_s" --generate_sidx_in_media_segments=false
    if [ "$set_" = cenc ]; then
        # Renditions of a class share its key, so each has an initial vector of its own: the same key stream twice would tell both.
        set -- "$@" --enable_raw_key_encryption --protection_scheme cenc --clear_lead 0 \
            --keys "label=$id:key_id=$key_id:key=$(node "$here/keys.mjs" key "$key_id")" \
            --iv "$(node "$here/keys.mjs" iv "$asset/$id")"
        descriptor="$descriptor,drm_label=$id"
    fi
    "$packager" "$descriptor" "$@"
}

stamp() { printf '%02d:%02d:%02d.000' $(($1 / 3600)) $(($1 / 60 % 60)) $(($1 % 60)); }

# subtitles <file> <language>: a cue for each two seconds, the first at 0.
subtitles() {
    mkdir -p "$(dirname "$1")"
    {
        printf 'WEBVTT\n'
        at=0
        while [ "$at" -lt "$duration_s" ]; do
            end=$((at + 2))
            printf '\n%s --> %s\n' "$(stamp "$at")" "$(stamp "$end")"
            case "$2" in
                en) printf 'Seconds %d to %d of %d.\n' "$at" "$end" "$duration_s" ;;
                zh) printf '第 %d 至 %d 秒，共 %d 秒。\n' "$at" "$end" "$duration_s" ;;
            esac
            at=$end
        done
    } >"$1"
}

# make_asset <name> <seconds> <colour> <colour> <tone in Hz> <key ID, free> <key ID, vip>
make_asset() {
    asset=$1 duration_s=$2 colour0=$3 colour1=$4 tone_hz=$5 free=$6 vip=$7
    encode_video v240 426 240 2.1 40000
    encode_video v360 640 360 3.0 70000
    encode_video v720 1280 720 3.1 150000
    encode_audio
    for set in clear cenc; do
        package "$set" v240 video "$free"
        package "$set" v360 video "$free"
        package "$set" v720 video "$vip"
        package "$set" a-en audio "$free"
        subtitles "$work/assets/$asset/$set/s-en/subtitles.vtt" en
        subtitles "$work/assets/$asset/$set/s-zh/subtitles.vtt" zh
    done
    node "$here/measure.mjs" "$work/assets/$asset" "$segment_s" >"$work/asset.json"
    mv "$work/asset.json" "$work/assets/$asset/asset.json"
}

fetch_packager
make_asset clock12 12 0x10304a 0x2a6f7f 220 a1c0de00000000000000000000001201 a1c0de00000000000000000000001202
make_asset clock60 60 0x3a1f4a 0x9a5a3f 196 a1c0de00000000000000000000006001 a1c0de00000000000000000000006002

rm -rf "$here/assets"
mv "$work/assets" "$here/assets"
"$here/verify.sh"
