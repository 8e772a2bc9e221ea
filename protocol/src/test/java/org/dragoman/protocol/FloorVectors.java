package org.dragoman.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What goes over the wire where a secretariat runs the floor: kinds of turns, modes, swaps, rulings, quorum, phrases. */
final class FloorVectors {
    private static final List<String> COMMANDS =
            List.of(
                    """
                    request floor, a statement on behalf of a group
                    "request_floor": {"participant": "fr-head", "kind": "TURN_KIND_SPEECH", "on_behalf_of": "eu",
                      "language": "en", "item": "theme-1", "text": "Dialogue interculturel", "time_class": "keynote"}
                    """,
                    """
                    request floor, a point of order
                    "request_floor": {"kind": "TURN_KIND_POINT_OF_ORDER", "category": "rules", "text": "المادة 41"}
                    """,
                    """
                    request floor, a motion
                    "request_floor": {"kind": "TURN_KIND_MOTION", "motion": "MOTION_KIND_ADJOURN_DEBATE"}
                    """,
                    """
                    request floor, against a motion
                    "request_floor": {"kind": "TURN_KIND_ON_MOTION", "on_motion": 31, "side": "SIDE_AGAINST"}
                    """,
                    """
                    end speech, of several
                    "end_speech": {"turn": 7}
                    """,
                    """
                    take floor, of several
                    "take_floor": {"turn": 7}
                    """,
                    """
                    take floor, from all
                    "take_floor": {"all": true}
                    """,
                    """
                    pause speech, of several
                    "pause_speech": {"turn": 7}
                    """,
                    """
                    resume speech, of several
                    "resume_speech": {"turn": 7}
                    """,
                    """
                    check in
                    "check_in": {"participant": "ru-head", "present": true}
                    """,
                    """
                    override quorum
                    "override_quorum": {"reason": "Consensus of the bureau"}
                    """,
                    """
                    announce
                    "announce": {"phrase": "list-closes", "values": {"minutes": "10"}}
                    """,
                    """
                    announce, in words of one's own and until an instant
                    "announce": {"text": {"in": {"en": "The buses leave at 18:00.", "ru": "Автобусы отходят в 18:00."}},
                                 "until_ms": "1763812800000"}
                    """,
                    """
                    recall announcement
                    "recall_announcement": {"position": "46"}
                    """,
                    """
                    show in hall
                    "show_in_hall": {"screen": "HALL_SCREEN_MESSAGE", "message": {"in": {"en": "Back at 15:00"}}}
                    """,
                    """
                    write note
                    "write_note": {"text": "Министр задерживается на 5 минут", "turn": 12}
                    """,
                    """
                    close list, at an instant
                    "close_list": {"at_ms": "1763812800000"}
                    """,
                    """
                    close list, an hour before the session's planned opening
                    "close_list": {"before": "PLANNED_HOUR_OPENING", "minutes_before": 60}
                    """,
                    """
                    replace speaker
                    "replace_speaker": {"turn": 12, "participant": "az-deputy", "language": "az"}
                    """,
                    """
                    close list, now
                    "close_list": {}
                    """,
                    """
                    open list
                    "open_list": {}
                    """,
                    """
                    admit late
                    "admit_late": {"turn": 14, "admitted": true}
                    """,
                    """
                    admit late, turned down
                    "admit_late": {"turn": 14, "reason": "The list is exhausted"}
                    """,
                    """
                    skip turn
                    "skip_turn": {"turn": 14}
                    """,
                    """
                    list again
                    "list_again": {}
                    """,
                    """
                    order list
                    "order_list": {"policy": "LIST_POLICY_RANK"}
                    """,
                    """
                    preview order
                    "preview_order": {"policy": "LIST_POLICY_ALTERNATE_GROUPS"}
                    """,
                    """
                    inscribe
                    "inscribe": {"entries": [{"participant": "ru-head", "language": "ru", "item": "theme-2",
                      "time_class": "keynote", "on_behalf_of": "cis", "text": "О диалоге культур"}, {"participant": "az-head"}]}
                    """,
                    """
                    import inscriptions
                    "import_inscriptions": {"csv": "participant,language\\naz-head,az\\n", "dry_run": true}
                    """,
                    """
                    undo
                    "undo": {"position": "4711"}
                    """,
                    """
                    offer swap
                    "offer_swap": {"turn": 12, "with_turn": 9}
                    """,
                    """
                    answer swap
                    "answer_swap": {"turn": 12, "agreed": true}
                    """,
                    """
                    rule
                    "rule": {"turn": 20, "ruling": "RULING_NOTED", "text": "Noted; the speaker may go on."}
                    """,
                    """
                    decide motion
                    "decide_motion": {"turn": 31, "outcome": "MOTION_OUTCOME_CARRIED", "acts": true}
                    """,
                    """
                    set floor mode
                    "set_floor_mode": {"mode": "FLOOR_MODE_AUTOMATIC", "max_open": 4, "max_waiting": 0}
                    """,
                    """
                    chair priority, held
                    "chair_priority": {"held": true}
                    """,
                    """
                    chair priority, released
                    "chair_priority": {"resume": true}
                    """,
                    """
                    push to talk
                    "push_to_talk": {"held": true}
                    """,
                    """
                    grant time
                    "grant_time": {"turn": 7, "seconds": 60}
                    """,
                    """
                    set speech time
                    "set_speech_time": {"seconds": 240}
                    """,
                    """
                    grant group time
                    "grant_group_time": {"group": "eu", "seconds": 300}
                    """);

    static final String CONFERENCE =
            """
            {"conference": {"id": "example",
              "groups": [{"id": "eu", "name": {"in": {"en": "European Union"}}, "budget_seconds": 1800}],
              "time_classes": [{"id": "keynote", "name": {"in": {"en": "Keynote"}}, "seconds": 900}],
              "delegations": [{"id": "host", "kind": "DELEGATION_KIND_STATE", "group": "eu",
                "rights": ["DELEGATION_RIGHT_SPEAK", "DELEGATION_RIGHT_VOTE"]}],
              "participants": [{"id": "az-head", "rank": "RANK_HEAD_OF_STATE"}],
              "sessions": [{"id": "day-1", "inscription": {"opens_ms": "1763000000000", "closes_ms": "1763700000000"},
                "teams": [{"booth": "fr", "ends_ms": "1763823600000"}],
                "items": [{"id": "theme-1-a", "parent": "theme-1", "planned_seconds": 2700,
                  "inscription": {"opens_ms": "1763000000000", "closes_ms": "1763600000000"}}]}],
              "rules": {"point_of_order_while_closed": true, "point_of_order_seconds": 120, "response_seconds": 120,
                "reply_seconds": [600, 300], "on_motion_seconds": 180, "motion_speakers": 2, "group_seconds": 420,
                "quorum_open": "1/3", "quorum_decide": "1/2", "clock": "END_POLICY_CHIME", "undo_seconds": 30,
                "replies_at": "REPLIES_AT_DAY", "texts_ahead": 3,
                "alternate_groups": true, "priority_tone": true, "audit_public": true,
                "point_categories": [{"id": "rules", "name": {"in": {"en": "Rules of procedure"}}}]},
              "phrases": [{"id": "list-closes", "text": {"in": {"en": "The list closes in {minutes} minutes."}},
                "places": ["minutes"]}]},
             "spoken": {"position": "40"}, "quorum": {"position": "40"}, "notes": {"position": "40"}, "hall": {"position": "40"},
             "credentials": {"position": "40"},
             "announcements": [{"position": "38"}]}
            """;

    private static final String SPEECH =
            """
            {"turn": 7, "participant": "ru-head", "language": "ru", "limit_seconds": 360, "used_ms": 108000,
             "item": "theme-1", "kind": "TURN_KIND_SPEECH", "on_behalf_of": "cis", "end_policy": "END_POLICY_CLOSE",
             "suspended_by": 20, "no_frames": true, "extra_seconds": 60, "text": "О диалоге культур", "given_at_ms": "1763812800000"}
            """;

    private static final String POINT =
            """
            {"turn": 20, "participant": "ar-head", "language": "ar", "limit_seconds": 120,
             "running_since_ms": "1763812900000", "microphone_open": true, "kind": "TURN_KIND_POINT_OF_ORDER",
             "motion": "MOTION_KIND_CLOSE_DEBATE", "uncounted": true}
            """;

    private FloorVectors() {}

    static List<Vector> commands() {
        List<Vector> vectors = new ArrayList<>();
        for (String each : COMMANDS) {
            String[] said = each.split("\n", 2);
            vectors.add(
                    Vector.ofClient(
                            "command, " + said[0],
                            "{\"command\": {\"id\": \"c-1\", " + said[1] + "}}"));
        }
        return vectors;
    }

    static Vector floor() {
        return Vector.ofServer(
                "floor view, a point of order suspends a speech",
                """
                {"floor": {"position": "41", "language": "ar", "epoch": 9, "mode": "FLOOR_MODE_MODERATED",
                  "max_open": 1, "speech": %s, "speeches": [%s, %s], "chair_priority": true,
                  "rulings_due": [20], "speech_seconds": 240,
                  "last_ruling": {"turn": 15, "participant": "fr-head", "ruling": "RULING_REJECTED",
                    "text": "No substance.", "by": "chair", "at_ms": "1763812000000"}}}
                """
                        .formatted(POINT, SPEECH, POINT));
    }

    static Vector list() {
        return Vector.ofServer(
                "list view, of every kind",
                """
                {"list": {"position": "42", "open": true, "closed": true, "closes_at_ms": "1763812800000",
                  "max_waiting": 200, "policy": "LIST_POLICY_RANK", "ordered_by": "secretary",
                  "swaps": [{"turn": 12, "with_turn": 9, "offered_by": "fr-head"}],
                  "undo": {"position": "42", "by": "moderator", "what": "UNDOABLE_ACTION_MOVED", "turn": 12,
                    "until_ms": "1763812830000"},
                  "motions": [{"turn": 31, "kind": "MOTION_KIND_CLOSE_DEBATE", "participant": "ru-head",
                    "text": "Rule 43", "spoken_for": 1, "spoken_against": 2, "moved": true,
                    "count": {"in_favour": 31, "against": 9, "abstaining": 2, "by": "secretary", "at_ms": "1763812000000"}}],
                  "turns": [
                    {"turn": 20, "participant": "ar-head", "kind": "TURN_KIND_POINT_OF_ORDER",
                      "status": "TURN_STATUS_WAITING", "category": "rules", "text": "المادة 41"},
                    {"turn": 32, "participant": "fr-head", "kind": "TURN_KIND_ON_MOTION", "on_motion": 31,
                      "side": "SIDE_FOR", "motion": "MOTION_KIND_CLOSE_DEBATE"},
                    {"turn": 12, "participant": "az-head", "kind": "TURN_KIND_SPEECH", "on_behalf_of": "eu",
                      "limit_seconds": 420, "item": "theme-1", "inscribed": true, "time_class": "keynote",
                      "moved_by": "secretary", "moved_policy": "LIST_POLICY_RANK"},
                    {"turn": 9, "participant": "ru-head", "kind": "TURN_KIND_SPEECH", "delegation_turn": 12,
                      "status": "TURN_STATUS_ABSENT", "absent_times": 1}]}}
                """);
    }

    static Map<String, List<Vector>> others() {
        return Map.of(
                "server-spoken",
                List.of(
                        Vector.ofServer(
                                "spoken view",
                                """
                                {"spoken": {"position": "43",
                                  "participants": [{"id": "ru-head", "interventions": 2, "spoken_ms": "301000"}],
                                  "delegations": [{"id": "ru", "interventions": 3}], "groups": [{"id": "cis"}],
                                  "budgets": [{"group": "cis", "seconds": 1800, "left_ms": "-4000"}],
                                  "last": [{"turn": 7, "participant": "ru-head", "language": "ru",
                                    "kind": "TURN_KIND_SPEECH", "item": "theme-1", "on_behalf_of": "cis",
                                    "spoken_ms": "301000", "given_at_ms": "1763812000000",
                                    "ended_at_ms": "1763812301000"}]}}
                                """)),
                "server-quorum",
                List.of(
                        Vector.ofServer(
                                "quorum view, overridden",
                                """
                                {"quorum": {"position": "44", "checked_in": ["az-head", "ru-head"], "present_count": 2,
                                  "entitled_count": 47, "needed_to_open": 16, "needed_to_decide": 24,
                                  "open_met": true, "decide_met": true, "overridden": true,
                                  "overridden_by": "chair", "overridden_why": "Consensus of the bureau"}}
                                """)),
                "server-notes",
                List.of(
                        Vector.ofServer(
                                "notes view",
                                """
                                {"notes": {"position": "45", "notes": [{"by": "secretary",
                                  "text": "Министр задерживается", "at_ms": "1763812000000", "turn": 12}]}}
                                """)),
                "server-announcement",
                List.of(
                        Vector.ofServer(
                                "announcement, in both directions of writing",
                                """
                                {"announcement": {"position": "46", "phrase": "list-closes", "by": "secretary",
                                  "at_ms": "1763812000000", "until_ms": "1763812900000", "text": {"in": {
                                    "ar": "تُغلق القائمة بعد \\u206810\\u2069 دقائق.",
                                    "en": "The list closes in \\u206810\\u2069 minutes."}}}}
                                """),
                        Vector.ofServer(
                                "announcement that was taken back",
                                """
                                {"announcement": {"position": "46", "recalled": true}}
                                """),
                        Vector.ofServer(
                                "what the hall's screens show",
                                """
                                {"hall": {"position": "49", "screen": "HALL_SCREEN_MESSAGE", "by": "secretary",
                                  "at_ms": "1763812000000", "message": {"in": {"en": "Back at 15:00"}}}}
                                """)),
                "server-order-preview",
                List.of(
                        Vector.ofServer(
                                "order preview",
                                """
                                {"order_preview": {"command": "c-1", "position": "47",
                                  "policy": "LIST_POLICY_ALTERNATE_GROUPS",
                                  "turns": [{"turn": 12, "place": 1, "moved": 2, "key": "-1", "group": "eu"},
                                    {"turn": 9, "place": 2, "moved": -1}]}}
                                """)),
                "server-inscription-report",
                List.of(
                        Vector.ofServer(
                                "inscription report, a row is wrong",
                                """
                                {"inscription_report": {"command": "c-1", "entries": 1, "mistakes": [{"row": 3,
                                  "column": "language", "code": "REFUSAL_CODE_UNKNOWN_LANGUAGE",
                                  "text": "Not a language of this conference.", "value": "de"}]}}
                                """),
                        Vector.ofServer(
                                "inscription report, a row was lost before it came, and two change"
                                        + " nothing",
                                """
                                {"inscription_report": {"command": "c-2", "entries": 1, "mistakes": [{"row": 4,
                                  "column": "text", "code": "REFUSAL_CODE_CHARACTERS_LOST", "text": "Not UTF-8.",
                                  "value": "\uFFFD"}],
                                  "listed": [{"row": 2, "participant": "head-egypt", "place": 1,
                                    "text": "مسجَّل بالفعل"},
                                    {"row": 3, "participant": "head-jordan", "text": "سبق أن تكلم"}]}}
                                """)));
    }

    static Vector welcome() {
        return Vector.ofServer(
                "welcome, with the rules of the floor", "{\"welcome\": " + CONFERENCE + "}");
    }

    static Vector stale() {
        return Vector.ofServer(
                "refused, stale, with the position to look at",
                """
                {"refused": {"command": "c-1", "code": "REFUSAL_CODE_STALE_VERSION", "field": "seen_position",
                  "retry": true, "position": "4712"}}
                """);
    }

    static Vector tooLate() {
        return Vector.ofServer(
                "refused, with the instant at which it was over",
                """
                {"refused": {"command": "c-3", "code": "REFUSAL_CODE_INSCRIPTION_OVER", "field": "entries[0].item",
                  "text": "The time to inscribe a speaker for this is over. (2025-11-20 18:00)", "at_ms": "1763600000000"}}
                """);
    }

    static Vector busy() {
        return Vector.ofServer(
                "refused, with who is on air there",
                """
                {"refused": {"command": "c-2", "code": "REFUSAL_CODE_CHANNEL_BUSY", "field": "output",
                  "holder": "en-1"}}
                """);
    }
}
