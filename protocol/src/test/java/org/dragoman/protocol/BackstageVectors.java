package org.dragoman.protocol;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;

import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.ServerMessage;

import java.util.ArrayList;
import java.util.List;

/** What goes over the wire behind the scenes: help, cues, chat, intercom, alarms, sound check, the board, texts. */
final class BackstageVectors {
    private static final List<String> ASKED =
            List.of(
                    """
                    ask for help
                    "command": {"id": "h-1", "ask_for_help": {"kind": "HELP_KIND_ECHO", "channel": 2, "note": "слышно эхо"}}
                    """,
                    """
                    take help
                    "command": {"id": "h-2", "take_help": {"request": 7}}
                    """,
                    """
                    close help
                    "command": {"id": "h-3", "close_help": {"request": 7}}
                    """,
                    """
                    cue speaker
                    "command": {"id": "h-4", "cue_speaker": {"cue": "CUE_SLOWER"}}
                    """,
                    """
                    send chat, to a booth
                    "command": {"id": "h-5", "send_chat": {"to": {"kind": "ADDRESS_KIND_BOOTH", "booth": "fr"}, "text": "القناة 2 تعمل"}}
                    """,
                    """
                    send chat, a quick message to the partner
                    "command": {"id": "h-6", "send_chat": {"to": {"kind": "ADDRESS_KIND_PARTNERS"}, "quick": "your-turn-in-2"}}
                    """,
                    """
                    write pad
                    "command": {"id": "h-7", "write_pad": {"text": "1 284 000 · Ələsgərov"}}
                    """,
                    """
                    talk to, held
                    "command": {"id": "h-8", "talk_to": {"to": {"kind": "ADDRESS_KIND_TECHNICIAN"}, "held": true}}
                    """,
                    """
                    talk to, released
                    "command": {"id": "h-9", "talk_to": {}}
                    """,
                    """
                    report no sound
                    "command": {"id": "h-10", "report_no_sound": {"channel": 2, "platform": "Android Chrome"}}
                    """,
                    """
                    check sound
                    "command": {"id": "h-11", "check_sound": {"booth": "fr", "check": "CHECK_COUGH", "result": "CHECK_RESULT_FAILED", "note": "clicks"}}
                    """,
                    """
                    override sound check
                    "command": {"id": "h-12", "override_sound_check": {"reason": "The minister waits."}}
                    """,
                    """
                    play tone
                    "command": {"id": "h-13", "play_tone": {"channel": 3, "playing": true}}
                    """,
                    """
                    acknowledge alarm
                    "command": {"id": "h-14", "acknowledge_alarm": {"alarm": 9}}
                    """,
                    """
                    hand in text
                    "command": {"id": "h-15", "hand_in_text": {"participant": "ru-head", "language": "ru", "title": "Заявление",
                      "text": "Уважаемый господин председатель…", "delivery": "DELIVERY_VERBATIM", "on_behalf_of": "cis"}}
                    """,
                    """
                    read text
                    "command": {"id": "h-18", "read_text": {"number": 3}}
                    """,
                    """
                    put terms
                    "command": {"id": "h-16", "put_terms": {"terms": [{"term": 4, "in": {"fr": "ordre du jour", "ar": "جدول الأعمال"},
                      "note": "UNTERM"}]}}
                    """,
                    """
                    remove terms
                    "command": {"id": "h-17", "remove_terms": {"terms": [4, 5]}}
                    """,
                    """
                    sender report
                    "sender_report": {"channel": 2, "epoch": 4294967295, "level_dbfs": -23, "peak_dbfs": 0, "loudness_lufs": -24,
                      "clipped": 12}
                    """,
                    """
                    sender report, loudness not measured
                    "sender_report": {"channel": 2, "epoch": 9, "level_dbfs": -96, "peak_dbfs": -96}
                    """,
                    """
                    intercom, a frame
                    "intercom": {"frames": [{"epoch": 4294967295, "sequence": 4294967295, "captured": "18446744073709551615",
                      "voice": 255, "opus": "+AECAw=="}]}
                    """);

    private static final List<String> TOLD =
            List.of(
                    """
                    help view, as a technician sees it
                    "help": {"version": "3", "requests": [
                      {"request": 6, "kind": "HELP_KIND_ECHO", "state": "HELP_STATE_TAKEN", "participant": "fr-1", "booth": "fr",
                       "channel": 2, "note": "слышно эхо", "times": 2, "asked_at_ms": "1763812800000", "taken_by": "technician",
                       "taken_at_ms": "1763812805000"},
                      {"request": 7, "kind": "HELP_KIND_ALARM", "state": "HELP_STATE_DONE", "booth": "ru", "times": 1,
                       "asked_at_ms": "1763812800000", "closed_at_ms": "1763812860000", "alarm": 9}]}
                    """,
                    """
                    help view, as the podium sees it
                    "help": {"version": "3", "requests": [{"request": 8, "kind": "HELP_KIND_NEED_DOCUMENT", "state": "HELP_STATE_OPEN",
                      "times": 1, "asked_at_ms": "1763812800000"}]}
                    """,
                    """
                    cues view
                    "cues": {"version": "5", "cues": [{"cue": "CUE_SLOWER", "shown": true, "since_ms": "1763812800000",
                      "until_ms": "1763812812000", "times": 3}]}
                    """,
                    """
                    chat line
                    "chat": {"line": "41", "from": "fr-1", "from_booth": "fr", "to": {"kind": "ADDRESS_KIND_PARTNERS"},
                      "text": "1 284 000", "at_ms": "1763812800000"}
                    """,
                    """
                    chat line, a quick message
                    "chat": {"line": "42", "from": "technician", "to": {"kind": "ADDRESS_KIND_BOOTHS"}, "quick": "fixed",
                      "at_ms": "1763812801000"}
                    """,
                    """
                    pad view
                    "pad": {"version": "6", "booth": "fr", "text": "1 284 000 · Ələsgərov", "by": "fr-1", "at_ms": "1763812800000"}
                    """,
                    """
                    calls view
                    "calls": {"version": "7", "calls": [{"epoch": 11, "from": "fr-1", "booth": "fr",
                      "to": {"kind": "ADDRESS_KIND_BOOTH", "booth": "ru"}, "since_ms": "1763812800000"}]}
                    """,
                    """
                    intercom lease, open
                    "intercom_lease": {"epoch": 11, "open": true, "to": {"kind": "ADDRESS_KIND_BOOTH", "booth": "ru"}}
                    """,
                    """
                    intercom lease, closed
                    "intercom_lease": {"epoch": 11, "end": "INTERCOM_END_TIME"}
                    """,
                    """
                    intercom, two frames
                    "intercom": {"frames": [{"epoch": 11, "sequence": 1, "captured": "960", "voice": 9, "opus": "+AECAw=="},
                      {"epoch": 11, "sequence": 2, "captured": "1920", "opus": "+A=="}]}
                    """,
                    """
                    alarms view
                    "alarms": {"version": "8", "alarms": [
                      {"alarm": 9, "kind": "ALARM_KIND_DEAD_AIR", "channel": 5, "booths": ["ru"], "since_ms": "1763812800000",
                       "level": "ALARM_LEVEL_MODERATOR", "acknowledged_by": "technician"},
                      {"alarm": 10, "kind": "ALARM_KIND_CLIP", "channel": 2, "booths": ["fr"], "participant": "fr-1",
                       "since_ms": "1763812801000", "level": "ALARM_LEVEL_BOOTH"},
                      {"alarm": 11, "kind": "ALARM_KIND_CLOCK_MOVED", "since_ms": "1763812802000", "moved_ms": "1200000",
                       "level": "ALARM_LEVEL_TECHNICIAN"},
                      {"alarm": 12, "kind": "ALARM_KIND_BADGE_EXPOSED", "participant": "observer-1",
                       "since_ms": "1763812803000", "level": "ALARM_LEVEL_TECHNICIAN"},
                      {"alarm": 13, "kind": "ALARM_KIND_CERTIFICATE", "since_ms": "1763812804000", "until_ms": "1764417600000",
                       "level": "ALARM_LEVEL_TECHNICIAN"},
                      {"alarm": 14, "kind": "ALARM_KIND_FLOOR_LOST", "participant": "observer-1",
                       "since_ms": "1763812805000", "level": "ALARM_LEVEL_MODERATOR"},
                      {"alarm": 15, "kind": "ALARM_KIND_GUESSING", "since_ms": "1763812805000",
                       "level": "ALARM_LEVEL_TECHNICIAN"},
                      {"alarm": 16, "kind": "ALARM_KIND_NO_SOUND", "channel": 2, "since_ms": "1763812806000",
                       "level": "ALARM_LEVEL_TECHNICIAN", "unheard": {"reports": 7, "listeners": 41, "platform": "Android Chrome",
                       "platform_reports": 5, "network": "Hall 2, AP-3", "network_reports": 7, "hub_sends": true}}]}
                    """,
                    """
                    technician view
                    "technician": {"version": "9", "at_ms": "1763812800000", "certificate_until_ms": "1764417600000",
                      "channels": [{"channel": 2, "source": "CHANNEL_SOURCE_BOOTH", "booth": "fr", "owner": "fr-1",
                        "quality": "QUALITY_RELAY", "voice": 180, "level_dbfs": -24, "loudness_lufs": -23, "last_frame_age_ms": 12,
                        "loss_permille": 3, "jitter_ms": 4, "listeners": 41, "listener_loss_permille": 7, "mouth_to_ear_ms": 160,
                        "tone": true, "alarms": ["ALARM_KIND_CLIP", "ALARM_KIND_DOUBLE_VOICE"]}, {"channel": 3}],
                      "desks": [{"participant": "fr-1", "booth": "fr", "connections": 2, "client": "console 0.1", "on_air": true,
                        "channel": 2, "cough": true, "talks": true, "voice": 180, "level_dbfs": -24, "peak_dbfs": -3,
                        "loudness_lufs": -23, "last_frame_age_ms": 0, "loss_permille": 3, "jitter_ms": 4}],
                      "fan_out": {"lag_p50_us": 180, "lag_p95_us": 900, "lag_p99_us": 2100,
                                  "dropped": [{"cause": "DROP_CAUSE_LEASE", "frames": 3}, {"cause": "DROP_CAUSE_SLOW", "frames": 40}]},
                      "no_sound": [{"channel": 2, "reports": 7, "listeners": 41, "platform": "iOS Safari", "platform_reports": 6,
                        "network": "10.1.3.0/24", "network_reports": 7, "last_frame_age_ms": 15, "since_ms": "1763812790000"}]}
                    """,
                    """
                    sound check view
                    "sound_check": {"position": "48", "passed": 1, "failed": 1, "overridden_by": "chair",
                      "overridden_why": "The minister waits.",
                      "checks": [{"check": "CHECK_TALK", "result": "CHECK_RESULT_PASSED", "by": "technician", "at_ms": "1763812800000"},
                        {"booth": "fr", "check": "CHECK_COUGH", "result": "CHECK_RESULT_FAILED", "by": "technician",
                         "at_ms": "1763812800000", "note": "clicks"},
                        {"booth": "fr", "check": "CHECK_HANDOVER"}]}
                    """,
                    """
                    channel health
                    "channel_health": {"command": "h-10", "channel": 2, "source": "CHANNEL_SOURCE_BOOTH", "last_frame_age_ms": 15,
                      "voice": 200, "others": 6, "listening": true}
                    """,
                    """
                    speech text
                    "speech_text": {"version": "12", "participant": "ru-head", "language": "ru", "title": "Заявление",
                      "text": "Уважаемый господин председатель…", "delivery": "DELIVERY_CHECK", "by": "secretary",
                      "at_ms": "1763812800000", "number": 3, "on_behalf_of": "cis", "released_at_ms": "1763813100000"}
                    """,
                    """
                    texts view, one is released
                    "texts": {"position": "51", "texts": [
                      {"number": 3, "participant": "ru-head", "on_behalf_of": "cis", "language": "ru", "title": "Заявление",
                       "delivery": "DELIVERY_CHECK", "by": "secretary", "at_ms": "1763812800000",
                       "released_at_ms": "1763813100000"},
                      {"number": 4, "participant": "az-head", "language": "az", "delivery": "DELIVERY_VERBATIM",
                       "by": "az-head", "at_ms": "1763812900000"}]}
                    """,
                    """
                    run sheet view
                    "run_sheet": {"position": "52", "items": [
                      {"item": "opening", "taken_up_at_ms": "1763812800000", "left_at_ms": "1763813400000", "took_ms": "600000"},
                      {"item": "theme-1", "taken_up_at_ms": "1763813400000", "running_since_ms": "1763813400000"}]}
                    """,
                    """
                    glossary, the first part
                    "glossary": {"version": "13", "first": true, "terms": [{"term": 4, "in": {"fr": "ordre du jour",
                      "ar": "جدول الأعمال"}, "note": "UNTERM"}]}
                    """,
                    """
                    glossary, terms removed
                    "glossary": {"version": "14", "removed": [4, 5]}
                    """,
                    """
                    welcome, behind the scenes
                    "welcome": {"request": {"position": "50"}, "texts": {"position": "51"}, "run_sheet": {"position": "52"}, "help": {"version": "3"}, "cues": {"version": "5"}, "chat": [{"line": "41"}], "pad": {"version": "6"},
                      "calls": {"version": "7"}, "alarms": {"version": "8"}, "technician": {"version": "9"},
                      "sound_check": {"position": "48"}}
                    """,
                    """
                    caption, recognised, with the times it was said at
                    "caption": {"language": "ar", "segment": "s-1", "revision": 2, "final": true, "text": "بلغ الناتج 3.5٪ حسب UNESCO.",
                      "from_ms": "1763812800000", "to_ms": "1763812802400", "source": "CAPTION_SOURCE_RECOGNISED"}
                    """);

    private BackstageVectors() {}

    static List<Vector> asked() {
        List<Vector> vectors = new ArrayList<>();
        for (String each : ASKED) {
            var message = ClientMessage.newBuilder();
            String name = merged(each, message);
            vectors.add(Vector.of(name, message.build()));
        }
        return vectors;
    }

    static List<Vector> told() {
        List<Vector> vectors = new ArrayList<>();
        for (String each : TOLD) {
            var message = ServerMessage.newBuilder();
            String name = merged(each, message);
            vectors.add(Vector.of(name, message.build()));
        }
        return vectors;
    }

    /** Reads a message that stands below its name. */
    private static String merged(String each, Message.Builder into) {
        String[] said = each.split("\n", 2);
        try {
            JsonFormat.parser().merge("{" + said[1] + "}", into);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(each, e);
        }
        return said[0];
    }
}
