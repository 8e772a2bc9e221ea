package org.dragoman.protocol;

import java.util.List;
import java.util.Map;

/** What goes over the wire where somebody is removed, has another role, or is told to conclude. */
final class BadgeVectors {
    private BadgeVectors() {}

    static List<Vector> commands() {
        return List.of(
                Vector.ofClient(
                        "command, remove participant",
                        """
                        {"command": {"id": "c-1", "remove_participant":
                          {"participant": "fr-head", "reason": "Rule 39: disorderly conduct"}}}
                        """),
                Vector.ofClient(
                        "command, readmit participant",
                        """
                        {"command": {"id": "c-1", "readmit_participant": {"participant": "fr-head"}}}
                        """),
                Vector.ofClient(
                        "command, remove participant from the conference",
                        """
                        {"command": {"id": "c-1", "remove_participant":
                          {"participant": "fr-head", "reason": "Rule 39", "conference": true}}}
                        """),
                Vector.ofClient(
                        "command, readmit participant to the conference",
                        """
                        {"command": {"id": "c-1", "readmit_participant":
                          {"participant": "fr-head", "conference": true}}}
                        """),
                Vector.ofClient(
                        "command, revoke badges",
                        """
                        {"command": {"id": "c-1", "revoke_badges":
                          {"participant": "fr-head", "reason": "lost in the lobby"}}}
                        """),
                Vector.ofClient(
                        "command, change role",
                        """
                        {"command": {"id": "c-1", "change_role":
                          {"participant": "az-head", "role": "ROLE_OBSERVER"}}}
                        """),
                Vector.ofClient(
                        "command, count hands",
                        """
                        {"command": {"id": "c-1", "count_hands": {"turn": 7, "in_favour": 31,
                          "against": 9, "abstaining": 2}}}
                        """),
                Vector.ofClient(
                        "command, warn speaker",
                        """
                        {"command": {"id": "c-1", "warn_speaker": {"turn": 7}}}
                        """));
    }

    static Map<String, List<Vector>> others() {
        return Map.of(
                "server-credentials",
                List.of(
                        Vector.ofServer(
                                "credentials view",
                                """
                                {"credentials": {"position": "48",
                                  "removed": [{"participant": "fr-head", "by": "moderator",
                                    "reason": "Rule 39", "at_ms": "1763812000000",
                                    "conference": true}],
                                  "roles": [{"participant": "az-head", "role": "ROLE_OBSERVER"}],
                                  "revoked": [{"participant": "az-head",
                                    "until_ms": "1763812000000"}]}}
                                """)),
                "server-request",
                List.of(
                        Vector.ofServer(
                                "request, taken off the list by the secretary",
                                """
                                {"request": {"position": "50", "turn": 9,
                                  "kind": "TURN_KIND_SPEECH", "item": "debate",
                                  "state": "REQUEST_STATE_CANCELLED", "by": "secretary",
                                  "reason": "At the delegation’s request",
                                  "at_ms": "1763812000000"}}
                                """),
                        Vector.ofServer(
                                "request, asked again",
                                """
                                {"request": {"position": "51"}}
                                """)),
                "server-warned",
                List.of(
                        Vector.ofServer(
                                "warned, time to conclude",
                                """
                                {"warned": {"position": "49", "turn": 7, "by": "moderator",
                                  "at_ms": "1763812000000"}}
                                """)));
    }

    static Vector leaving() {
        return Vector.ofServer(
                "leaving, removed, with the reason",
                """
                {"leaving": {"code": "CLOSE_CODE_REMOVED", "text": "Вас удалили с заседания.",
                  "reason": "Rule 39: disorderly conduct"}}
                """);
    }
}
