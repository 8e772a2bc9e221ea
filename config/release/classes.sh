#!/bin/sh
# Writes the server's classes as a Java machine has them once they are loaded, so that a start takes about half as long:
# a server is started on a folder and ports of its own, and ended when it is ready.
#   classes.sh HOME JAVA CLASSPATH ARCHIVE
# The archive serves that class path and that Java machine; with others it is passed over.
set -eu

home=$1
java=$2
path=$3
archive=$4
patience=120

rm -f "$archive"
place=$(mktemp -d)
server=
# shellcheck disable=SC2317,SC2329 # called by trap
leave() {
    [ -n "$server" ] && kill "$server" 2>/dev/null
    rm -rf "$place"
}
trap leave EXIT
trap 'exit 1' INT TERM

cd "$home"
"$java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow "@$home/config/jvm.options" -Xlog:disable "-XX:ArchiveClassesAtExit=$place/classes.jsa" \
    "-Ddragoman.home=$home" -cp "$path" org.dragoman.Dragoman serve --config config/dragoman.yaml \
    --set "data=$place/data" --set public.host=127.0.0.1 --set public.port=0 --set management.port=0 \
    >"$place/said" 2>&1 &
server=$!
waited=0
until grep -q '^metrics and health' "$place/said"; do
    if [ "$waited" -ge "$patience" ] || ! kill -0 "$server" 2>/dev/null; then
        tail -n 5 "$place/said" >&2
        exit 1
    fi
    waited=$((waited + 1))
    sleep 1
done
kill -TERM "$server"
wait "$server" || [ $? -eq 143 ]
server=
mv "$place/classes.jsa" "$archive"
