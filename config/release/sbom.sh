#!/bin/sh
# Asks Maven what the server is built from: target/sbom/maven.json, for PartsList.java.
#   sbom.sh HOME
set -eu
cd "$1"
mkdir -p target/sbom
mvn -B -ntp -q org.cyclonedx:cyclonedx-maven-plugin:2.9.3:makeAggregateBom \
    -pl .,protocol,client-sdk/java,client-sdk/typescript,server \
    -DincludeTestScope=false -DincludeProvidedScope=false -DincludeSystemScope=false -DoutputFormat=json \
    -DoutputDirectory="$1/target/sbom" -DoutputName=maven -DprojectType=application -Dcyclonedx.skipAttach=true >&2
