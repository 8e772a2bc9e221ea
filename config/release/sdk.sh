#!/bin/sh
# Puts both SDKs into a release, ready to be installed: sdk/dragoman-client-….tgz for npm, and sdk/maven, which is laid out as
# a Maven repository.
#   sdk.sh HOME VERSION RELEASE   with everything built
set -eu

home=$1
version=$2
sdk=$3/sdk

rm -rf "$sdk"
mkdir -p "$sdk"
(cd "$home/client-sdk/typescript" && npm pack --ignore-scripts --silent --pack-destination "$sdk") >/dev/null

# put ARTIFACT POM [JAR]
put() {
    place=$sdk/maven/org/dragoman/$1/$version
    mkdir -p "$place"
    cp "$2" "$place/$1-$version.pom"
    if [ $# -gt 2 ]; then cp "$3" "$place/$1-$version.jar"; fi
}
put dragoman "$home/pom.xml"
put dragoman-protocol "$home/protocol/pom.xml" "$home/protocol/target/dragoman-protocol-$version.jar"
put dragoman-client "$home/client-sdk/java/pom.xml" "$home/client-sdk/java/target/dragoman-client-$version.jar"
