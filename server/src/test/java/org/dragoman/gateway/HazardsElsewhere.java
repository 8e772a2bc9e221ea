package org.dragoman.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Rows that another test shows: the table names it, and it must be there. */
final class HazardsElsewhere {
    private static final Map<String, List<String>> SHOWN =
            new TreeMap<>(
                    Map.ofEntries(
                            row("F01", "killed while people speak", "KilledHouseTest", "KillTest"),
                            row("F02", "its power is cut", "PowerCutTest"),
                            row("F03", "a torn end of the journal", "TornTailTest"),
                            row("F04", "bits of the journal flip", "BitRotTest", "BrokenLogTest"),
                            row("F05", "a disk that fails", "TroubledDiskTest", "DiskTroubleTest"),
                            row("F06", "a disk that is full", "FullDiskTest"),
                            row("F07", "a disk that is slow", "TroubledDiskTest"),
                            row("F08", "a server that is stopped for seconds", "PauseTest"),
                            row("F10", "no descriptor left", "StrainedServerTest"),
                            row("F11", "sockets that never read", "NeverReadingTest"),
                            row("F19", "everybody comes back at once", "BenchTest"),
                            row("F29", "a server that is told to end", "StrainedServerTest"),
                            row("F09", "a wall clock that is set", "ClockJumpTest"),
                            row("F20", "an interpreter who dies", "BoothSoundTest", "TrialsTest"),
                            row("F21", "two who go on air at once", "HandoverTest", "TrialsTest"),
                            row("F22", "one badge in two places", "SeveralDevicesTest"),
                            row("F23", "two moderators who race", "RacesTest", "SimulationTest"),
                            row("F24", "all microphones closed during grants", "TrialsTest"),
                            row("F26", "commands that are repeated", "RepeatedCommandTest"),
                            row("F27", "a client that was away for long", "LongAwayTest"),
                            row(
                                    "F28",
                                    "a journal of a version to come",
                                    "SqliteJournalTest",
                                    "EventTextTest"),
                            row("F31", "a certificate that is exchanged", "CertificateWatchTest"),
                            row(
                                    "F42",
                                    "exceptions in every room",
                                    "PlantedFailureTest",
                                    "ThreadWatchTest"),
                            row("H06", "whole requests in a row, by proxies", "RealProxiesTest"),
                            row("H09", "plain requests on a port with TLS", "TlsTest"),
                            row("H22", "badges that were lost", "RevocationsTest", "EveryDoorTest"),
                            row("H35", "formulas in a table", "InscriptionTableTest"),
                            row("H42", "every command, role and state", "RuleTableTest"),
                            row("H43", "a stale version", "StaleVersionTest"),
                            row("H45", "ids older than ten minutes", "RepeatedCommandTest"),
                            row(
                                    "H58",
                                    "tables in every broken form",
                                    "InscriptionTableTest",
                                    "TablesFuzz"),
                            row(
                                    "H62",
                                    "files and keys that are wrong",
                                    "TroubleAtTheStartTest",
                                    "SettingsFileTest",
                                    "FileMistakesTest"),
                            row("H63", "people who were removed", "RemovalTest", "EveryDoorTest"),
                            row(
                                    "H64",
                                    "bytes and commands at random, guided by coverage",
                                    "FramesFuzz",
                                    "MessagesFuzz",
                                    "SessionFuzz")));

    private HazardsElsewhere() {}

    private static Map.Entry<String, List<String>> row(String row, String sent, String... tests) {
        return Map.entry(row, Stream.concat(Stream.of(sent), Stream.of(tests)).toList());
    }

    static List<Hazard> rows() {
        return SHOWN.entrySet().stream()
                .map(
                        row -> {
                            var tests = row.getValue().subList(1, row.getValue().size());
                            String shown = "shown by " + String.join(", ", tests);
                            return Hazard.of(
                                    row.getKey(),
                                    row.getValue().getFirst(),
                                    shown,
                                    () ->
                                            tests.stream().allMatch(HazardsElsewhere::exists)
                                                    ? shown
                                                    : "a test is missing");
                        })
                .toList();
    }

    private static boolean exists(String test) {
        return isBelow(Path.of("src/test/java"), test)
                || isBelow(Path.of("../load-tests/src/test/java"), test);
    }

    private static boolean isBelow(Path folder, String test) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.anyMatch(file -> file.getFileName().toString().equals(test + ".java"));
        } catch (IOException e) {
            return false;
        }
    }
}
