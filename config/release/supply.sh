#!/bin/sh
# Says which parts have newer versions (Maven's and npm's), and which have known weaknesses (npm audit). Changes nothing.
#   supply.sh HOME
# Ends with 0 where all was asked and nothing is known to be weak, 1 where something is, 69 where something could not be asked.
set -u

home=$1
out=$home/target/supply
mkdir -p "$out"
code=0

# What could not be asked, in one line; the rest goes on.
unasked() {
    printf 'dragoman: %s could not be asked: no network, or no such answer there; all that was said is in %s\n' "$1" "$2" >&2
    [ $code = 1 ] || code=69
}

# Versions that are only tried yet are not newer ones.
if (cd "$home" && mvn -B -ntp org.codehaus.mojo:versions-maven-plugin:2.23.0:display-dependency-updates \
    -DprocessDependencyManagementTransitive=false -Dmaven.version.ignore='(?i).*[.-](alpha|beta|rc|cr|m|ea|snapshot)[.0-9-]*.*') \
    >"$out/maven.log" 2>&1; then
    printf 'newer versions of Java parts:\n'
    sed -n 's/^\[INFO\]  *\([A-Za-z][A-Za-z0-9._-]*:[A-Za-z0-9._-]*\) \.* *\(.* -> .*\)/  \1 \2/p' "$out/maven.log" | sort -u >"$out/maven.txt"
    if [ -s "$out/maven.txt" ]; then cat "$out/maven.txt"; else printf '  none\n'; fi
else
    unasked 'the Maven repository' "$out/maven.log"
fi

for folder in client-sdk/typescript server/src/main/web server/src/test/web; do
    name=$(printf '%s' "$folder" | tr / -)
    # The answer has the counts also where something was found, which npm tells by its exit code.
    (cd "$home/$folder" && npm audit --package-lock-only --json) >"$out/$name.json" 2>"$out/$name.log"
    # shellcheck disable=SC2016 # the program is for node
    found=$(node -e '
        const said = JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8"));
        const all = said.metadata.vulnerabilities;
        const which = Object.values(said.vulnerabilities).map((one) => `  ${one.name}: ${one.severity}`);
        console.log([all.total, ...which].join("\n"));' "$out/$name.json" 2>/dev/null)
    if [ -z "$found" ]; then
        unasked "npm, about $folder," "$out/$name.log"
        continue
    fi
    printf 'known weaknesses in %s: %s\n' "$folder" "$found"
    [ "${found%%
*}" = 0 ] || code=1
done
exit $code
