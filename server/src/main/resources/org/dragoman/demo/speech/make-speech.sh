#!/usr/bin/env bash
# Makes the demo's speech from texts/*.txt: NAME.LANGUAGE.opus and speeches.json.
# Needs espeak-ng, sox, opus-tools, jq. Nothing is fetched; the same tools give the same sound.
set -euo pipefail
export LC_ALL=C.UTF-8
cd "$(dirname "$0")"

LANGUAGES="ar az en fr ru"
PACE=150          # words a minute of a speaker; an interpreter's pace follows from keeping up
SLOWEST=120
FASTEST=215
PAUSE=0.45        # seconds between sentences
LEAD=0.30         # before the first and after the last
KBITS=16

for tool in espeak-ng sox opusenc jq od awk; do
    command -v "$tool" >/dev/null || { echo "missing: $tool (apt-get install espeak-ng sox opus-tools jq)" >&2; exit 2; }
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The speaker has one voice, the interpreter into each language another.
voice() { # language original
    local of=$1
    [ "$of" = en ] && of=en-gb
    if [ "$1" = "$2" ]; then echo "$of+m3"; else case $1 in
        ar) echo "$of+f2" ;; az) echo "$of+f3" ;; en) echo "$of+f4" ;; fr) echo "$of+f5" ;; *) echo "$of+m7" ;;
    esac; fi
}

sentences() { awk -v l="$2 " 'index($0, l) == 1 { print substr($0, length(l) + 1) }' "$1"; }

# Speaks a text sentence by sentence into $out.N.wav; says how many seconds it took.
speak() { # text language voice pace out
    local n=0 line
    while IFS= read -r line; do
        espeak-ng -v "$3" -s "$4" -z -w "$work/raw.wav" -- "$line" </dev/null
        sox "$work/raw.wav" -r 48000 -c 1 -b 16 "$5.$n.wav" gain -n -5 silence 1 0.01 0.1% reverse silence 1 0.01 0.1% reverse
        n=$((n + 1))
    done < <(sentences "$1" "$2")
    soxi -D "$5".*.wav | awk -v pause=$PAUSE '{ s += $1 } END { print s + (NR - 1) * pause }'
}

# RMS of each 20 ms as two hex digits, 00 for -60 dB and less, ff for full scale.
levels() { # wav
    sox "$1" -t raw -e signed -b 16 - | od -An -v -t d2 -w1920 | awk '{
        s = 0; for (i = 1; i <= NF; i++) s += $i * $i
        r = NF ? sqrt(s / NF) / 32768 : 0
        v = r > 0.001 ? int(255 * (1 + log(r) / log(1000))) : 0
        printf "%02x", (v > 255 ? 255 : v) }'
}

speech() { # text file
    local name kind original length
    name=$(basename "$1" .txt)
    kind=$(awk '$1 == "kind" { print $2 }' "$1")
    original=$(awk '$1 == "original" { print $2 }' "$1")
    length=$(speak "$1" "$original" "$(voice "$original" "$original")" $PACE "$work/$name.$original")
    for language in $LANGUAGES; do
        local out="$work/$name.$language" spoken=$length
        if [ "$language" != "$original" ]; then
            spoken=$(speak "$1" "$language" "$(voice "$language" "$original")" $PACE "$out")
            local pace
            pace=$(awk -v a="$spoken" -v b="$length" -v p=$PACE -v lo=$SLOWEST -v hi=$FASTEST \
                'BEGIN { x = int(p * a / b); print (x < lo ? lo : (x > hi ? hi : x)) }')
            rm -f "$out".*.wav
            spoken=$(speak "$1" "$language" "$(voice "$language" "$original")" "$pace" "$out")
        fi
        local parts=() at=$LEAD times="" n=0 seconds
        sox -n -r 48000 -c 1 -b 16 "$work/lead.wav" trim 0 $LEAD
        sox -n -r 48000 -c 1 -b 16 "$work/pause.wav" trim 0 $PAUSE
        parts+=("$work/lead.wav")
        while [ -e "$out.$n.wav" ]; do
            seconds=$(soxi -D "$out.$n.wav")
            times+="$(awk -v a="$at" -v s="$seconds" 'BEGIN { printf "%d %d", a * 1000, (a + s) * 1000 }')"$'\n'
            at=$(awk -v a="$at" -v s="$seconds" -v p=$PAUSE 'BEGIN { print a + s + p }')
            [ $n -gt 0 ] && parts+=("$work/pause.wav")
            parts+=("$out.$n.wav")
            n=$((n + 1))
        done
        sox "${parts[@]}" "$work/lead.wav" "$out.wav"
        opusenc --quiet --bitrate $KBITS --framesize 20 --speech --comp 10 --downmix-mono --padding 0 --serial 1 \
            --discard-comments --title "$name" --comment "LANGUAGE=$language" \
            --comment "LICENSE=Apache-2.0; synthesised with espeak-ng" "$out.wav" "$name.$language.opus"
        paste -d'\t' <(printf '%s' "$times") <(sentences "$1" "$language") |
            jq -R --arg language "$language" --arg levels "$(levels "$out.wav")" --arg file "$name.$language.opus" -n '
                { language: $language, file: $file,
                  sentences: [inputs | capture("^(?<from>[0-9]+) (?<to>[0-9]+)\t(?<text>.*)$")
                              | { from_ms: (.from | tonumber), to_ms: (.to | tonumber), text: .text }],
                  levels: $levels }' > "$out.json"
    done
    # shellcheck disable=SC2086
    jq -n --arg name "$name" --arg kind "$kind" --arg original "$original" \
        '{ name: $name, kind: $kind, original: $original, versions: [inputs] }' \
        $(for language in $LANGUAGES; do echo "$work/$name.$language.json"; done) > "$work/$name.speech.json"
    echo "$name ($original, $length s)" >&2
}

rm -f ./*.opus
for text in texts/*.txt; do speech "$text"; done
jq -s 'sort_by(.name)' "$work"/*.speech.json > speeches.json
