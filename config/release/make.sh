#!/bin/sh
# Makes target/release/dragoman-VERSION-linux-x86_64.tar.gz: the server, its libraries, the configuration, a list of all that
# is in it, and a runtime of its own by jlink. The same sources make the same archive, byte by byte.
#   make.sh HOME JDK VERSION   with server/target and target/sbom built
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

# Libraries that have their reason in libraries.txt, of this platform alone.
cp "$home/server/target/dragoman-server-$version.jar" "$place/lib/"
tab=$(printf '\t')
tr ':' '\n' <"$home/server/target/libraries.txt" | sed 's|.*/||' >"$out/of-this-build.txt"
for jar in "$home"/server/target/lib/*.jar; do
    library=$(basename "$jar" | sed 's/-[0-9].*$//')
    case $jar in
        *-linux-aarch_64.jar) continue ;;
        */dragoman-*) ;;
        # What an earlier build left there is passed over.
        *) grep -qxF "$(basename "$jar")" "$out/of-this-build.txt" || continue ;;
    esac
    if ! grep -q "^$library$tab" "$home/config/release/libraries.txt"; then
        printf 'dragoman: %s would be shipped, and config/release/libraries.txt gives no reason for it\n' "$library" >&2
        exit 1
    fi
    cp "$jar" "$place/lib/"
done

cp "$home/config/release/dragoman" "$place/dragoman"
cp "$home/LICENSE" "$home/README.md" "$home/CHANGELOG.md" "$home/.github/SECURITY.md" "$place/"
cp -R "$home/config" "$place/config"
rm -rf "$place/config/release"

# jdk.zipfs: the pages lie in the jar. jdk.charsets: tables from offices. jdk.localedata: dates in five languages.
"$jdk/bin/jlink" --output "$place/runtime" \
    --add-modules java.base,java.logging,java.management,java.naming,java.net.http,java.sql,java.xml,jdk.charsets,jdk.crypto.ec,jdk.localedata,jdk.management,jdk.unsupported,jdk.zipfs \
    --include-locales ar,az,en,fr,ru --strip-debug --no-header-files --no-man-pages --compress zip-6

"$jdk/bin/java" -cp "$place/lib/*" "$home/config/release/PartsList.java" "$home" "$place" "$version" "$stamp"

sh "$home/config/release/sdk.sh" "$home" "$version" "$place"

chmod -R u=rwX,go=rX "$place"
chmod 755 "$place/dragoman"
tar --create --directory "$out" --sort name --owner 0 --group 0 --numeric-owner --mtime "@$stamp" \
    --format ustar "$name" | gzip -9 -n >"$out/$name.tar.gz"
printf '%s\n' "$out/$name.tar.gz"
