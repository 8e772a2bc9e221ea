#!/bin/sh
# Makes target/release/dragoman-VERSION-linux-x86_64.tar.gz: the server, its libraries, the configuration and a runtime of
# its own by jlink. The same sources make the same archive, byte by byte.
#   make.sh HOME JDK VERSION   with server/target built
set -eu

home=$1
jdk=$2
version=$3
name=dragoman-$version-linux-x86_64
out=$home/target/release
place=$out/$name
stamp=${SOURCE_DATE_EPOCH:-1767225600}

rm -rf "$place" "$out/$name.tar.gz"
mkdir -p "$place/lib"

# Libraries of this platform alone.
for jar in "$home/server/target/dragoman-server-$version.jar" "$home"/server/target/lib/*.jar; do
    case $jar in
        *-osx-* | *-windows-* | *-linux-aarch_64.jar | */error_prone_annotations-*) ;;
        *) cp "$jar" "$place/lib/" ;;
    esac
done

cp "$home/config/release/dragoman" "$place/dragoman"
cp "$home/LICENSE" "$home/README.md" "$home/CHANGELOG.md" "$place/"
cp -R "$home/config" "$place/config"
rm -rf "$place/config/release"

# jdk.zipfs: the pages lie in the jar. jdk.charsets: tables from offices. jdk.localedata: dates in five languages.
"$jdk/bin/jlink" --output "$place/runtime" \
    --add-modules java.base,java.logging,java.management,java.naming,java.net.http,java.sql,java.xml,jdk.charsets,jdk.crypto.ec,jdk.localedata,jdk.management,jdk.unsupported,jdk.zipfs \
    --include-locales ar,az,en,fr,ru --strip-debug --no-header-files --no-man-pages --compress zip-6

chmod -R u=rwX,go=rX "$place"
chmod 755 "$place/dragoman"
tar --create --directory "$out" --sort name --owner 0 --group 0 --numeric-owner --mtime "@$stamp" \
    --format ustar "$name" | gzip -9 -n >"$out/$name.tar.gz"
printf '%s\n' "$out/$name.tar.gz"
