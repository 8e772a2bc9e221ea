#!/bin/sh
# Makes target/image/dragoman-VERSION.tar of a release: an OCI image without a daemon, a registry or a base. The few libraries of
# a system that Java needs are those of this one; everything else is the release's.
#   image.sh HOME JDK VERSION   after make.sh
set -eu

home=$1
jdk=$2
release=$home/target/release/dragoman-$3-linux-x86_64
system=$home/target/image/system
tar=$home/target/image/dragoman-$3.tar
stamp=${SOURCE_DATE_EPOCH:-1767225600}

# The loader stands where every program looks for it; the rest where the loader looks.
libraries=$system/lib/x86_64-linux-gnu
rm -rf "$home/target/image"
mkdir -p "$system/lib64" "$libraries" "$system/etc"
cp -L /lib64/ld-linux-x86-64.so.2 "$system/lib64/"
for name in libc.so.6 libm.so.6 libdl.so.2 libpthread.so.0 librt.so.1 libresolv.so.2 libgcc_s.so.1; do
    cp -L "/lib/x86_64-linux-gnu/$name" "$libraries/"
done
printf 'dragoman:x:65532:65532:Dragoman:/data:/none\n' >"$system/etc/passwd"
printf 'hosts: files dns\n' >"$system/etc/nsswitch.conf"
# What of the system is in it, for THIRD-PARTY.md beside it.
mkdir -p "$system/opt/dragoman"
{
    printf '# Parts of the system\n\nIn this image, beside THIRD-PARTY.md, unchanged from Debian, which keeps '
    printf 'their sources:\n\n| part | version | licence |\n|---|---|---|\n'
    dpkg-query -W -f '| ${Package} | ${Version} | LGPL-2.1-or-later |\n' libc6 2>/dev/null
    dpkg-query -W -f '| ${Package} | ${Version} | GPL-3.0-or-later WITH GCC-exception-3.1 |\n' libgcc-s1 2>/dev/null
} >"$system/opt/dragoman/SYSTEM-PARTS.md"
chmod -R u=rwX,go=rX "$system"

if [ ! -d "$home/target/tools/jib" ]; then
    (cd "$home" && mvn -B -ntp -q -f config/release/jib.xml package >&2)
fi
"$jdk/bin/java" --sun-misc-unsafe-memory-access=allow -cp "$home/target/tools/jib/*" "$home/config/release/MakeImage.java" \
    "$release" "$system" "$tar" "$3" "$stamp"
rm -rf "$home/target/image/jib"
printf '%s\n' "$tar"
