#!/bin/sh
# Lays out what an image has beside the server: the runtime and configuration of the release, and the few libraries of this
# system that Java needs. Jib (profile image of server/pom.xml) makes the image of it, without a daemon and without a base.
#   image.sh HOME VERSION   after make.sh
set -eu

home=$1
release=$home/target/release/dragoman-$2-linux-x86_64
root=$home/target/image/root

rm -rf "$root"
mkdir -p "$root/opt/dragoman" "$root/lib64" "$root/tmp" "$root/data" "$root/etc"
cp -R "$release/runtime" "$release/config" "$release/LICENSE" "$root/opt/dragoman/"

# The loader stands where every program looks for it; the rest where the loader looks.
cp -L /lib64/ld-linux-x86-64.so.2 "$root/lib64/"
for name in libc.so.6 libm.so.6 libdl.so.2 libpthread.so.0 librt.so.1 libresolv.so.2 libgcc_s.so.1; do
    cp -L "/lib/x86_64-linux-gnu/$name" "$root/lib64/"
done
printf 'dragoman:x:65532:65532:Dragoman:/data:/none\n' >"$root/etc/passwd"
printf 'hosts: files dns\n' >"$root/etc/nsswitch.conf"
chmod -R u=rwX,go=rX "$root"
